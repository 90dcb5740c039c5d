// The catalogue through HTTP: classes written into a draft, adopted from a day, and what that does to cases that run.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { CatalogueClass } from '../../contract/catalogue.ts'
import type { BodyOf } from '../../contract/route.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, testStart, type TestServer } from '../../../tests/support/server.ts'

const { catalogue, cases, caseSteps: steps } = api
const hour = 3_600_000
let server: TestServer
let desk: Client
beforeEach(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
})

const classOf = async (code: string, version?: number, client = desk): Promise<CatalogueClass> => {
  const { classes, draft } = await client.call(catalogue.get, { query: version === undefined ? {} : { version } })
  const shown = draft === null || version !== undefined ? classes : (await client.call(catalogue.get, { query: { version: draft } })).classes
  return shown.find(({ category }) => category.code === code)!
}
type Change = Partial<Omit<CatalogueClass['category'], 'code' | 'version'>> & { retired?: boolean }
const bodyFor = ({ category, retired, revision }: CatalogueClass, change: Change): BodyOf<typeof catalogue.save> => {
  const { version, zh, en, component, conditions, questions, evidence, offices, limits, milestones } = category
  return { seen: { version, revision }, retired, zh, en, component, conditions, questions, evidence, offices, limits, milestones, ...change }
}
const save = async (code: string, change: Change, client = desk) => client.call(catalogue.save, { params: { code }, body: bodyFor(await classOf(code, undefined, client), change) })
const adopt = async (from: string, more: { commandId?: string; digest?: string; note?: string } = {}) => {
  const { versions } = await desk.call(catalogue.versions, {})
  return desk.call(catalogue.adopt, { body: { commandId: newId(), digest: versions.find(({ standing }) => standing === 'draft')?.digest ?? '', from, ...more } })
}
const report = (client: Client, more: Partial<BodyOf<typeof cases.report>> = {}) =>
  client.call(cases.report, { body: { id: newId(), commandId: newId(), category: '01001', description: '路灯不亮', place: { lng: server.district.inside.lng, lat: server.district.inside.lat }, ...more } })
const categoryToday = async (code: string) => (await server.anonymous().call(cases.categories, {})).categories.find((one) => one.code === code)

const pole = { code: 'pole', zh: '灯杆编号', en: 'Number on the pole', kind: 'text' as const, required: true }
const handle = (amount: number, unit: 'hour' | 'workHour' | 'workday') => [{ stage: 'handle' as const, urgent: null, condition: null, area: null, limit: { amount, unit } }]

describe('a change of the catalogue', () => {
  it('waits in the draft, is adopted from a day, and is in force from midnight in China without anything being started', async () => {
    await save('01001', { questions: [pole], limits: handle(1, 'workHour') })
    expect(await categoryToday('01001')).toMatchObject({ version: 1, questions: [] })
    const { versions } = await adopt('2026-03-03', { note: '路灯提速' })
    expect(versions.map(({ number, standing, from, note }) => ({ number, standing, from, note }))).toEqual([{ number: 2, standing: 'coming', from: '2026-03-03', note: '路灯提速' }, { number: 1, standing: 'inForce', from: '2020-01-01', note: '' }])
    expect(await categoryToday('01001')).toMatchObject({ version: 1 })
    server.clock.now = Date.parse('2026-03-02T15:59:59Z')
    expect(await categoryToday('01001')).toMatchObject({ version: 1 })
    server.clock.now = Date.parse('2026-03-02T16:00:00Z')
    expect(await categoryToday('01001')).toMatchObject({ version: 2, questions: [pole], limit: { amount: 1, unit: 'workHour' } })
    expect((await desk.call(catalogue.versions, {})).versions.map(({ standing }) => standing)).toEqual(['inForce', 'replaced'])
  })

  it('leaves running cases as they began: limits, questions, evidence', async () => {
    const [community, resident] = [await server.loginAs('communityDesk'), await server.loginAs('resident')]
    const running = await report(resident)
    await save('01001', { questions: [pole], limits: handle(1, 'workHour'), evidence: { scene: true, before: true, after: true, place: false }, conditions: [{ code: 'unsafe', zh: '影响安全', en: 'Unsafe' }] })
    await adopt('2026-03-02')
    expect(await refusal(report(resident))).toMatchObject({ code: 'case.photo-needed', params: { role: 'scene' } })
    const clerk = community
    expect(await refusal(report(clerk, { onBehalf: {} }))).toMatchObject({ code: 'case.answer-needed', params: { question: 'pole', zh: '灯杆编号', en: 'Number on the pole' } })
    const begun = await report(clerk, { onBehalf: {}, answers: { pole: ' D-17 ', unasked: 'x' } })
    expect(await refusal(community.call(steps.accept, { params: { id: running.id }, body: { commandId: newId(), version: 1, verifyOnSite: false, condition: 'unsafe' } }))).toMatchObject({ code: 'case.condition-unknown' })
    const accepted = await community.call(steps.accept, { params: { id: running.id }, body: { commandId: newId(), version: 1, verifyOnSite: false } })
    expect(accepted).toMatchObject({ dueAt: testStart + 5 * hour, answers: [], needsBeforePhoto: false, conditions: [] })
    const view = await community.call(cases.get, { params: { id: begun.id } })
    expect(view).toMatchObject({ dueAt: testStart + hour, answers: [{ question: pole, answer: 'D-17' }], needsBeforePhoto: true, conditions: [{ code: 'unsafe', nameZh: '影响安全', nameEn: 'Unsafe' }] })
    // A case of a class that is retired meanwhile runs on.
    await save('01001', { retired: true })
    await adopt('2026-03-02')
    expect(await categoryToday('01001')).toMatchObject({ active: false, nameZh: '路灯' })
    expect(await refusal(report(clerk, { onBehalf: {}, answers: { pole: '1' } }))).toMatchObject({ code: 'case.category-unknown' })
    expect(await community.call(cases.get, { params: { id: begun.id } })).toMatchObject({ category: '01001', answers: [{ answer: 'D-17' }] })
  })

  it('doesn’t refuse a report that was written on the form before', async () => {
    const resident = await server.loginAs('resident')
    await save('01001', { questions: [pole] })
    await adopt('2026-03-02')
    expect(await refusal(report(resident, { categoryVersion: 2 }))).toMatchObject({ code: 'case.answer-needed' })
    expect((await report(resident, { categoryVersion: 1, answers: { colour: 'red' } })).state).toBe('reported')
    expect(await refusal(report(resident, { categoryVersion: 2, answers: { pole: 7 } }))).toMatchObject({ code: 'case.answer-wrong' })
  })

  it('the same again changes nothing; what is put back leaves the draft', async () => {
    const before = await classOf('01001')
    const first = await desk.call(catalogue.save, { params: { code: '01001' }, body: bodyFor(before, { zh: '路灯不亮' }) })
    expect(first).toMatchObject({ revision: 1, category: { version: 2, zh: '路灯不亮' } })
    expect(await desk.call(catalogue.save, { params: { code: '01001' }, body: bodyFor(before, { zh: '路灯不亮' }) })).toEqual(first)
    await save('01001', { zh: '路灯' })
    expect((await desk.call(catalogue.get, {})).changed).toEqual([])
    expect((await refusal(adopt('2026-03-02'))).code).toBe('catalogue.draft-empty')
  })

  it('two who edit the same class notice each other, two who edit different ones don’t', async () => {
    const administrator = await server.loginAs('systemAdministrator')
    const [mine, theirs] = [await classOf('01001'), await classOf('01001', undefined, administrator)]
    await desk.call(catalogue.save, { params: { code: '01001' }, body: bodyFor(mine, { zh: '路灯甲' }) })
    expect(await refusal(administrator.call(catalogue.save, { params: { code: '01001' }, body: bodyFor(theirs, { zh: '路灯乙' }) }))).toMatchObject({ code: 'catalogue.changed', params: { code: '01001' } })
    expect((await save('02001', { zh: '生活垃圾' }, administrator)).category.version).toBe(2)
    const seen = (await desk.call(catalogue.versions, {})).versions[0]!.digest!
    await save('02001', { zh: '暴露垃圾' }, administrator)
    expect((await refusal(adopt('2026-03-02', { digest: seen }))).code).toBe('catalogue.changed')
  })

  it('a new class is numbered by the district, below a major that is there', async () => {
    const body = { ...bodyFor(await classOf('01001'), { zh: '自定类', en: 'Own class' }), seen: null }
    expect(await refusal(desk.call(catalogue.save, { params: { code: '01079' }, body }))).toMatchObject({ code: 'catalogue.code-reserved' })
    expect(await refusal(desk.call(catalogue.save, { params: { code: '77080' }, body }))).toMatchObject({ code: 'catalogue.major-missing', params: { code: '77' } })
    expect((await desk.call(catalogue.save, { params: { code: '01080' }, body })).category.code).toBe('01080')
    await adopt('2026-03-02')
    expect((await report(await server.loginAs('resident'), { category: '01080' })).state).toBe('reported')
  })

  it('what asks for something the platform knows is refused with the reason, as is a class without a limit', async () => {
    const known = { code: 'tel', zh: '联系电话', en: 'Phone', kind: 'text' as const, required: false }
    expect(await refusal(save('01001', { questions: [known] }))).toMatchObject({ code: 'catalogue.faulty', params: { faults: ['question-known'] } })
    expect(await refusal(save('01001', { limits: [], offices: ['nobody'] }))).toMatchObject({ code: 'catalogue.faulty', params: { faults: ['office-unknown', 'handle-missing'] } })
  })
})

describe('adopting', () => {
  it('is the district desk’s: who keeps the system drafts, a street reads, the public sees what can be reported', async () => {
    const [administrator, street] = [await server.loginAs('systemAdministrator'), await server.loginAs('streetDesk')]
    await save('01001', { zh: '路灯不亮' }, administrator)
    const digest = (await administrator.call(catalogue.versions, {})).versions[0]!.digest!
    const body = { commandId: newId(), digest, from: '2026-03-02' }
    expect((await refusal(administrator.call(catalogue.adopt, { body }))).code).toBe('access.refused')
    expect((await refusal(save('01001', { zh: '街道改的' }, street))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(catalogue.get, {}))).code).toBe('access.sign-in-needed')
    const { versions } = await desk.call(catalogue.adopt, { body })
    expect(versions[0]).toMatchObject({ number: 2, standing: 'inForce', classes: 1, adoptedBy: expect.stringMatching(/./) })
    expect((await desk.call(catalogue.adopt, { body })).versions).toEqual(versions)
  })

  it('is never backdated, nor before a version that is already to come; that one can be taken back before its day', async () => {
    await save('01001', { zh: '路灯不亮' })
    expect(await refusal(adopt('2026-03-01'))).toMatchObject({ code: 'catalogue.from-too-early', params: { earliest: '2026-03-02' } })
    await adopt('2026-03-10')
    await save('02001', { zh: '生活垃圾' })
    expect(await refusal(adopt('2026-03-09'))).toMatchObject({ code: 'catalogue.from-too-early', params: { earliest: '2026-03-10' } })
    expect((await refusal(desk.call(catalogue.takeback, { params: { number: 2 }, body: {} }))).code).toBe('catalogue.draft-open')
    await desk.call(catalogue.discard, { body: { number: 3 } })
    await desk.call(catalogue.discard, { body: { number: 3 } })
    expect((await desk.call(catalogue.takeback, { params: { number: 2 }, body: {} })).versions[0]).toMatchObject({ number: 2, standing: 'draft', from: null })
    expect((await desk.call(catalogue.takeback, { params: { number: 2 }, body: {} })).versions[0]).toMatchObject({ standing: 'draft' })
    await adopt('2026-03-02')
    expect((await refusal(desk.call(catalogue.takeback, { params: { number: 2 }, body: {} }))).code).toBe('catalogue.in-force-already')
    expect((await refusal(desk.call(catalogue.changes, { params: { number: 9 } }))).code).toBe('catalogue.version-not-found')
  })

  it('shows what differs, and a class through its versions', async () => {
    await save('01001', { zh: '路灯不亮' })
    await adopt('2026-03-02')
    await save('01001', { zh: '路灯损坏' })
    const { changes } = await desk.call(catalogue.changes, { params: { number: 3 } })
    expect(changes.map(({ before, after }) => [before?.category.zh, after.category.zh])).toEqual([['路灯不亮', '路灯损坏']])
    expect((await desk.call(catalogue.class, { params: { code: '01001' } })).versions.map(({ category, standing }) => [category.zh, standing])).toEqual([['路灯损坏', 'draft'], ['路灯不亮', 'inForce'], ['路灯', 'replaced']])
    expect((await refusal(desk.call(catalogue.class, { params: { code: '09999' } }))).code).toBe('catalogue.not-found')
    await desk.call(catalogue.undo, { params: { code: '01001' }, body: {} })
    expect((await desk.call(catalogue.get, {})).changed).toEqual([])
  })

  it('numbers one draft, however many begin it at once, and stands in the journal', async () => {
    const bodies = await Promise.all(['01001', '02001', '03001'].map(async (code) => ({ code, body: bodyFor(await classOf(code), { en: 'Changed' }) })))
    const saved = await Promise.all(bodies.map(({ code, body }) => desk.call(catalogue.save, { params: { code }, body })))
    expect(saved.map(({ category }) => category.version)).toEqual([2, 2, 2])
    await adopt('2026-03-02')
    const kinds = await server.database.query<{ kind: string }>("select kind from journal where district = $1 and kind like 'catalogue.%' order by position", [server.district.id])
    expect(kinds.map(({ kind }) => kind)).toEqual(['catalogue.classSaved', 'catalogue.classSaved', 'catalogue.classSaved', 'catalogue.adopted'])
  })
})
