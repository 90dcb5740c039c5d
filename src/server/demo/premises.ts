// Shops along the streets of the demonstration with their inspections by the checklist: most in order, some warned with a day
// of re-inspection, some settled since.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Seeded } from '../../domain/kernel/seeded.ts'
import { starterChecklist, type Answer } from '../../domain/operations/checklist.ts'
import { inspectionKind, type InspectionState } from '../../domain/operations/inspection.ts'
import type { PremisesKind } from '../../domain/operations/premises/premises.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import type { Force } from './force.ts'
import type { DemoUnit } from './territory-rows.ts'
import { uuidAt } from './uuid-at.ts'

export const premisesCount = 400
const day = 86_400_000
const owners = [...'张王李赵刘陈杨周吴郑孙马']
const shops: readonly (readonly [kind: PremisesKind, name: string])[] = [
  ['food', '刀削面馆'], ['food', '羊杂馆'], ['retail', '便民超市'], ['retail', '水果店'], ['service', '理发店'], ['service', '洗衣店'], ['workshop', '电动车修理铺'], ['retail', '五金店'], ['food', '早餐店'], ['retail', '药房'], ['market', '菜店'], ['service', '打印社'],
]

const iso = (instant: number): string => new Date(instant).toISOString()
const dateOf = (instant: number): string => iso(instant + 8 * 3_600_000).slice(0, 10)
const answersWith = (faults: readonly string[]): Answer[] => starterChecklist.items.map(({ code }) => (faults.includes(code) ? { item: code, verdict: 'fault', note: '当场告知店主' } : { item: code, verdict: 'ok' }))

type Look = { state: InspectionState; faults: readonly string[]; at: number; reinspectOn: string | null; again: number | null }

/** How the last look at the n-th one went; about a third hasn't been looked at yet. */
const lookAt = (n: number, now: number, random: Seeded): Look | null => {
  if (n % 3 === 2) return null
  const at = now - Math.floor(random.between(0.2, 60) * day)
  const faults = [random.pick(starterChecklist.items).code]
  if (n % 10 < 6) return { state: 'inOrder', faults: [], at, reinspectOn: null, again: null }
  if (n % 10 < 8) return { state: 'settled', faults: [], at: at - 9 * day, reinspectOn: null, again: at }
  const begun = now - Math.floor(random.between(2, 12) * day)
  return { state: 'warned', faults, at: begun, reinspectOn: dateOf(begun + 10 * day), again: null }
}

export const writePremises = async (tx: Tx, district: DistrictId, units: readonly DemoUnit[], force: Force, random: Seeded, now: number): Promise<void> => {
  const cells = units.filter((unit) => unit.level === 'microgrid' && unit.special === null)
  const step = Math.floor(cells.length / premisesCount)
  const all = Array.from({ length: premisesCount }, (_, n) => {
    const unit = cells[n * step]!
    const [kind, what] = shops[n % shops.length]!
    const inspector = force.at(unit.line.gridId!, 'gridWorker')[0]!
    return { n, unit, kind, name: `${random.pick(owners)}记${what}`, id: uuidAt(now - 300 * day + n, `premises ${n}`), inspector, look: lookAt(n, now, random) }
  })
  const line = ({ line: { streetId, communityId, gridId, microgridId } }: DemoUnit) => ({
    district, street_id: streetId, community_id: communityId, grid_id: gridId, microgrid_id: microgridId, holder_unit_id: microgridId, holder_office_id: null, assigned_office_id: null, assisting_office_ids: [], owner_id: null,
  })
  await bulkInsert(tx, 'premises', all.map(({ n, unit, kind, name, id, look }) => ({
    ...line(unit), id, version: 1, command_id: uuidAt(now - 300 * day + n, `keep premises ${n}`), name, kind, address: `${unit.name.replace(/微网格$/, '')}临街${(n % 60) + 1}号`, licence_number: null, contact_name: null, contact_phone: null,
    lng: unit.center[0], lat: unit.center[1], ended_on: null, last_inspected_at: look ? iso(look.again ?? look.at) : null, last_state: look?.state ?? null, kept_at: iso(now - 300 * day),
  })))
  const looked = all.flatMap(({ look, ...rest }) => (look ? [{ ...rest, look, inspection: uuidAt(look.at, `inspection ${rest.n}`) }] : []))
  await bulkInsert(tx, 'inspections', looked.map(({ id, unit, look, inspection }) => ({
    ...line(unit), id: inspection, premises_id: id, state: look.state, state_group: inspectionKind.states[look.state], version: look.again === null ? 1 : 2, checklist_version: starterChecklist.version, operation_id: null,
    faults: look.faults, reinspect_on: look.reinspectOn, warnings: look.state === 'inOrder' ? 0 : 1, case_id: null, begun_at: iso(look.at),
  })))
  await bulkInsert(tx, 'inspection_steps', looked.flatMap(({ n, look, inspection, inspector }) => looksOf(look).map((one, k) => ({
    district, inspection_id: inspection, seq: k + 1, command_id: uuidAt(one.at, `look ${n} ${k}`), step: k === 0 ? 'inspect' : 'reinspect', from_state: k === 0 ? null : 'warned', to_state: one.to, at: iso(one.at),
    person_id: inspector.personId, actor_name: inspector.name, text: one.text, data: { answers: answersWith(one.faults), reinspectOn: one.reinspectOn },
  }))))
}

/** One look, or two where it was settled at the second. */
const looksOf = (look: Look): { at: number; to: InspectionState; faults: readonly string[]; reinspectOn: string | null; text: string }[] => {
  const warned = (at: number, faults: readonly string[], reinspectOn: string | null) => ({ at, to: 'warned' as const, faults, reinspectOn, text: '责令整改,到期复查。' })
  if (look.again !== null) return [warned(look.at, ['o1'], dateOf(look.at + 9 * day)), { at: look.again, to: 'settled', faults: [], reinspectOn: null, text: '复查合格。' }]
  return [look.state === 'warned' ? warned(look.at, look.faults, look.reinspectOn) : { at: look.at, to: look.state, faults: [], reinspectOn: null, text: '' }]
}

