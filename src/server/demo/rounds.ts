// The demonstration's rounds: grids patrolled once a fortnight, special cells visited every month, and the six "often" of the
// volunteers. What has closed is written as rows, the rest is computed like anywhere; the patrol rate comes from the rows.
import type { DistrictId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import type { Seeded } from '../../domain/kernel/seeded.ts'
import type { WorkCalendar } from '../../domain/kernel/working-time.ts'
import type { Evidence } from '../../domain/rounds/evidence.ts'
import { contributionsOfRound } from '../../domain/rounds/measure-round.ts'
import { occurrenceOf, plannedDays, type Occurrence } from '../../domain/rounds/occurrence.ts'
import type { CheckItem, Routine } from '../../domain/rounds/routine.ts'
import { sixOften } from '../../domain/rounds/starter.ts'
import { newLoader } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import { addContributions } from '../measures/totals.ts'
import { roundRow, type NewRound, type SettledState } from '../rounds/rows.ts'
import { insertRoutine } from '../rounds/routines.ts'
import type { DemoPost, Force } from './force.ts'
import { writeRoundExtras } from './round-extras.ts'
import type { DemoUnit } from './territory-rows.ts'
import { uuidAt } from './uuid-at.ts'

/** S: rounds made in time, 93.12 % of those due. */
export const madeInTime = 38_916
export const dueRounds = 41_791
const madeLate = 1_204
/** How many days of each routine have passed: fortnights and months that fit into any twelve months up to today. */
const fortnights = 23
const months = 11
/** Cells whose volunteers have begun with the six: what is due comes out with them. */
const volunteerCells = 57

const day = 86_400_000
const minute = 60_000

const item = (code: string, zh: string, en: string, category?: string): CheckItem => ({ code, zh, en, required: true, ...(category ? { category } : {}) })
/** On which day of the month each of the six is due. */
const oftenOn = [1, 5, 9, 13, 17, 21] as const

type Plan = Pick<Routine, 'name' | 'kind' | 'who' | 'where' | 'rule' | 'window'> & { items: readonly CheckItem[]; passed: number; unit: DemoUnit; units: readonly DemoUnit[]; by: (unit: DemoUnit) => readonly DemoPost[] }

const patrolName = '网格半月巡查'

/** S: patrol of every grid, visits of the 273 special cells, the volunteers' six. */
const plansOf = (units: readonly DemoUnit[], force: Force, communityId: UnitId): Plan[] => {
  const root = units[0]!
  const ofGrid = (unit: DemoUnit): readonly DemoPost[] => force.at(unit.line.gridId!, 'gridWorker')
  const cells = units.filter(({ level }) => level === 'microgrid')
  const home = units.find(({ id }) => id === communityId)!
  const street = units.find(({ id }) => id === home.line.streetId)!
  const ofStreet = cells.filter(({ line }) => line.streetId === street.id)
  const chosen = [...ofStreet.filter(({ line }) => line.communityId === communityId), ...ofStreet.filter(({ line }) => line.communityId !== communityId)].slice(0, volunteerCells)
  const everywhere = { kind: 'roles', roles: ['gridWorker'] } as const
  return [
    {
      name: patrolName, kind: 'patrol', who: everywhere, where: { kind: 'level', unitId: root.id, level: 'grid', specialOnly: false }, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', window: { from: 480, until: 1200, days: 13 },
      items: [item('fire', '消防通道畅通', 'Fire lanes clear', '22002'), item('public', '公共设施完好', 'Public facilities sound', '01002'), item('street', '街面秩序良好', 'Street in good order', '15006')], passed: fortnights, unit: root, units: units.filter(({ level }) => level === 'grid'), by: ofGrid,
    },
    {
      name: '专属网格每月走访', kind: 'visit', who: everywhere, where: { kind: 'level', unitId: root.id, level: 'microgrid', specialOnly: true }, rule: 'FREQ=MONTHLY;BYMONTHDAY=5', window: { from: 480, until: 1200, days: 10 },
      items: [item('safety', '安全责任落实', 'Responsibility for safety kept'), item('contact', '联络人在岗', 'Contact present')], passed: months, unit: root, units: cells.filter(({ special }) => special !== null), by: ofGrid,
    },
    ...sixOften.map(({ kind, zh, checklist }, n): Plan => ({
      name: zh, kind, who: { kind: 'roles', roles: ['microgridWorker'] }, where: { kind: 'units', unitIds: chosen.map(({ id }) => id) }, rule: `FREQ=MONTHLY;BYMONTHDAY=${oftenOn[n]}`, window: { from: 480, until: 1200, days: 7 },
      items: checklist, passed: months, unit: street, units: chosen, by: (unit) => force.at(unit.id, 'microgridWorker'),
    })),
  ]
}

const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

/** The routine, beginning with the first of its days that have passed, and the windows that closed since. */
const begun = (plan: Plan, from: number, now: number, calendar: WorkCalendar): { routine: Routine; closed: Occurrence[] } => {
  const { name, kind, who, where, rule, window, items } = plan
  const routine: Routine = {
    id: uuidAt(from, `routine ${name}`), version: 1, name, kind, who, where, rule, window, startsOn: dateOf(from), endsOn: null, holidays: 'keep',
    doneWhen: { checklist: items, photo: false, places: 0, talk: false, note: false },
  }
  const passed = plannedDays(routine, calendar, dateOf(from), dateOf(now)).filter((planned) => occurrenceOf(routine, plan.unit.id, planned, [], calendar)!.closesAt <= now).slice(-plan.passed)
  return { routine: { ...routine, startsOn: passed[0]!.plannedOn }, closed: passed.flatMap((planned) => plan.units.map((unit) => occurrenceOf(routine, unit.id, planned, [], calendar)!)) }
}

const excuses = ['辖区道路封闭施工', '暴雪天气停止户外巡查', '封闭管理,暂不能入内'] as const

/** How each one went: so many excused, made up late and missed, spread over the year. */
const statesOf = (count: number, random: Seeded): SettledState[] => {
  const excused = count - dueRounds
  const states = Array.from({ length: count }, (_, n): SettledState => (n < excused ? 'excused' : n < excused + madeLate ? 'late' : n < count - madeInTime ? 'missed' : 'done'))
  for (let n = count - 1; n > 0; n -= 1) {
    const other = random.whole(0, n)
    ;[states[n], states[other]] = [states[other]!, states[n]!]
  }
  return states
}

/** Answers how many rows were written. */
export const writeRounds = async (tx: Tx, district: DistrictId, units: readonly DemoUnit[], force: Force, about: { communityId: UnitId; calendar: WorkCalendar; from: number; now: number; random: Seeded }): Promise<number> => {
  const { calendar, from, now, random } = about
  const lines = new Map(units.map((unit) => [unit.id, unit]))
  const desk = force.at(units[0]!.id, 'districtDesk')[0]!
  let patrolId = ''
  const all = plansOf(units, force, about.communityId).flatMap((plan) => {
    const { routine, closed } = begun(plan, from, now, calendar)
    insertRoutine(tx, district, { ...routine, unitId: plan.unit.id, settledUntil: now }, { personId: desk.personId as PersonId, commandId: uuidAt(from, `begin ${routine.name}`), now: from })
    if (plan.name === patrolName) patrolId = routine.id
    return closed.map((occurrence) => ({ plan, occurrence }))
  })
  await writeRoundExtras(tx, district, units, { communityId: about.communityId, routineId: patrolId, from })
  const states = statesOf(all.length, random)
  const rounds = all.map(({ plan, occurrence }, n): NewRound => {
    const state = states[n]!
    const unit = lines.get(occurrence.unitId)!
    const { window } = plan
    const inTime = occurrence.opensAt + random.whole(0, window.days) * day + Math.floor(random.next() * (window.until - window.from) * minute)
    const doneAt = state === 'done' ? inTime : state === 'late' ? occurrence.closesAt + Math.ceil(random.between(0.05, 1) * Math.min(3 * day, now - occurrence.closesAt)) : null
    const post = doneAt === null ? null : random.pick(plan.by(unit))
    return {
      id: uuidAt(doneAt ?? occurrence.closesAt, `round ${n}`), version: 1, occurrence, state, line: unit.line, doneAt, sentAt: state === 'excused' ? occurrence.opensAt : doneAt,
      personId: (post?.personId ?? (state === 'excused' ? desk.personId : null)) as PersonId | null, postId: (post?.id ?? null) as PostId | null, excuse: state === 'excused' ? random.pick(excuses) : null,
      evidence: doneAt === null ? null : evidenceWith(plan.items, random), place: null, commandId: null,
    }
  })
  await newLoader(tx).insert('rounds', rounds.map((one) => roundRow(district, one)))
  const batches = function* () {
    for (let at = 0; at < rounds.length; at += 5_000)
      yield rounds.slice(at, at + 5_000).map((one) => ({ subjectId: one.id, contributions: contributionsOfRound(one.occurrence, { doneAt: one.doneAt, excuse: one.excuse }, one.line, now, calendar) }))
  }
  return addContributions(tx, district, units[0]!.id, batches())
}

/** One in twenty found something wanting. */
const evidenceWith = (items: readonly CheckItem[], random: Seeded): Evidence => {
  const fault = random.next() < 0.05 ? random.pick(items).code : null
  return { checks: items.map(({ code }) => ({ code, ok: code !== fault })), photos: 0, places: [], talked: false, note: '' }
}
