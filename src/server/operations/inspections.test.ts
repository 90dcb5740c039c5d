// Inspections through HTTP: in order, warned, looked at again, settled or handed over as a case; the checklist in versions.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { InspectionView } from '../../contract/inspections.ts'
import { starterChecklist } from '../../domain/operations/checklist.ts'
import { unattachedKeptFor, eraseUnattachedPhotos } from '../files/erase.ts'
import { runJob } from '../jobs/jobs.ts'
import { catchUp } from '../journal/react.ts'
import { messageReaction } from '../messages/reaction.ts'
import { tellDueInspectionsJob } from './inspections/due.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let grid: Client
let desk: Client
let shop: string

const keep = async (client: Client, more: object = {}): Promise<string> => {
  const { lng, lat } = server.district.inside
  const { premises } = await client.call(api.premises.add, { body: { id: newId(), commandId: newId(), name: '老王面馆', kind: 'food', address: '一街 1 号', place: { lng, lat }, officeIds: [], ...more } })
  return premises.id
}

beforeEach(async () => {
  server = await testServer()
  ;[grid, desk] = await Promise.all([server.loginAs('gridWorker'), server.loginAs('communityDesk')])
  shop = await keep(desk)
})

const photo = async (client: Client): Promise<string> => {
  const id = newId()
  await client.call(api.files.put, { params: { id }, photo: new Blob([new Uint8Array(await makePhoto({ width: 40, height: 30 }))], { type: 'image/jpeg' }) })
  return id
}
const answers = (...faults: string[]) => starterChecklist.items.map(({ code }) => ({ item: code, verdict: faults.includes(code) ? ('fault' as const) : ('ok' as const) }))
const body = (more: object = {}) => ({ id: newId(), commandId: newId(), premisesId: shop, checklistVersion: 1, answers: answers(), photos: [] as string[], ...more })
const inspect = (more: object = {}, client = grid): Promise<InspectionView> => client.call(api.inspections.inspect, { body: body(more) })
const warned = async (): Promise<InspectionView> => inspect({ answers: answers('o1'), photos: [await photo(grid)], reinspectOn: '2026-03-05' })
const step = (view: InspectionView) => ({ params: { id: view.id }, next: { commandId: newId(), version: view.version } })
const failed = async (): Promise<InspectionView> => {
  const view = await warned()
  const { params, next } = step(view)
  return grid.call(api.inspectionSteps.reinspect, { params, body: { ...next, answers: [{ item: 'o1', verdict: 'fault' }], photos: [await photo(grid)] } })
}

describe('an inspection', () => {
  it('finds all in order, and the register says when it was looked at last', async () => {
    expect(await inspect()).toMatchObject({ state: 'inOrder', faults: [], abilities: [], premises: { name: '老王面馆' } })
    expect(await desk.call(api.premises.get, { params: { id: shop } })).toMatchObject({ premises: { lastState: 'inOrder', lastInspectedAt: server.clock.now }, inspections: [{ state: 'inOrder', by: 'gridWorker inside' }] })
  })

  it('warns, is due on its day, is looked at again and settled', async () => {
    const view = await warned()
    expect(view).toMatchObject({ state: 'warned', reinspectOn: '2026-03-05', overdue: false, abilities: ['reinspect'] })
    await inspect()
    const due = async () => (await desk.call(api.inspections.list, { query: { due: true } })).inspections.map(({ id, overdue }) => [id, overdue])
    expect(await due()).toEqual([[view.id, false]])
    server.clock.advance(4 * 86_400_000)
    expect(await due()).toEqual([[view.id, true]])
    const { params, next } = step(view)
    const settled = await grid.call(api.inspectionSteps.reinspect, { params, body: { ...next, answers: [{ item: 'o1', verdict: 'ok' }], photos: [] } })
    expect(settled).toMatchObject({ state: 'settled', faults: [], reinspectOn: null })
    expect(await due()).toEqual([])
  })

  it('due again is told once to who looked, opens there, and is no news any more once it was looked at', async () => {
    const view = await warned()
    const told = async () => {
      await runJob(server.context, tellDueInspectionsJob)
      await catchUp(server.context, server.district.id, messageReaction)
      return (await grid.call(api.messages.inbox, { query: {} })).messages.filter(({ occasion }) => occasion === 'reinspectionDue')
    }
    expect(await told()).toEqual([])
    server.clock.advance(3 * 86_400_000)
    expect(await told()).toMatchObject([{ subject: { kind: 'inspection', id: view.id }, facts: { day: '2026-03-05', number: null } }])
    expect(await told()).toHaveLength(1)
    server.clock.advance(20 * 86_400_000)
    expect(await told()).toHaveLength(1)
  })

  it('is handed over as a case with class, place and photos, for the desk to dispatch', async () => {
    const view = await failed()
    const { params, next } = step(view)
    const caseId = newId()
    const handed = await grid.call(api.inspectionSteps.handOver, { params, body: { ...next, caseId, category: '02001', text: '两次检查仍占道' } })
    expect(handed).toMatchObject({ state: 'handedOver', caseId })
    const street = await server.loginAs('streetDesk')
    const made = await street.call(api.cases.get, { params: { id: caseId } })
    expect(made).toMatchObject({ state: 'filed', category: '02001', description: '两次检查仍占道', address: '老王面馆 一街 1 号', place: { lng: server.district.inside.lng } })
    expect(made.abilities).toContain('dispatch')
    expect(made.steps[0]!.photos.map(({ fileId }) => fileId)).toEqual(handed.steps.flatMap(({ photos }) => photos))
    expect(await street.call(api.operations.ofCase, { params: { id: caseId } })).toEqual({ operation: null, inspection: { id: view.id, premises: '老王面馆' } })
  })

  it('is warned once more, or withdrawn by the desk', async () => {
    const view = await failed()
    const again = await grid.call(api.inspectionSteps.warn, { params: step(view).params, body: { ...step(view).next, reinspectOn: '2026-03-09', text: '最后一次' } })
    expect(again).toMatchObject({ state: 'warned', warnings: 2, mayBeWarned: true, faults: ['o1'] })
    expect((await refusal(grid.call(api.inspectionSteps.withdraw, { params: step(again).params, body: { ...step(again).next, text: '误报' } }))).code).toBe('access.refused')
    expect(await desk.call(api.inspectionSteps.withdraw, { params: step(again).params, body: { ...step(again).next, text: '误报' } })).toMatchObject({ state: 'withdrawn' })
  })

  it('takes a command twice once, and a stale page none', async () => {
    const sent = body()
    const first = await grid.call(api.inspections.inspect, { body: sent })
    expect(await grid.call(api.inspections.inspect, { body: sent })).toEqual(first)
    expect((await refusal(grid.call(api.inspections.inspect, { body: { ...body(), commandId: sent.commandId } }))).code).toBe('inspection.id-taken')
    expect((await refusal(grid.call(api.inspections.inspect, { body: { ...body(), id: sent.id } }))).code).toBe('inspection.id-taken')
    const view = await failed()
    const handOver = { params: { id: view.id }, body: { commandId: newId(), version: view.version, caseId: newId(), category: '02001', text: '移交' } }
    const handed = await grid.call(api.inspectionSteps.handOver, handOver)
    expect(await grid.call(api.inspectionSteps.handOver, handOver)).toEqual(handed)
    const other = await warned()
    expect((await refusal(grid.call(api.inspectionSteps.reinspect, { params: { id: other.id }, body: { commandId: newId(), version: 9, answers: [], photos: [] } }))).code).toBe('inspection.changed')
  })

  it('is within reach of the premises’ line and of the offices that look after them', async () => {
    const officer = await server.loginAs('departmentOfficer')
    expect((await refusal(inspect({}, officer))).code).toBe('premises.not-found')
    shop = await keep(desk, { name: '小李面馆', officeIds: [server.district.offices[0]!.id] })
    const view = await inspect({}, officer)
    expect((await officer.call(api.inspections.list, {})).inspections.map(({ id }) => id)).toEqual([view.id])
    for (const role of ['gridWorker', 'communityDesk', 'streetDesk'] as const) {
      const outside = await server.loginAs(role, 'outside')
      expect((await refusal(outside.call(api.inspections.get, { params: { id: view.id } }))).code).toBe('inspection.not-found')
      expect((await outside.call(api.inspections.list, {})).inspections).toEqual([])
    }
    expect((await refusal(server.anonymous().call(api.inspections.list, {}))).code).toBe('access.sign-in-needed')
    expect((await refusal(inspect({}, await server.loginAs('streetDesk')))).code).toBe('access.refused')
  })

  it('shows its photos to whoever sees files there, keeps them, and takes no photo of somebody else', async () => {
    const view = await warned()
    const [shown] = view.steps[0]!.photos
    const status = async (client: Client) => (await client.fetch(`/api/files/${shown!}?size=thumbnail`)).status
    expect([await status(desk), await status(await server.loginAs('leader')), await status(await server.loginAs('communityDesk', 'outside')), await status(await server.loginAs('resident'))]).toEqual([200, 200, 404, 404])
    expect((await refusal(inspect({ answers: answers('o1'), photos: [shown!], reinspectOn: '2026-03-05' }))).code).toBe('inspection.photo-unknown')
    expect((await refusal(inspect({ answers: answers('o1'), photos: [await photo(desk)], reinspectOn: '2026-03-05' }))).code).toBe('inspection.photo-unknown')
    server.clock.advance(unattachedKeptFor + 86_400_000)
    await runJob(server.context, eraseUnattachedPhotos)
    expect(await status(desk)).toBe(200)
  })

  it('belongs to a running joint operation when it says so', async () => {
    const { id, inside, offices } = server.district
    const operationId = newId()
    await server.database.query(
      `insert into operations (district, id, state, state_group, version, title, purpose, held_on, begins_at, ends_at, area_unit_ids, items, street_id, holder_unit_id, assisting_office_ids, planned_at)
       values ($1, $2, 'running', 'open', 1, '夜市', '整治', '2026-03-02', '09:00', '11:00', '{}', '{}', $3, $3, $4, now())`, [id, operationId, inside.street.id, [offices[0]!.id]])
    expect((await refusal(inspect({ operationId }))).code).toBe('operation.not-found')
    shop = await keep(desk, { name: '小李面馆', officeIds: [offices[0]!.id] })
    const officer = await server.loginAs('departmentOfficer')
    expect((await inspect({ operationId }, officer)).operation).toEqual({ id: operationId, title: '夜市' })
    expect((await officer.call(api.operations.get, { params: { id: operationId } })).inspections).toEqual({ total: 1, inOrder: 1, warned: 0, settled: 0, handedOver: 0 })
    expect((await officer.call(api.inspections.list, { query: { operationId } })).inspections).toHaveLength(1)
  })

  it.each([{ answers: 'none' }, { photos: ['no id'] }, { premisesId: '1' }, { reinspectOn: 'soon' }])('refuses what is malformed: %j', async (wrong) => {
    const response = await grid.fetch('/api/inspections', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...body(), ...wrong }) })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'request.malformed'])
  })
})

describe('the checklist', () => {
  const items = [{ code: 'n1', duty: 'order' as const, zh: '夜间不扰民', en: 'Quiet at night' }]

  it('is edited in versions; what was begun keeps the version it used', async () => {
    const district = await server.loginAs('districtDesk')
    const begun = await warned()
    const sent = { body: { commandId: newId(), version: 1, items } }
    expect(await district.call(api.inspections.setChecklist, sent)).toEqual({ version: 2, items })
    expect(await district.call(api.inspections.setChecklist, sent)).toEqual({ version: 2, items })
    expect((await refusal(district.call(api.inspections.setChecklist, { body: { commandId: newId(), version: 1, items } }))).code).toBe('inspection.checklist-changed')
    expect((await grid.call(api.inspections.checklist, {})).version).toBe(2)
    expect((await grid.call(api.inspections.get, { params: { id: begun.id } })).checklist).toEqual(starterChecklist)
    expect(await inspect({ checklistVersion: 2, answers: [{ item: 'n1', verdict: 'ok' }] })).toMatchObject({ state: 'inOrder', checklist: { version: 2, items } })
    expect((await refusal(grid.call(api.inspections.checklist, { query: { version: 9 } }))).code).toBe('inspection.checklist-unknown')
    const street = await server.loginAs('streetDesk')
    expect((await refusal(street.call(api.inspections.setChecklist, { body: { commandId: newId(), version: 2, items } }))).code).toBe('access.refused')
  })
})
