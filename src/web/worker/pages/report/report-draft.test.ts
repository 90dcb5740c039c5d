import { describe, expect, it } from 'vitest'
import type { Parcel, ParcelFields } from '../../../kit/mobile/keep/parcel.ts'
import { chooseReport } from './report-draft.ts'

const report = (id: string, fields: ParcelFields, refused = false): Parcel =>
  ({ id, kind: 'report', caseId: id, version: null, fields, photos: [], savedAt: 0, waiting: false, refusal: refused ? { code: 'case.place-unknown', params: {} } : null, by: null })

const plain = report('plain', { text: '路灯不亮' })
const ofLamp = report('lamp', { text: '楼道灯坏了', roundId: 'r', roundFinding: 'lamp' })
const ofRound = report('round', { text: '还有一处', roundId: 'r' })
const empty = report('empty', { place: { lng: 1, lat: 2 }, accuracy: 12 })
const refused = report('refused', { text: '井盖' }, true)
const all = [refused, plain, ofLamp, ofRound, empty]

describe('the form of a report', () => {
  it('goes on with what was half written for the same thing', () => {
    expect(chooseReport({}, all)).toBe(plain)
    expect(chooseReport({ round: 'r', finding: 'lamp' }, all)).toBe(ofLamp)
    expect(chooseReport({ round: 'r' }, all)).toBe(ofRound)
  })
  it('begins anew for another finding, and leaves what is half written alone', () => {
    expect(chooseReport({ round: 'r', finding: 'door' }, all)).toBe(empty)
    expect(chooseReport({ round: 'r', finding: 'door' }, [refused, plain, ofLamp, ofRound])).toBeUndefined()
    expect(chooseReport({ round: 'other' }, [plain, ofRound])).toBeUndefined()
  })
  it('goes on with a refused one only when that was asked for', () => {
    expect(chooseReport({}, [refused])).toBeUndefined()
    expect(chooseReport({ draft: 'refused' }, all)).toBe(refused)
    expect(chooseReport({ draft: 'sent meanwhile' }, all)).toBe(plain)
  })
})
