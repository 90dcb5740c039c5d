// From what happened to who is told: every rule about the occasion names its people or robots; whoever is named twice is
// told once, by all the ways together. Nobody is told of what they did themselves.
import { lineKey, liesIn, type Line, type UnitLevel, type UnitLine } from '../access/place.ts'
import type { Seat } from '../clocks/listeners.ts'
import type { OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import type { SafeFacts } from './compose.ts'
import type { Channel, MessageRule, Timing } from './message-rule.ts'
import { isForResidents, type Hearer, type Occasion, type SubjectKind, type Who } from './occasion.ts'

/** Somebody on a post; both null for who has none in this matter. */
export type Sitting = { personId: PersonId; unitId: UnitId | null; officeId: OfficeId | null }

export type News = {
  occasion: Occasion
  /** Names the entry it follows from, so that it is told once. */
  source: string
  at: number
  byId: PersonId | null
  subject: { kind: SubjectKind; id: string }
  facts: SafeFacts
  line: Line & { districtUnitId: UnitId }
  /** Offices it is about: a robot of theirs hears it. */
  officeIds: readonly OfficeId[]
  /** Seats in turn: the first with somebody on post hears it; several chains where several sides are meant. */
  seats: Partial<Record<Hearer, readonly (readonly (readonly Seat[])[])[]>>
  people: Partial<Record<Hearer, readonly Sitting[]>>
}

export type Robot = { id: number; unit: UnitLine | null; officeId: OfficeId | null }

export type Telling = {
  news: News
  to: { personId: PersonId } | { robotId: number }
  unitId: UnitId | null
  officeId: OfficeId | null
  channels: readonly Channel[]
  timing: Timing
  breaksQuiet: boolean
}

/** The unit of a level on the line. */
const unitAt = (line: News['line'], level: UnitLevel): UnitId | null => (level === 'district' ? line.districtUnitId : line[lineKey(level)])

export const seatsOf = (who: Who, news: News): readonly (readonly (readonly Seat[])[])[] => {
  if (typeof who === 'string') return news.seats[who] ?? []
  const unitId = unitAt(news.line, who.level)
  return unitId === null ? [] : [[[{ role: who.role, unitId }]]]
}

const hearsAsRobot = (news: News) => ({ unit, officeId }: Robot): boolean =>
  (unit !== null && liesIn(news.line, unit)) || (officeId !== null && news.officeIds.includes(officeId))

type Ground = { rules: readonly MessageRule[]; sittingOn: (seat: Seat) => readonly Sitting[]; robots: readonly Robot[] }

const peopleOf = (who: Who, news: News, { sittingOn }: Ground): readonly Sitting[] => [
  ...(typeof who === 'string' ? (news.people[who] ?? []) : []),
  // Who acted on a seat has told it: their colleagues there needn't hear it from us.
  ...seatsOf(who, news).flatMap((chain) => chain.map((step) => step.flatMap(sittingOn)).find((people) => people.length > 0) ?? []).filter((_, __, people) => !people.some(({ personId }) => personId === news.byId)),
]

const joined = (before: Telling | undefined, next: Telling): Telling => before === undefined ? next : {
  ...before, channels: [...new Set([...before.channels, ...next.channels])],
  timing: before.timing === 'atOnce' ? 'atOnce' : next.timing, breaksQuiet: before.breaksQuiet || next.breaksQuiet,
}

/** One telling for each person or robot. */
export const tellingsOf = (news: News, ground: Ground): Telling[] => {
  const told = new Map<string, Telling>()
  const add = (key: string, telling: Telling): void => void told.set(key, joined(told.get(key), telling))
  for (const rule of ground.rules) {
    if (rule.occasion !== news.occasion) continue
    const how = { news, channels: rule.channels, timing: rule.timing, breaksQuiet: rule.breaksQuiet }
    if (rule.who === 'robots') for (const robot of ground.robots.filter(hearsAsRobot(news))) add(`r${robot.id}`, { ...how, to: { robotId: robot.id }, unitId: robot.unit?.id ?? null, officeId: robot.officeId })
    else for (const { personId, unitId, officeId } of peopleOf(rule.who, news, ground)) if (personId !== news.byId) add(`p${personId}`, { ...how, to: { personId }, unitId, officeId })
  }
  return [...told.values()]
}

/** The same thing told to the same person twice in one look is told once, the later one. */
export const withoutRepeats = (tellings: readonly Telling[]): Telling[] => {
  const key = ({ news, to }: Telling): string => `${news.occasion} ${news.subject.id} ${'personId' in to ? `p${to.personId}` : `r${to.robotId}`}`
  return [...new Map(tellings.map((one) => [key(one), one])).values()]
}

export const audienceOf = (occasion: Occasion): 'staff' | 'residents' => (isForResidents(occasion) ? 'residents' : 'staff')
