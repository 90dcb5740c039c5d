// The demonstration year: 17,033 events accepted in twelve calendar months, 16,871 of them handled (S), each told from
// its report on. Besides them some that nobody accepted yet and some that were refused.
import type { UnitLine } from '../../domain/access/place.ts'
import type { CaseFold } from '../../domain/cases/case.ts'
import { limitsFor } from '../../domain/catalogue/category.ts'
import type { CaseSource } from '../../domain/cases/event.ts'
import { decide } from '../../domain/cases/decide.ts'
import { openCase } from '../../domain/cases/open-case.ts'
import { isMinor } from '../../domain/catalogue/numbering.ts'
import { starterCatalogue } from '../../domain/catalogue/starter/catalogue.ts'
import type { CaseId, DistrictId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { seeded, type Seeded } from '../../domain/kernel/seeded.ts'
import { dueAfter, isWorkday, type WorkCalendar } from '../../domain/kernel/working-time.ts'
import { actorOf, factsOf, reporterActor, tellStory, type StoryStep, type StoryWorld } from './story.ts'
import { mergeSome, takeSideSteps } from './side-steps.ts'
import { describe } from './texts.ts'
import { uuidAt } from './uuid-at.ts'
import type { DemoUnit } from './territory-rows.ts'
import type { DemoPerson, DemoPost } from './force.ts'

/** S: events accepted and handled. */
export const accepted = 17_033
export const handled = 16_871
const waitingToBeAccepted = 24
/** Every so many of the last ones lies in the community of the logins, every second of those in the grid. */
const showcaseEvery = 9
const refused = 260

export type DemoCase = { fold: CaseFold; opened: CaseFold; reporter: DemoPost | null; reporterName: string; description: string; address: string; lng: number; lat: number; steps: StoryStep[]; scenePhoto: boolean; /** Heard from a worker with the report, of a resident’s said at acceptance. */ urgent: boolean }

export type YearWorld = StoryWorld & {
  district: DistrictId
  districtUnitId: UnitId
  units: readonly DemoUnit[]
  residents: readonly DemoPerson[]
  locate(lng: number, lat: number): UnitLine | undefined
  /** The grid and community of the demonstration's logins: some of what waits is theirs, so that their desks aren't empty. */
  showcase: { gridId: UnitId; communityId: UnitId }
}

const day = 86_400_000

/** Twelve calendar months in UTC+8 that end with the one of `now`. */
export const yearStart = (now: number): number => {
  const local = new Date(now + 8 * 3_600_000)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - 11, 1) - 8 * 3_600_000
}

/** Instants of the year, ascending: more on work days and by day, hardly any at night. */
const reportInstants = (count: number, from: number, until: number, calendar: WorkCalendar, random: Seeded): number[] => {
  const instants: number[] = []
  while (instants.length < count) {
    const at = Math.floor(random.between(from, until))
    const hourOfDay = (at / 3_600_000 + 8) % 24
    const weight = (isWorkday(calendar, at) ? 1 : 0.55) * (hourOfDay < 6 || hourOfDay > 22 ? 0.04 : hourOfDay < 8 || hourOfDay > 18 ? 0.45 : 1)
    if (random.next() < weight) instants.push(at)
  }
  return instants.sort((a, b) => a - b)
}

const weights: Readonly<Record<string, number>> = { '01001': 6, '11001': 10, '11003': 6, '12001': 8, '15001': 8, '15003': 9, '16001': 6, '22001': 7, '24001': 6, '02001': 4, '21001': 5 }

const weightedPicker = <T>(items: readonly T[], weightOf: (item: T) => number): ((random: Seeded) => T) => {
  const ends: number[] = []
  let sum = 0
  for (const item of items) ends.push((sum += weightOf(item)))
  return (random) => {
    const wanted = random.next() * sum
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! <= wanted) low = middle + 1
      else high = middle
    }
    return items[low]!
  }
}

/** How many of those that wait at the end drag on from before and are overdue. */
const dragging = 14
/** Among how many of the last to come in the others are found. */
const recent = 420

/** Which cases are not handled yet: mostly among the last to come in and within their limit, a few long overdue. */
const unhandledAtEnd = (cases: readonly DemoCase[], now: number, world: YearWorld): Set<number> => {
  const wanted = accepted - handled
  const old = Array.from({ length: dragging }, (_, n) => accepted - recent - 37 * (n + 1))
  const within = (index: number): boolean => {
    const { opened, urgent } = cases[index]!
    return limitsFor(world.categories.get(opened.category)!.category, 'handle', { ...opened, urgent }).every((limit) => dueAfter(world.calendars.standard.calendar, opened.reportedAt, limit) > now)
  }
  const last = Array.from({ length: recent }, (_, n) => accepted - 1 - n)
  const ofLogins = last.filter((index) => index % showcaseEvery === 0)
  const shown = [...ofLogins.filter(within), ...ofLogins.filter((index) => !within(index)).slice(0, 1)]
  const others = last.filter((index) => index % showcaseEvery !== 0)
  const preferred = [...shown, ...others.filter(within), ...others.filter((index) => !within(index))]
  return new Set([...old, ...preferred.slice(0, wanted - old.length)])
}

export const makeYear = (world: YearWorld, now: number): DemoCase[] => {
  const random = seeded(20_221_016, 'year')
  const cells = world.units.filter((unit) => unit.level === 'microgrid')
  const pickCell = weightedPicker(cells, (unit) => Math.max(4, unit.households))
  const pickCategory = weightedPicker(starterCatalogue.filter((one) => isMinor(one.code)), (one) => weights[one.code] ?? 1.5)
  const pickSource = weightedPicker<readonly [CaseSource, number]>([['worker', 46], ['resident', 38], ['anonymous', 8], ['desk', 8]], (one) => one[1])

  const pointIn = (unit: DemoUnit): [number, number] => {
    const ring = unit.geometry.coordinates[0]!
    const lngs = ring.map((point) => point[0])
    const lats = ring.map((point) => point[1])
    for (let tries = 0; tries < 40; tries += 1) {
      const lng = Number(random.between(Math.min(...lngs), Math.max(...lngs)).toFixed(7))
      const lat = Number(random.between(Math.min(...lats), Math.max(...lats)).toFixed(7))
      if (world.locate(lng, lat)?.id === unit.id) return [lng, lat]
    }
    return [unit.center[0], unit.center[1]]
  }

  const ofCommunity = cells.filter((unit) => unit.line.communityId === world.showcase.communityId)
  const ofGrid = ofCommunity.filter((unit) => unit.line.gridId === world.showcase.gridId)
  const cellFor = (index: number): DemoUnit => {
    if (index < accepted - recent || index >= accepted + waitingToBeAccepted || index % showcaseEvery !== 0) return pickCell(random)
    return random.pick(index % (2 * showcaseEvery) === 0 ? ofGrid : ofCommunity)
  }

  const open = (at: number, index: number, source: CaseSource): DemoCase => {
    const cell = cellFor(index)
    const entry = pickCategory(random)
    const [lng, lat] = pointIn(cell)
    const worker = source === 'worker' ? random.pick(random.next() < 0.3 ? world.force.at(cell.id, 'microgridWorker') : world.force.at(cell.line.gridId!, 'gridWorker')) : null
    const clerk = source === 'desk' ? random.pick(world.force.at(cell.line.communityId!, 'communityDesk')) : null
    const resident = source === 'resident' ? random.pick(world.residents) : null
    const post = worker ?? clerk
    const actor = post ? actorOf(world.district, post) : reporterActor(world.district, (resident?.id ?? null) as PersonId | null, resident?.name ?? '匿名')
    const { category } = world.categories.get(entry.code)!
    const urgent = entry.limits.find((one) => one.stage === 'handle')!.limit.unit === 'hour' && random.next() < 0.5
    const opened = openCase(
      {
        id: uuidAt(at, `case ${index}`) as CaseId, urgent, source,
        line: cell.line, districtUnitId: world.districtUnitId, reporterId: actor.personId,
      },
      factsOf(actor, at, world.calendars, category),
    )
    return { opened, fold: opened, reporter: post, reporterName: actor.name, ...describe(entry.code, entry.zh, random), lng, lat, steps: [], scenePhoto: category.evidence.after && random.next() < 0.6, urgent }
  }

  const tell = (one: DemoCase, isHandled: boolean): DemoCase => {
    const reporter = one.reporter ? actorOf(world.district, one.reporter) : reporterActor(world.district, one.opened.ownerId, one.reporterName)
    const steps = tellStory(one.opened, reporter, world, { until: now - 60_000, handled: isHandled, urgent: one.urgent, recent: one.opened.reportedAt > now - 6 * day })
    const fold = steps.at(-1)?.after ?? one.opened
    // What ran past its limit unhandled: the clock's tick would have marked it.
    const overdue = fold.handledAt === null && fold.dueAt !== null && fold.dueAt < now
    return { ...one, steps, fold: { ...fold, overdue } }
  }

  const refuse = (one: DemoCase): DemoCase => {
    const post = random.pick(world.force.at(one.opened.communityId!, 'communityDesk'))
    const actor = actorOf(world.district, post)
    const at = Math.min(now - 60_000, one.opened.reportedAt + Math.floor(random.between(600_000, 7_200_000)))
    const command = { step: 'refuse' as const, reason: random.pick(['notOurs', 'notAnEvent', 'outsideDistrict'] as const), text: '经核实,不属于网格事件受理范围,已告知办理渠道。', version: 1 }
    const after = decide(one.opened, command, factsOf(actor, at, world.calendars, world.categories.get(one.opened.category)!.category))
    return { ...one, fold: after, steps: [{ command, post, actor, at, before: one.opened, after }] }
  }

  const start = yearStart(now)
  const instants = reportInstants(accepted, start, now - 2 * 3_600_000, world.calendars.standard.calendar, random)
  const opened = instants.map((at, index) => open(at, index, pickSource(random)[0]))
  const waitingFor = unhandledAtEnd(opened, now, world)
  const cases = opened.map((one, index) => tell(one, !waitingFor.has(index)))
  const waiting = Array.from({ length: waitingToBeAccepted }, (_, n) => open(now - Math.floor(random.between(0.02, 5) * 3_600_000), accepted + n, random.next() < 0.7 ? 'resident' : 'anonymous'))
  const turnedDown = reportInstants(refused, start, now - day, world.calendars.standard.calendar, random).map((at, n) => refuse(open(at, accepted + waitingToBeAccepted + n, 'resident')))
  return [...mergeSome(takeSideSteps([...cases, ...waiting], world, now), world, now), ...turnedDown].sort((a, b) => a.opened.reportedAt - b.opened.reportedAt)
}
