// Five joint operations of the demonstration: three that are over with their result, one that is announced for the coming days
// and one still planned; each with its team, three agencies and departments (1+3+N), led by the team.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { operationKind, type OperationState, type OperationStep } from '../../domain/operations/joint-operation.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import type { DemoPost, Force } from './force.ts'
import { streetOfficeCode, type DemoOffice } from './offices.ts'
import type { DemoUnit } from './territory-rows.ts'
import { uuidAt } from './uuid-at.ts'

const day = 86_400_000
const iso = (instant: number): string => new Date(instant).toISOString()
const dateOf = (instant: number): string => iso(instant + 8 * 3_600_000).slice(0, 10)

const wanted: readonly { title: string; purpose: string; days: number; state: OperationState; items: readonly string[]; departments: readonly string[]; result: string }[] = [
  { title: '校园周边占道经营联合整治', purpose: '开学前清理学校周边占道经营、流动摊点和乱停车辆。', days: -82, state: 'closed', items: ['CG004', 'GA003'], departments: ['education', 'transport'], result: '劝离流动摊点 9 处,规范店外经营 14 户,移交处罚 2 件。' },
  { title: '餐饮油烟与噪声夜间联合检查', purpose: '群众反映集中的夜间餐饮油烟、噪声问题联合检查。', days: -47, state: 'closed', items: ['GA002'], departments: ['environment', 'health'], result: '检查餐饮单位 21 户,责令整改 5 户,整改完成 4 户。' },
  { title: '燃气安全入户联合检查', purpose: '入冬前对沿街餐饮燃气使用情况联合检查。', days: -15, state: 'closed', items: ['ZJ006'], departments: ['housing', 'fire', 'emergency'], result: '检查用气商户 33 户,消除隐患 7 处,停用整改 1 户。' },
  { title: '农贸市场周边秩序联合整治', purpose: '清理市场周边占道堆物和无证经营。', days: 3, state: 'announced', items: ['SJ001', 'CG004'], departments: ['urban', 'market'], result: '' },
  { title: '冬季消防通道联合清理', purpose: '清理占用、堵塞消防通道的车辆和杂物。', days: 12, state: 'planned', items: ['XF002'], departments: ['fire'], result: '' },
]
const course: Readonly<Record<'planned' | 'announced' | 'closed', readonly (OperationStep | 'plan')[]>> = { planned: ['plan'], announced: ['plan', 'announce'], closed: ['plan', 'announce', 'signIn', 'begin', 'finish', 'report', 'close'] }
const after: Readonly<Record<string, OperationState>> = { plan: 'planned', announce: 'announced', signIn: 'announced', begin: 'running', finish: 'reporting', report: 'reporting', close: 'closed' }

export const writeOperations = async (tx: Tx, district: DistrictId, units: readonly DemoUnit[], offices: readonly DemoOffice[], force: Force, showcaseStreet: number, now: number): Promise<void> => {
  const streets = units.filter((unit) => unit.level === 'street')
  const at = Math.max(0, streets.findIndex((street) => street.id === showcaseStreet))
  const officeOf = (code: string): DemoOffice => offices.find((office) => office.code === code)!
  const all = wanted.map((one, n) => {
    const street = streets[n % 2 === 0 ? at : (at + n) % streets.length]!
    const own = (['team', 'police', 'market', 'justice'] as const).map((what) => officeOf(streetOfficeCode(what, street)))
    const members = [...own.slice(0, 1).flatMap(({ id }) => force.atOffice(id).slice(0, 4)), ...[...own.slice(1), ...one.departments.map(officeOf)].flatMap(({ id }) => force.atOffice(id).slice(0, 1))]
    const heldAt = now + one.days * day
    return { ...one, street, called: [...own.map(({ id }) => id), ...one.departments.map((code) => officeOf(code).id)], members, leader: members[0]!, desk: force.at(street.id, 'streetDesk')[0]!, heldAt, plannedAt: Math.min(heldAt, now) - 8 * day, id: uuidAt(Math.min(heldAt, now) - 8 * day, one.title) }
  })
  await bulkInsert(tx, 'operations', all.map((one) => ({
    district, id: one.id, state: one.state, state_group: operationKind.states[one.state], version: stepsOf(one.state).length, title: one.title, purpose: one.purpose, held_on: dateOf(one.heldAt), begins_at: '09:00', ends_at: '11:30',
    area_unit_ids: [one.street.id], area_shape: null, items: one.items, leader_id: one.leader.personId, result: one.result, street_id: one.street.id, community_id: null, grid_id: null, microgrid_id: null,
    holder_unit_id: one.street.id, holder_office_id: null, assigned_office_id: null, assisting_office_ids: one.called, owner_id: one.desk.personId, planned_at: iso(one.plannedAt),
  })))
  await bulkInsert(tx, 'operation_roster', all.flatMap((one) => one.members.map((member, n) => ({ district, operation_id: one.id, person_id: member.personId, office_id: member.officeId, present: one.state === 'closed' ? n % 6 !== 5 : null }))))
  await bulkInsert(tx, 'operation_steps', all.flatMap((one) => stepsOf(one.state).map((step, n, steps) => {
    const by: DemoPost = step === 'plan' || step === 'announce' || step === 'close' ? one.desk : one.leader
    const instant = n < 2 ? one.plannedAt + n * day : Math.floor(one.heldAt + ((n - 2) * 30 + 1) * 60_000)
    return {
      district, operation_id: one.id, seq: n + 1, command_id: uuidAt(instant, `${one.id} ${step}`), step, from_state: n === 0 ? null : after[steps[n - 1]!]!, to_state: after[step]!, at: iso(instant), person_id: by.personId,
      actor_name: by.name, text: step === 'report' ? one.result : '', data: {},
    }
  })))
}

const stepsOf = (state: OperationState): readonly (OperationStep | 'plan')[] => course[state === 'planned' || state === 'announced' ? state : 'closed']
