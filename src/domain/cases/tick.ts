// What happens to a case by itself when its instant has come: a suspension ends, it is late, a clock climbs its ladder. Asked
// again at the same instant, or at an earlier one, nothing more happens.
import { calendarOf } from '../clocks/calendar-book.ts'
import { isRunning, recomputeClock, type Clock } from '../clocks/clock.ts'
import { climb, rungsFor, type Rung } from '../clocks/ladder.ts'
import type { Holding } from '../clocks/listeners.ts'
import { lineKey, lineLevels, type UnitLevel } from '../access/place.ts'
import type { CaseFold } from './case.ts'
import type { Facts } from './command.ts'
import { endSuspension, withClocks } from './decide.ts'

export type Told = { clock: Clock; rung: number; step: Rung }
export type Ticked = { after: CaseFold; resumed: boolean; late: boolean; told: Told[] }

type Now = Pick<Facts, 'now' | 'calendars' | 'ladder'>

/** Past its time for handling and still with it. */
const runsLate = ({ clocks, dueAt }: CaseFold, now: number): boolean => dueAt !== null && dueAt < now && clocks.some((clock) => clock.stage === 'handle' && isRunning(clock))

export const tick = (fold: CaseFold, facts: Now): Ticked => {
  const resumed = fold.state === 'suspended' && fold.suspendedUntil !== null && fold.suspendedUntil <= facts.now
  const awake = resumed ? endSuspension(fold, facts) : fold
  const told: Told[] = []
  const clocks = awake.clocks.map((clock): Clock => {
    if (!isRunning(clock)) return clock
    const rungs = rungsFor(facts.ladder, clock.stage, awake.urgent)
    const climbed = climb(rungs, clock, calendarOf(facts.calendars, clock.calendar).calendar, facts.now)
    if (!climbed) return clock
    told.push({ clock, rung: climbed.told.rung, step: climbed.told.step })
    return { ...clock, rungs: climbed.rungs, climbed: climbed.climbed }
  })
  const late = !awake.overdue && runsLate(awake, facts.now)
  return { after: withClocks({ ...awake, overdue: awake.overdue || late }, clocks, facts), resumed, late, told }
}

/** What of a case its times depend on. */
export type Timed = Pick<CaseFold, 'id' | 'clocks' | 'dueAt' | 'nextTickAt' | 'suspendedUntil' | 'urgent' | 'overdue' | 'handledAt'>
export type Recomputed = {
  after: Timed
  /** Of the clock of handling if it moved, else of the one that moved most. */
  moved: { stage: string; from: number; to: number } | null
  /** Whether any instant is another one; a clock whose instants stay is as good by the version it has. */
  changed: boolean
}

/**
 * The case with the clocks that run by a calendar brought to its new version, or by `null` with its next rung as the ladder has it
 * now; what was stopped stays as it was judged.
 */
export const recompute = (fold: Timed, code: string | null, facts: Now): Recomputed => {
  const calendar = code === null ? null : calendarOf(facts.calendars, code)
  const clocks = calendar === null ? fold.clocks : fold.clocks.map((clock) => (clock.calendar === code && clock.version !== calendar.version ? recomputeClock(clock, calendar) : clock))
  const moves = clocks.flatMap(({ stage, dueAt }, n) => {
    const from = fold.clocks[n]!.dueAt
    return dueAt === null || from === null || from === dueAt ? [] : [{ stage, from, to: dueAt }]
  })
  const timed = withClocks(fold, clocks, facts)
  // Late is who still is: the verdict stands when the clock is stopped.
  const overdue = fold.overdue && (timed.dueAt === null || timed.dueAt < facts.now || fold.handledAt !== null)
  const after = overdue === fold.overdue ? timed : withClocks({ ...timed, overdue }, clocks, facts)
  const [first] = moves.sort((a, b) => Number(b.stage === 'handle') - Number(a.stage === 'handle') || Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
  const changed = moves.length > 0 || after.overdue !== fold.overdue || after.dueAt !== fold.dueAt || after.nextTickAt !== fold.nextTickAt || clocks.some(({ yellowAt }, n) => yellowAt !== fold.clocks[n]!.yellowAt)
  return { after, moved: first ?? null, changed }
}

const levelOf = (fold: CaseFold, unitId: CaseFold['holderUnitId']): UnitLevel | undefined => lineLevels.find((level) => unitId !== null && fold[lineKey(level)] === unitId)

/** Who has it for a stage, as the ladder's listeners are found from it. */
export const holdingOf = (fold: CaseFold, stage: string): Holding => ({
  stage,
  holder: fold.holderOfficeId === null ? { level: levelOf(fold, fold.holderUnitId) ?? 'district' } : { officeId: fold.holderOfficeId, sentFrom: levelOf(fold, fold.sentFromUnitId) ?? 'district' },
  unitAt: (level) => (level === 'district' ? fold.districtUnitId : fold[lineKey(level)]),
})
