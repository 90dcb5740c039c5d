// Every route × every role × somebody inside and somebody outside: refused unless the rule of access allows it. A route
// that is not in the table of examples fails here.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { allRoutes, api } from '../../contract/api.ts'
import { pathOf } from '../../contract/client.ts'
import type { Route } from '../../contract/route.ts'
import { residentPost, type Actor, type ActorPost } from '../../domain/access/actor.ts'
import { can, postsWith, type Thing } from '../../domain/access/can.ts'
import { roles, type Role } from '../../domain/access/roles.ts'
import { verbs } from '../../domain/access/verbs.ts'
import { eventKind, eventSteps, type EventState, type EventStep } from '../../domain/cases/event.ts'
import type { Request } from '../../domain/cases/case.ts'
import { oneCalendar } from '../../domain/clocks/calendar-book.ts'
import { startClock, type Clock } from '../../domain/clocks/clock.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import { readCalendar } from '../territory/calendar.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { featureExamples } from '../../../tests/support/route-examples/index.ts'
import type { Asked, Example, Who } from '../../../tests/support/route-examples/example.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { buildDistrict, type StaffRole, type TestPerson } from '../../../tests/support/builders.ts'
import { toRow } from '../cases/rows.ts'
import { bulkInsert } from '../db/bulk.ts'
import { inTransaction } from '../db/tx.ts'

let server: TestServer
let photo: Buffer
let everybody: Who[]
/** Everybody once more, in a district of their own. */
let strangers: Who[]

beforeAll(async () => {
  server = await testServer()
  photo = await makePhoto({ width: 40, height: 30 })
  const staff = (Object.keys(roles) as Role[]).filter((role): role is StaffRole => role !== 'anonymous')
  everybody = await Promise.all([
    ...staff.flatMap((role) => (['inside', 'outside'] as const).map(async (where) => {
      const client = await server.loginAs(role, where)
      return { role, where, client, actor: actorOf(client.person) }
    })),
    Promise.resolve({ role: 'anonymous' as const, where: 'outside' as const, client: server.anonymous(), actor: nobody() }),
  ])
  const other = await buildDistrict(server.database)
  strangers = await Promise.all(staff.map(async (role) => {
    const client = await server.loginAs(role, 'inside', other)
    return { role, where: 'outside' as const, client, actor: { ...actorOf(client.person), district: other.id } }
  }))
})

const nobody = (): Actor => ({ district: server.district.id, accountId: null, personId: null, name: '', posts: [{ id: null, role: 'anonymous', unit: null, officeId: null }] })

const actorOf = (person: TestPerson): Actor => {
  const post: ActorPost = { id: person.postId, role: person.role, unit: person.unit?.line ?? null, officeId: person.officeId }
  return { district: server.district.id, accountId: person.accountId, personId: person.personId, name: person.name, posts: person.role === 'resident' ? [residentPost] : [post, residentPost] }
}

/** What a side step needs to act on: a running clock, something asked for by somebody. */
const clocksFor = (step: EventStep | undefined): Clock[] =>
  step === 'answerChase' || step === 'askExtend' ? [startClock(1, step === 'askExtend' ? 'handle' : 'chase', { amount: 4, unit: 'hour' }, server.clock.now, oneCalendar(readCalendar()).standard)] : []
const requestFor = (step: EventStep | undefined): Request | null =>
  step === 'approve' || step === 'decline' || step === 'withdraw' ? { ask: 'void', byId: null, at: server.clock.now, until: null, amount: null } : null

/** A case in the inside street, reported by the inside resident, in a state the step can be taken from and held where it would be. */
const makeCase = async (state: EventState, holder: 'grid' | 'community' | 'street' | 'office', step?: EventStep): Promise<{ id: CaseId; thing: Thing }> => {
  const { inside, offices, unit, id: district, person } = server.district
  const { streetId, communityId, gridId, microgridId } = inside.microgrid.line
  const at = server.clock.now
  const after = (...states: EventState[]): number | null => (states.includes(state) ? at : null)
  const fold = {
    streetId, communityId, gridId, microgridId, district, id: newId() as CaseId, kind: 'event' as const, state, version: 1, source: 'resident' as const, category: '02001', urgent: false,
    categoryVersion: 1, condition: null, area: 'B' as const, clocks: clocksFor(step), nextTickAt: null, returnCount: 0, request: requestFor(step), suspendedUntil: null,
    resumeState: state === 'suspended' || state === 'merged' ? 'filed' as const : null, masterId: null, parentId: null, selfHandled: false, assistingOfficeIds: step === 'assist' ? [offices[0]!.id] : [],
    districtUnitId: unit.id, holderUnitId: holder === 'office' ? null : inside[holder].id, holderOfficeId: holder === 'office' ? offices[0]!.id : null,
    assignedOfficeId: holder === 'office' ? offices[0]!.id : null, sentFromUnitId: inside.street.id, ownerId: person('resident').personId, handledById: null, handledUnitId: null,
    handledOfficeId: null, reportedAt: at, acceptedAt: at, filedAt: at, handledAt: after('handled', 'checked', 'closed'), checkedAt: after('checked', 'closed'),
    closedAt: after('closed', 'refused'), dueAt: at + 3_600_000, overdue: false, rating: null, reworkCount: 0, reopenCount: 0,
  }
  await inTransaction(server.database, (tx) => bulkInsert(tx, 'cases', [toRow({ ...fold, description: '示例', address: '', lng: inside.lng, lat: inside.lat, answers: {} })]))
  return { id: fold.id, thing: fold }
}

const holderFor: Record<EventStep, 'grid' | 'community' | 'street' | 'office'> = {
  accept: 'community', refuse: 'community', verify: 'grid', handle: 'office', passUp: 'grid', sendDown: 'street', dispatch: 'street', return: 'office',
  check: 'community', rework: 'community', close: 'street', rate: 'street', reopen: 'street', note: 'community',
  askSuspend: 'office', askExtend: 'office', askVoid: 'grid', withdraw: 'office', approve: 'grid', decline: 'grid', resume: 'office', milestone: 'office', chase: 'office', answerChase: 'office',
  callAssistants: 'street', assist: 'office', merge: 'community', unmerge: 'community',
}

const bodyFor = (step: EventStep): Record<string, unknown> => {
  const common = { commandId: newId(), text: '说明', ...(eventKind.steps[step].versioned ? { version: 1 } : {}) }
  const more: Partial<Record<EventStep, Record<string, unknown>>> = {
    accept: { verifyOnSite: true }, refuse: { reason: 'notOurs' }, verify: { found: true }, sendDown: { unitId: server.district.inside.grid.id },
    dispatch: { officeId: server.district.offices[0]!.id }, rate: { grade: 'fair' },
    askSuspend: { until: server.clock.now + 86_400_000 }, askExtend: { amount: 1 }, milestone: { milestone: 'stop' }, chase: { limit: { amount: 4, unit: 'workHour' } },
    callAssistants: { officeIds: [server.district.offices[1]!.id] }, merge: { masterId: newId() },
  }
  return { ...common, ...more[step] }
}

const unitThing = (): Thing => {
  const { inside, id } = server.district
  return { ...inside.grid.line, district: id, holderUnitId: inside.grid.id, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null }
}

const reorganisation = () => ({ unitId: server.district.inside.grid.id, answers: {}, rows: [{ row: 2, oldCode: server.district.inside.grid.code, newCode: null, name: '改名网格', parentCode: null }] })

const communityThing = (): Thing => ({ ...unitThing(), ...server.district.inside.community.line, gridId: null, microgridId: null, holderUnitId: server.district.inside.community.id })
const districtThing = (): Thing => ({ ...unitThing(), streetId: null, communityId: null, gridId: null, microgridId: null, holderUnitId: server.district.unit.id })

const onCase = (route: Route, body?: () => unknown): Example => async () => {
  const { id, thing } = await makeCase('filed', 'community')
  return { path: pathOf(route, { id }), ...(body ? { body: body() } : {}), thing }
}

/** A post in the inside grid that may be ended, of nobody who asks. */
const makePost = async (): Promise<number> => {
  const [post] = await server.database.query<{ id: number }>('select id from posts where district = $1 and person_id = $2', [server.district.id, await makeWorker()])
  return post!.id
}
/** Somebody without an account, so that no row of the test signs out another. */
const makeWorker = async (): Promise<number> => {
  const { id, inside } = server.district
  const [person] = await server.database.query<{ id: number }>("insert into persons (district, name) values ($1, '无账号的人') returning id", [id])
  await server.database.query("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'gridWorker', $3, '2025-01-01')", [id, person!.id, inside.grid.id])
  return person!.id
}
const rosterFile = Buffer.from('姓名,岗位,网格编码\n甲,网格员,1\n')
/** A sheet that whoever asks has uploaded. */
const uploaded = async (actor: Actor, path: string): Promise<Asked> => {
  const id = newId()
  await server.database.query('insert into roster_imports (district, id, file_name, headings, rows, preview, person_id, put_at) values ($1, $2, $3, $4, $5, $6, $7, now())', [
    server.district.id, id, '名册.csv', JSON.stringify(['姓名', '岗位', '网格编码']), JSON.stringify([{ row: 2, cells: ['甲', '网格员', '1'] }]),
    JSON.stringify({ fields: ['name', 'role', 'unitCode'], rows: [], counts: { new: 0, changed: 0, unchanged: 0, faulty: 0 }, unknownRoles: [], digest: '' }), actor.personId ?? 0])
  return { path: `/api/roster-imports/${id}${path}` }
}
let leaveDay = 0
const nextDays = (): { from: string; until: string } => {
  const on = new Date(Date.UTC(2027, 0, 1 + (leaveDay += 1))).toISOString().slice(0, 10)
  return { from: on, until: on }
}
const makeLeave = async (): Promise<number> => {
  const [leave] = await server.database.query<{ id: number }>(
    "insert into leaves (district, person_id, from_on, until_on, command_id, recorded_at) values ($1, $2, '2026-03-02', '2026-03-10', $3, now()) returning id", [server.district.id, server.district.person('gridWorker').personId, newId()])
  return leave!.id
}

/** A draft for the inside grid with one change, as the district's desk left it. */
const onPlan = (route: Route, body?: (version: number) => unknown, operations = true): Example => async () => {
  const { inside } = server.district
  const desk = everybody.find(({ role, where }) => role === 'districtDesk' && where === 'inside')!.client
  let plan = await desk.call(api.plans.create, { body: { id: newId(), commandId: newId(), name: '示例', unitId: inside.grid.id } })
  if (operations) plan = await desk.call(api.plans.add, { params: { id: plan.id }, body: { commandId: newId(), version: 0, operations: [{ kind: 'change', unit: inside.grid.id, name: `网格${newId()}` }] } })
  return { path: pathOf(route, { id: plan.id }), ...(body ? { body: { commandId: newId(), version: plan.version, ...(body(plan.version) as object) } } : {}), thing: unitThing() }
}

/** A file brought for the inside grid, looked at. */
const onImport = (route: Route, body?: unknown): Example => async () => {
  const id = newId()
  await server.database.query(
    "insert into imports (district, id, unit_id, name, bytes, state, created_at, found) values ($1, $2, $3, 'x.csv', 1, 'failed', now(), null)", [server.district.id, id, server.district.inside.grid.id])
  return { path: pathOf(route, { id }), ...(body ? { body } : {}), thing: unitThing() }
}

/** A run for the inside grid that was given up. */
const onRun = (route: Route, body?: unknown): Example => async () => {
  const id = newId()
  await server.database.query("insert into planner_runs (district, id, unit_id, state, revise, created_at, progress) values ($1, $2, $3, 'cancelled', false, now(), 0)", [server.district.id, id, server.district.inside.grid.id])
  return { path: pathOf(route, { id }), ...(body ? { body } : {}), thing: unitThing() }
}

/** How each route is asked about something that lies in the inside street. Newer features bring theirs in a file of their own. */
const examples: Record<string, Example> = {
  ...featureExamples({ server: () => server, everybody: () => everybody, makeCase, unitThing, districtThing }),
  'tokens.list': () => ({ path: '/api/me/access-tokens' }),
  'tokens.make': () => ({ path: '/api/me/access-tokens', body: { id: newId(), name: 'QGIS', days: 30 } }),
  'tokens.revoke': () => ({ path: `/api/me/access-tokens/${newId()}/revoke` }),
  'account.me': () => ({ path: '/api/me' }),
  'account.signIn': () => ({ path: '/api/sign-in', body: { login: 'nobody at all', password: 'wrong' } }),
  'account.sendCode': () => ({ path: '/api/phone-code', body: { phone: `137${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}` } }),
  'account.signInByPhone': () => ({ path: '/api/sign-in/phone', body: { phone: '13700000000', code: '000000' } }),
  'account.changePassword': () => ({ path: '/api/me/password', body: { current: 'wrong', next: 'also wrong' } }),
  'basemap.get': () => ({ path: '/api/base-map' }),
  'basemap.archive': () => ({ path: '/api/base-map/archive' }),
  'basemap.settings': () => ({ path: '/api/base-map/settings' }),
  'basemap.preview': () => ({ path: '/api/base-map/preview', body: { settings: { kind: 'none' } } }),
  'basemap.change': () => ({ path: '/api/base-map/settings', body: { commandId: newId(), settings: { kind: 'none' } } }),
  'cases.categories': () => ({ path: '/api/categories' }),
  'cases.report': () => ({ path: '/api/cases', body: { id: newId(), commandId: newId(), category: '02001', description: '示例', place: { lng: server.district.inside.lng, lat: server.district.inside.lat } } }),
  'cases.track': () => ({ path: '/api/cases/track/nosuchcode1' }),
  'cases.list': () => ({ path: '/api/cases' }),
  'cases.points': () => ({ path: '/api/cases/points' }),
  'cases.behind': () => ({ path: pathOf(api.cases.behind, {}, { measure: 'disposal', unitId: server.district.inside.grid.id, from: '2026-03', to: '2026-03' }), thing: unitThing() }),
  'cases.counts': () => ({ path: '/api/cases/counts' }),
  'cases.get': onCase(api.cases.get),
  'cases.reporter': onCase(api.cases.reporter, () => ({ reason: '核实位置' })),
  'cases.follow': async () => ({ path: pathOf(api.cases.follow, { id: (await makeCase('filed', 'community')).id }), body: { follow: true } }),
  'exports.units': () => ({ path: pathOf(api.exports.units, {}, { unitId: server.district.inside.grid.id, format: 'csv' }), thing: unitThing() }),
  'files.put': () => ({ path: `/api/files/${newId()}`, photo }),
  'files.get': async () => {
    const { id, thing } = await makeCase('filed', 'community')
    const fileId = newId()
    const { id: district } = server.district
    const hash = 'a'.repeat(64)
    await server.context.photos.put(hash, 'full', photo)
    await server.database.query(
      `insert into files (district, id, hash, source_hash, media_type, bytes, width, height, name, person_id, put_at) values ($1, $2, $3, $3, 'image/jpeg', 1, 1, 1, '', null, now())`, [district, fileId, hash])
    await server.database.query(`insert into case_files (district, case_id, seq, position, file_id, role) values ($1, $2, 1, 1, $3, 'scene')`, [district, id, fileId])
    return { path: `/api/files/${fileId}`, thing }
  },
  'imports.list': () => ({ path: '/api/imports' }),
  'imports.upload': () => ({ path: `/api/imports/${newId()}?unitId=${server.district.inside.grid.id}&name=x.csv`, file: Buffer.alloc(0), thing: unitThing() }),
  'imports.get': onImport(api.imports.get),
  'imports.analyse': onImport(api.imports.analyse, { mapping: { name: 0 }, level: null, datum: null, mend: [] }),
  'imports.rows': onImport(api.imports.rows),
  'imports.cancel': onImport(api.imports.cancel),
  'imports.plan': onImport(api.imports.plan, { planId: newId(), commandId: newId(), name: '示例', leaveOut: true }),
  'measures.dashboard': () => ({ path: pathOf(api.measures.dashboard, {}, { unitId: server.district.inside.grid.id, from: '2026-03', to: '2026-03' }), thing: unitThing() }),
  'measures.compare': () => ({ path: pathOf(api.measures.compare, {}, { unitId: server.district.inside.grid.id, measure: 'disposal', from: '2026-03', to: '2026-03', thenFrom: '2025-03', thenTo: '2025-03' }), thing: unitThing() }),
  'measures.months': () => ({ path: pathOf(api.measures.months, {}, { unitId: server.district.inside.grid.id, from: '2026-03', to: '2026-03' }), thing: unitThing() }),
  'ogc.landing': () => ({ path: '/ogc' }),
  'ogc.conformance': () => ({ path: '/ogc/conformance' }),
  'ogc.api': () => ({ path: '/ogc/api' }),
  'ogc.collections': () => ({ path: '/ogc/collections' }),
  'ogc.collection': () => ({ path: '/ogc/collections/grids' }),
  'ogc.items': () => ({ path: '/ogc/collections/grids/items' }),
  'ogc.item': () => ({ path: '/ogc/collections/grids/items/1' }),
  'people.posts': () => ({ path: `/api/posts?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.manning': () => ({ path: `/api/manning?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'posts.appoint': () => ({ path: '/api/posts', body: { commandId: newId(), role: 'gridAssistant', unitId: server.district.inside.grid.id, from: '2026-03-09', name: '新来的人' }, thing: unitThing() }),
  'posts.end': async () => ({ path: `/api/posts/${await makePost()}/end`, body: { until: '2026-03-31' }, thing: unitThing() }),
  'posts.transfer': async () => ({ path: `/api/posts/${await makePost()}/transfer`, body: { commandId: newId(), from: '2026-03-31', unitId: server.district.inside.grid.id, role: 'gridAssistant' }, thing: unitThing() }),
  'leaves.record': () => ({ path: `/api/people/${server.district.person('gridWorker').personId}/leaves`, body: { commandId: newId(), ...nextDays(), substitutes: [] }, thing: unitThing() }),
  'leaves.change': async () => ({ path: `/api/leaves/${await makeLeave()}/change`, body: { until: '2026-03-20' }, thing: unitThing() }),
  'leaves.substitute': async () => ({ path: `/api/leaves/${await makeLeave()}/substitutes`, body: { commandId: newId(), postId: server.district.person('gridWorker').postId, personId: null, from: '2026-03-02' }, thing: unitThing() }),
  'people.manningByUnit': () => ({ path: `/api/manning/units?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.cells': () => ({ path: `/api/manning/cells?level=microgrid&unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.doubleCells': () => ({ path: `/api/manning/double?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.doublePeople': () => ({ path: `/api/people/double?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.search': () => ({ path: `/api/people?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.away': () => ({ path: `/api/leaves?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.person': () => ({ path: `/api/people/${server.district.person('gridWorker').personId}`, thing: unitThing() }),
  'people.contact': () => ({ path: `/api/people/${server.district.person('gridWorker').personId}/contact`, body: { reason: '联系上岗' }, thing: unitThing() }),
  'people.slip': async () => ({ path: `/api/people/${await makeWorker()}/slip`, body: { reason: '新上岗' }, thing: unitThing() }),
  'people.switchAccount': async () => ({ path: `/api/people/${await makeWorker()}/account`, body: { active: false, reason: '离职' }, thing: unitThing() }),
  'people.change': async () => ({ path: `/api/people/${await makeWorker()}`, body: { name: '改名', reason: '写错了' }, thing: unitThing() }),
  'people.activate': () => ({ path: '/api/activate', body: { code: 'no such code', password: 'whatever it may be' } }),
  'roster.put': () => ({ path: `/api/roster-imports/${newId()}?name=${encodeURIComponent('名册.csv')}`, file: rosterFile }),
  'roster.get': ({ actor }) => uploaded(actor, ''),
  'roster.map': async ({ actor }) => ({ ...(await uploaded(actor, '/mapping')), body: { fields: ['name', 'role', 'unitCode'] } }),
  'roster.rows': ({ actor }) => uploaded(actor, '/rows'),
  'roster.faults': ({ actor }) => uploaded(actor, '/faults'),
  'roster.confirm': async ({ actor }) => ({ ...(await uploaded(actor, '/confirm')), body: { digest: 'not what was seen' } }),
  'roster.take': () => ({ path: `/api/roster?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'people.offices': () => ({ path: '/api/offices' }),
  'planner.ground': () => ({ path: `/api/communities/${server.district.inside.community.id}/planner`, thing: communityThing() }),
  'planner.bring': () => ({ path: `/api/communities/${server.district.inside.community.id}/buildings?name=b.csv`, file: Buffer.from('编码,户数,经度,纬度\n'), thing: communityThing() }),
  'planner.bringBarriers': () => ({ path: `/api/communities/${server.district.inside.community.id}/barriers?name=b.geojson`, file: Buffer.from('{"type":"FeatureCollection","features":[]}'), thing: communityThing() }),
  'planner.plan': () => ({ path: `/api/communities/${server.district.inside.community.id}/planner/plan`, body: { planId: newId(), commandId: newId(), name: '示例', assigned: [[[{ building: 'none' }]]] }, thing: communityThing() }),
  'planner.start': () => ({ path: '/api/planner-runs', body: { id: newId(), unitId: server.district.inside.grid.id, revise: false }, thing: unitThing() }),
  'planner.run': onRun(api.planner.run),
  'planner.cancel': onRun(api.planner.cancel),
  'planner.planRun': onRun(api.planner.planRun, { planId: newId(), commandId: newId(), name: '示例' }),
  'plans.list': () => ({ path: '/api/plans' }),
  'plans.create': () => ({ path: '/api/plans', body: { id: newId(), commandId: newId(), name: '示例', unitId: server.district.inside.grid.id }, thing: unitThing() }),
  'plans.get': onPlan(api.plans.get),
  'plans.operations': onPlan(api.plans.operations),
  'plans.units': onPlan(api.plans.units),
  'plans.preview': onPlan(api.plans.preview),
  'plans.add': onPlan(api.plans.add, () => ({ operations: [{ kind: 'change', unit: server.district.inside.grid.id, households: 80 }] })),
  'plans.draw': onPlan(api.edits.draw, () => {
    const { inside } = server.district
    return { edit: { kind: 'split', unit: inside.grid.id, line: [[inside.lng, inside.lat - 0.02], [inside.lng, inside.lat + 0.02]], crossed: 'cut' } }
  }),
  'plans.undo': onPlan(api.plans.undo, () => ({})),
  'plans.redo': onPlan(api.plans.redo, () => ({})),
  'plans.rename': onPlan(api.plans.rename, () => ({ name: '另一个' })),
  'plans.adopt': onPlan(api.plans.adopt, () => ({ from: '2026-03-02' })),
  'plans.abandon': onPlan(api.plans.abandon, () => ({})),
  'reorganisations.read': () => ({ path: `/api/reorganisations/${newId()}/sheet?name=a.csv`, file: Buffer.from('原编码,新编码\n1,2\n') }),
  'reorganisations.recognise': () => ({ path: '/api/reorganisations/recognise', thing: unitThing(), body: reorganisation() }),
  'reorganisations.plan': () => ({ path: '/api/reorganisations', thing: unitThing(), body: { ...reorganisation(), id: newId(), commandId: newId(), name: '示例' } }),
  'standard.breaches': () => ({ path: `/api/standard/breaches?unitId=${server.district.inside.grid.id}`, thing: unitThing() }),
  'standard.rules': () => ({ path: '/api/standard/rules' }),
  'standard.setRules': () => ({
    path: '/api/standard/rules', thing: districtThing(),
    body: {
      standard: { grid: { least: 300, most: 500 }, microgrid: { least: 30, most: 50 }, slack: 1, specialApart: false },
      codes: { digits: { district: 6, street: 9, community: 12, grid: 15, microgrid: 18 }, padTo: 12, ranges: {} },
    },
  }),
  'system.health': () => ({ path: '/api/system' }),
  'system.audit': () => ({ path: '/api/audit' }),
  'territory.root': () => ({ path: '/api/units/root' }),
  'territory.get': () => ({ path: `/api/units/${server.district.inside.grid.id}` }),
  'territory.days': () => ({ path: '/api/units/days' }),
  'territory.history': () => ({ path: `/api/units/${server.district.inside.grid.id}/history` }),
  'territory.search': () => ({ path: '/api/units?words=1' }),
  'territory.locate': () => ({ path: `/api/locate?lng=${server.district.inside.lng}&lat=${server.district.inside.lat}` }),
  ...Object.fromEntries(eventSteps.map((step): [string, Example] => [
    `cases.${step}`,
    async () => {
      const { id, thing } = await makeCase(eventKind.steps[step].from[0], holderFor[step], step)
      return { path: pathOf(api.caseSteps[step], { id }), body: bodyFor(step), thing }
    },
  ])),
}

/** Signing out ends the session the other rows need, and a stream does not end; both have tests of their own. */
const elsewhere = new Set(['account.signOut', 'live.follow'])

/** What the answer of a refusal may be; anything else means that access was given. */
const refused = (status: number, code: string): boolean =>
  code === 'access.sign-in-needed' || code === 'access.refused' || (status === 404 && code.endsWith('not-found'))

const ask = async (client: Client, route: Route, asked: Asked): Promise<{ status: number; code: string }> => {
  const init: RequestInit = { method: route.method }
  if (asked.body !== undefined) Object.assign(init, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked.body) })
  if (asked.file) Object.assign(init, { headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(asked.file) })
  if (asked.photo) Object.assign(init, { headers: { 'content-type': 'image/jpeg' }, body: new Uint8Array(asked.photo) })
  const response = await client.fetch(asked.path, init)
  const body = (await response.json().catch(() => ({}))) as { code?: string }
  return { status: response.status, code: body.code ?? '' }
}

/** Not refusals of access though they are 404: the answer of a route that was reached. */
const reachedNotFound = new Set(['cases.track', 'ogc.item', 'tokens.revoke', 'messages.retry'])

/** Their verb is enough within a district, but what they name lies in one. */
const namedWithin = new Set(['cases.follow', 'territory.get', 'territory.history'])

/** Write for the district of whoever asks, and name nothing that is in one. */
const ofOnesOwn = new Set(['powersheet.put', 'standard.setRules', 'powers.make', 'whistles.setBand'])

/** The rule, from its tables: the verb at all, and for a thing also its reach. */
const allowed = (actor: Actor, route: Route, thing: Thing | undefined): boolean => {
  if (postsWith(actor, route.verb).length === 0) return false
  if (!thing) return true
  // A step is taken only on a case that can be seen.
  if (route.verb === 'territory.adopt' && !can(actor, 'territory.draft', thing).allowed) return false
  if (verbs[route.verb] === 'case' && !can(actor, 'case.see', thing).allowed) return false
  return can(actor, route.verb, thing).allowed
}

describe('every route, every role, inside and outside', () => {
  it('has an example for each route', () => {
    expect(allRoutes.map((route) => route.id).filter((id) => !examples[id] && !elsewhere.has(id))).toEqual([])
  })

  for (const route of allRoutes.filter((one) => !elsewhere.has(one.id)))
    it(`${route.method} ${route.path} is open to whom ${route.verb} reaches and to nobody else`, async () => {
      const wrong: string[] = []
      for (const who of everybody) {
        const asked = await examples[route.id]!(who)
        const { status, code } = await ask(who.client, route, asked)
        const expected = allowed(who.actor, route, asked.thing)
        const got = reachedNotFound.has(route.id) ? !code.startsWith('access.') : !refused(status, code)
        if (got !== expected) wrong.push(`${who.role} ${who.where}: ${status} ${code}, but the rule ${expected ? 'allows' : 'refuses'} it`)
        if (status >= 500) wrong.push(`${who.role} ${who.where}: ${status} ${code}`)
      }
      for (const who of strangers.filter(({ actor }) => postsWith(actor, route.verb).length > 0)) {
        const asked = await examples[route.id]!(who)
        if (ofOnesOwn.has(route.id) || (!asked.thing && !namedWithin.has(route.id))) break
        const { status, code } = await ask(who.client, route, asked)
        // 422: that there is no such unit or office, before anything else is looked at
        if (!refused(status, code) && status !== 422) wrong.push(`${who.role} of another district: ${status} ${code}`)
      }
      expect(wrong).toEqual([])
    })
})
