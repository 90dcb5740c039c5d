// How the routes of joint operations, premises and inspections are asked: about an operation of the inside street to which its
// officer's department is called, and about premises in the inside microgrid that the department looks after.
import { v7 as newId } from 'uuid'
import type { Thing } from '../../../src/domain/access/can.ts'
import { starterChecklist } from '../../../src/domain/operations/checklist.ts'
import { inspectionKind, inspectionSteps, type InspectionState, type InspectionStep } from '../../../src/domain/operations/inspection.ts'
import { operationKind, operationSteps, type OperationState, type OperationStep } from '../../../src/domain/operations/joint-operation.ts'
import type { Example, FeatureExamples, World } from './example.ts'

const today = '2026-03-02'

export const operationExamples: FeatureExamples = (world: World): Record<string, Example> => {
  const district = () => world.server().district
  const query = (text: string, values: unknown[]): Promise<unknown> => world.server().database.query(text, values)
  const calledOffice = (): Pick<Thing, 'assistingOfficeIds'> => ({ assistingOfficeIds: [district().offices[0]!.id] })
  const streetThing = (): Thing => {
    const { inside, id } = district()
    return { ...inside.street.line, district: id, holderUnitId: inside.street.id, holderOfficeId: null, assignedOfficeId: null, ownerId: null, ...calledOffice() }
  }
  const shopThing = (): Thing => ({ ...world.unitThing(), ...district().inside.microgrid.line, holderUnitId: null, ...calledOffice() })

  const plan = () => {
    const { inside, offices } = district()
    return {
      title: '示例', purpose: '示例', heldOn: today, beginsAt: '09:00', endsAt: '11:00', area: { unitIds: [inside.grid.id], shape: null }, items: [], officeIds: [offices[0]!.id],
      roster: [], leaderId: null,
    }
  }
  const makeOperation = async (state: OperationState): Promise<string> => {
    const { id, inside, offices, person } = district()
    const operationId = newId()
    await query(
      `insert into operations (district, id, state, state_group, version, title, purpose, held_on, begins_at, ends_at, area_unit_ids, items, leader_id, street_id, holder_unit_id, assisting_office_ids, planned_at)
       values ($1, $2, $3, $4, 1, '示例', '示例', $5, '09:00', '11:00', '{}', '{}', $6, $7, $7, $8, now())`,
      [id, operationId, state, operationKind.states[state], today, person('departmentOfficer').personId, inside.street.id, [offices[0]!.id]])
    await query('insert into operation_roster (district, operation_id, person_id, office_id, present) values ($1, $2, $3, $4, true)', [id, operationId, person('departmentOfficer').personId, offices[0]!.id])
    return operationId
  }
  const bodyOf = (step: OperationStep): Record<string, unknown> => {
    const { inside, person } = district()
    const common = { commandId: newId(), ...(operationKind.steps[step].versioned ? { version: 1 } : {}), ...('needsText' in operationKind.steps[step] ? { text: '说明' } : {}) }
    const more: Partial<Record<OperationStep, object>> = {
      revise: { plan: plan() }, changeLeader: { leaderId: person('departmentOfficer').personId }, signIn: { present: [person('departmentOfficer').personId] },
      followUp: { caseId: newId(), category: '02001', place: { lng: inside.lng, lat: inside.lat } },
    }
    return { ...common, ...more[step] }
  }

  const makePremises = async (): Promise<string> => {
    const { id, inside, offices } = district()
    const premisesId = newId()
    await query(
      `insert into premises (district, id, version, command_id, name, kind, address, contact_name, contact_phone, lng, lat, street_id, community_id, grid_id, microgrid_id, assisting_office_ids, kept_at)
       values ($1, $2, 1, $3, '示例店', 'food', '一号', '王小明', '13800000000', $4, $5, $6, $7, $8, $9, $10, now())`,
      [id, premisesId, newId(), inside.lng, inside.lat, inside.street.id, inside.community.id, inside.grid.id, inside.microgrid.id, [offices[0]!.id]])
    return premisesId
  }
  const makeInspection = async (state: InspectionState): Promise<string> => {
    const { id, inside, offices } = district()
    const inspectionId = newId()
    await query(
      `insert into inspections (district, id, premises_id, state, state_group, version, checklist_version, faults, reinspect_on, warnings, street_id, community_id, grid_id, microgrid_id, assisting_office_ids, begun_at)
       values ($1, $2, $3, $4, $5, 1, 1, '{o1}', $6, 1, $7, $8, $9, $10, $11, now())`,
      [id, inspectionId, await makePremises(), state, inspectionKind.states[state], state === 'warned' ? '2026-03-05' : null, inside.street.id, inside.community.id, inside.grid.id, inside.microgrid.id, [offices[0]!.id]])
    return inspectionId
  }
  const inspectionBody: Record<InspectionStep, () => Record<string, unknown>> = {
    reinspect: () => ({ answers: [{ item: 'o1', verdict: 'ok' }], photos: [] }), warn: () => ({ reinspectOn: '2026-03-06', text: '限期整改' }),
    handOver: () => ({ caseId: newId(), category: '02001', text: '拒不整改' }), withdraw: () => ({ text: '误报' }),
  }
  const facts = () => ({ name: '示例店', kind: 'food', address: '一号', officeIds: [], unitId: district().inside.microgrid.id })
  const sheet = Buffer.from('名称,类别,网格编码\n示例,餐饮,1\n')
  const uploaded = (path: string, body?: unknown): Example => async ({ actor }) => {
    const id = newId()
    await query('insert into premises_imports (district, id, person_id, file_name, headings, rows, preview, put_at) values ($1, $2, $3, $4, $5, $6, $7, now())', [
      district().id, id, actor.personId ?? 0, '场所.csv', JSON.stringify(['名称', '类别', '网格编码']), JSON.stringify([{ row: 2, cells: ['示例', '餐饮', '1'] }]),
      JSON.stringify({ fields: ['name', 'kind', 'unit'], rows: [], counts: { new: 0, changed: 0, unchanged: 0, faulty: 0 }, digest: '' })])
    return { path: `/api/premises-imports/${id}${path}`, ...(body ? { body } : {}) }
  }
  const kebab = (step: string): string => step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

  return {
    'operations.list': () => ({ path: '/api/operations' }),
    'operations.candidates': () => ({ path: `/api/operations/candidates?officeIds=${district().offices[0]!.id}&on=${today}` }),
    'operations.plan': () => ({ path: '/api/operations', body: { id: newId(), commandId: newId(), streetId: district().inside.street.id, plan: plan() }, thing: streetThing() }),
    'operations.get': async () => ({ path: `/api/operations/${await makeOperation('announced')}`, thing: streetThing() }),
    'operations.ofCase': async () => { const { id, thing } = await world.makeCase('filed', 'community'); return { path: `/api/cases/${id}/origin`, thing } },
    ...Object.fromEntries(operationSteps.map((step): [string, Example] => [`operations.${step}`, async () => ({
      path: `/api/operations/${await makeOperation(operationKind.steps[step].from[0]!)}/${kebab(step)}`, body: bodyOf(step), thing: streetThing(),
    })])),
    'premises.list': () => ({ path: '/api/premises' }),
    'premises.near': () => ({ path: `/api/premises/near?lng=${district().inside.lng}&lat=${district().inside.lat}` }),
    'premises.coverage': () => ({ path: `/api/premises/coverage?since=${today}` }),
    'premises.get': async () => ({ path: `/api/premises/${await makePremises()}`, thing: shopThing() }),
    'premises.add': () => ({ path: '/api/premises', body: { id: newId(), commandId: newId(), ...facts() }, thing: shopThing() }),
    'premises.change': async () => ({ path: `/api/premises/${await makePremises()}`, body: { commandId: newId(), version: 1, ...facts() }, thing: shopThing() }),
    'premises.contact': async () => ({ path: `/api/premises/${await makePremises()}/contact`, body: { reason: '通知复查' }, thing: shopThing() }),
    'premises.take': () => ({ path: '/api/premises-sheet' }),
    'premises.put': () => ({ path: `/api/premises-imports/${newId()}?name=${encodeURIComponent('场所.csv')}`, file: sheet }),
    'premises.import': uploaded(''),
    'premises.rows': uploaded('/rows'),
    'premises.faults': uploaded('/faults'),
    'premises.confirm': uploaded('/confirm', { digest: 'not what was seen' }),
    'inspections.checklist': () => ({ path: '/api/inspection-checklist' }),
    'inspections.setChecklist': () => ({ path: '/api/inspection-checklist', body: { commandId: newId(), version: 99_999, items: starterChecklist.items } }),
    'inspections.list': () => ({ path: '/api/inspections' }),
    'inspections.get': async () => ({ path: `/api/inspections/${await makeInspection('warned')}`, thing: shopThing() }),
    'inspections.inspect': async () => ({
      path: '/api/inspections', thing: shopThing(),
      body: { id: newId(), commandId: newId(), premisesId: await makePremises(), checklistVersion: 1, answers: starterChecklist.items.map(({ code }) => ({ item: code, verdict: 'ok' })), photos: [] },
    }),
    ...Object.fromEntries(inspectionSteps.map((step): [string, Example] => [`inspections.${step}`, async () => ({
      path: `/api/inspections/${await makeInspection(inspectionKind.steps[step].from[0]!)}/${kebab(step)}`, body: { commandId: newId(), version: 1, ...inspectionBody[step]() }, thing: shopThing(),
    })])),
  }
}
