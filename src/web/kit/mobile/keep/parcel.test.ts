import { describe, expect, it } from 'vitest'
import { Value } from 'typebox/value'
import { caseRoutes, stepBodies } from '../../../../contract/cases.ts'
import { bodyOf, isStarted, type Parcel } from './parcel.ts'

const id = '0190a1b2-0000-7000-8000-000000000001'
const parcel = (change: Partial<Parcel>): Parcel => ({ id, kind: 'report', caseId: id, version: null, fields: {}, photos: [], savedAt: 0, waiting: false, refusal: null, by: null, ...change })
const photo = { fileId: id, name: 'a.jpg', role: 'scene' as const, sent: true }

describe('what is sent of a report', () => {
  it('is what the contract asks for', () => {
    const body = bodyOf(parcel({ fields: { category: '01001', text: ' lamp ', place: { lng: 113.3, lat: 40.1 }, accuracy: 12, contactPhone: '13900000000' }, photos: [photo] }))
    expect(Value.Check(caseRoutes.report.schemas.body, body)).toBe(true)
    expect(body).toMatchObject({ description: 'lamp', contact: { phone: '13900000000' }, photos: [{ fileId: id, role: 'scene' }] })
  })
  it('without words says its category, and leaves out what was not given', () => {
    const body = bodyOf(parcel({ fields: { category: '01001', categoryName: 'Street lamp', address: '  ', contactName: '' } }))
    expect(body).toEqual({ id, commandId: id, category: '01001', description: 'Street lamp' })
  })
})

describe('what is sent of a step', () => {
  it.each([
    ['verify', { found: false, text: 'nothing there' }], ['verify', { found: true, condition: 'unsafe', urgent: true }], ['accept', { condition: 'unsafe', urgent: false }], ['handle', { text: 'done' }], ['passUp', { text: 'too big' }], ['accept', { verifyOnSite: true }],
    ['askSuspend', { until: '2030-01-02', text: 'parts' }], ['askExtend', { amount: 2, text: 'more' }], ['askVoid', { text: 'no case' }], ['answerChase', { text: 'today' }], ['assist', { text: 'helped' }], ['milestone', { milestone: 'stop' }], ['resume', {}], ['approve', {}], ['decline', { text: 'no' }], ['withdraw', {}],
    ['refuse', { reason: 'notOurs', text: 'no' }], ['sendDown', { unitId: 7 }], ['check', {}], ['rework', { text: 'again' }], ['rate', { grade: 'fair' }], ['note', { text: 'seen' }], ['reopen', { text: 'dark again' }],
  ] as const)('%s fits its route', (kind, fields) => {
    const body = bodyOf(parcel({ kind, version: 3, fields, photos: kind === 'handle' ? [{ ...photo, role: 'after' }] : [] }))
    expect([...Value.Errors(stepBodies[kind], body)]).toEqual([])
    if (!['rate', 'note', 'answerChase', 'assist'].includes(kind)) expect(body['version']).toBe(3)
  })
})

describe('how grave and how urgent', () => {
  it('goes with a report, an acceptance and a verification, as far as it was said', () => {
    const weighed = { condition: 'unsafe', urgent: true }
    expect(bodyOf(parcel({ fields: { category: '01001', text: 'lamp', ...weighed } }))).toMatchObject(weighed)
    expect(bodyOf(parcel({ fields: { category: '01001', text: 'lamp', condition: '' } }))).not.toHaveProperty('condition')
    expect(bodyOf(parcel({ kind: 'accept', fields: weighed }))).toMatchObject(weighed)
    expect(bodyOf(parcel({ kind: 'accept', fields: {} }))).not.toHaveProperty('urgent')
    expect(bodyOf(parcel({ kind: 'verify', fields: { found: true, ...weighed } }))).toMatchObject(weighed)
  })
  it('is left to who looks at it on site, and not said of what isn’t there', () => {
    expect(bodyOf(parcel({ kind: 'accept', fields: { verifyOnSite: true, condition: 'unsafe' } }))).not.toHaveProperty('condition')
    const nothing = bodyOf(parcel({ kind: 'verify', fields: { found: false, condition: 'unsafe', urgent: true } }))
    expect(nothing).not.toHaveProperty('condition')
    expect(nothing).not.toHaveProperty('urgent')
  })
})

describe('a report that was only opened', () => {
  it('is nothing to be missed, not even with the phone’s own position; a photo, a word or a place chosen by hand is', () => {
    expect(isStarted(parcel({ fields: { text: '  ' } }))).toBe(false)
    expect(isStarted(parcel({ fields: { place: { lng: 1, lat: 2 }, accuracy: 9 } }))).toBe(false)
    expect(isStarted(parcel({ fields: { place: { lng: 1, lat: 2 } } }))).toBe(true)
    expect(isStarted(parcel({ photos: [photo] }))).toBe(true)
    expect(isStarted(parcel({ fields: { text: 'x' } }))).toBe(true)
  })
})
