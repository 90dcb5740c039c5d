// How one demonstration case goes: the steps people take, decided by the same domain code that decides live ones, with
// delays around the limit. Whatever the year's figures come to, they come from these steps.
import type { Actor } from '../../domain/access/actor.ts'
import { residentPost } from '../../domain/access/actor.ts'
import type { CaseFold } from '../../domain/cases/case.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import type { CaseCommand, Facts, StepPhoto } from '../../domain/cases/command.ts'
import { decide } from '../../domain/cases/decide.ts'
import type { CalendarBook } from '../../domain/clocks/calendar-book.ts'
import { standardLadder } from '../../domain/clocks/ladder.ts'
import type { OfficeId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import type { Seeded } from '../../domain/kernel/seeded.ts'
import type { DemoPost, Force } from './force.ts'
import { noteFor } from './texts.ts'

export type StoryStep = { command: CaseCommand; post: DemoPost | null; actor: Actor; at: number; before: CaseFold; after: CaseFold }

export type StoryWorld = {
  force: Force
  calendars: CalendarBook
  random: Seeded
  categories: ReadonlyMap<string, { category: Category; officeId: OfficeId | null }>
  /** Who holds the power that a class needs in a street at an instant; undefined where it needs none. */
  holderOf(category: string, streetId: UnitId | null, at: number): OfficeId | undefined
  photo(role: StepPhoto['role'], by: PersonId | null): StepPhoto
}

/** In the demonstration year every case is checked by somebody. */
export const everyOne = { rate: 1, seed: 0 }

export const factsOf = (actor: Actor, now: number, calendars: CalendarBook, category: Category): Facts => ({
  actor, now, category, calendars, ladder: standardLadder, sample: everyOne,
})

export const actorOf = (district: CaseFold['district'], post: DemoPost): Actor => ({
  district, accountId: null, personId: post.personId as PersonId, name: post.name,
  posts: [{ id: post.id as PostId, role: post.role, unit: post.unit?.line ?? null, officeId: post.officeId as OfficeId | null }, residentPost],
})

export const reporterActor = (district: CaseFold['district'], personId: PersonId | null, name: string): Actor => ({
  district, accountId: null, personId, name, posts: [residentPost],
})

const hour = 3_600_000

/** Most are quick, a few drag on: a log-normal share of the limit. */
const shareOfLimit = (random: Seeded): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return Math.exp(-1.55 + 0.85 * normal)
}

/** When to stop: a case among the last to come in stays unhandled; every other is handled before `until`. */
export type StoryPlan = { until: number; handled: boolean; /** Said by whoever accepts it. */ urgent: boolean; /** The last ones still wait for their check or their answer. */ recent: boolean }

/** Tells the case from its report on; gives every step taken. */
export const tellStory = (opened: CaseFold, reporter: Actor, world: StoryWorld, plan: StoryPlan): StoryStep[] => {
  const { random, force } = world
  const { category, officeId } = world.categories.get(opened.category)!
  const steps: StoryStep[] = []
  let fold = opened
  let at = opened.reportedAt
  const room = (wanted: number): number => Math.min(wanted, Math.max(1_000, (plan.until - at) * 0.22))
  const take = (post: DemoPost | null, command: CaseCommand, delay: number): void => {
    at += Math.floor(room(delay))
    const actor = post ? actorOf(opened.district, post) : reporter
    const version = { version: fold.version }
    const before = fold
    fold = decide(before, { ...command, ...version }, factsOf(actor, at, world.calendars, category))
    steps.push({ command, post, actor, at, before, after: fold })
  }
  const someone = (unitId: UnitId | null, ...roles: DemoPost['role'][]): DemoPost => {
    const found = roles.flatMap((role) => (unitId === null ? [] : force.at(unitId, role)))
    if (found.length === 0) throw new Error(`nobody at unit ${unitId} is ${roles.join(' or ')}`)
    return random.pick(found)
  }
  const community = (): DemoPost => someone(fold.communityId, 'communityDesk')
  const supervisor = (): DemoPost => someone(fold.streetId, 'streetSupervisor')
  const field = (): DemoPost => someone(fold.holderUnitId, 'microgridWorker', 'gridWorker')
  const text = (step: CaseCommand['step']): string => noteFor(step, random)

  if (fold.state === 'reported') {
    const verifyOnSite = random.next() < 0.6
    take(community(), { step: 'accept', verifyOnSite, ...(plan.urgent ? { urgent: true } : {}) }, random.between(0.1, 1.8) * hour)
    if (verifyOnSite && (plan.handled || random.next() < 0.6)) take(someone(fold.gridId, 'gridWorker'), { step: 'verify', found: true, text: text('verify') }, random.between(0.3, 6) * hour)
  }
  if (fold.state === 'verifying') return steps

  const limit = Math.max(hour, (fold.dueAt ?? at) - fold.acceptedAt!)
  const working = limit * shareOfLimit(random)
  const holder = (): 'field' | 'community' | 'other' =>
    fold.holderUnitId === fold.gridId || fold.holderUnitId === fold.microgridId ? 'field' : fold.holderUnitId === fold.communityId ? 'community' : 'other'
  const selfHandled = holder() === 'field' && random.next() < 0.62
  if (holder() === 'field' && !selfHandled) take(field(), { step: 'passUp', text: text('passUp') }, random.between(0.2, 3) * hour)
  if (fold.holderUnitId === fold.gridId && !selfHandled) take(field(), { step: 'passUp', text: text('passUp') }, random.between(0.2, 2) * hour)
  if (holder() === 'community' && officeId !== null && random.next() < 0.55) {
    take(community(), { step: 'passUp', text: text('passUp') }, random.between(0.2, 3) * hour)
    if (plan.handled || random.next() < 0.7) take(someone(fold.streetId, 'streetDesk'), { step: 'dispatch', officeId: world.holderOf(fold.category, fold.streetId, at) ?? officeId }, random.between(0.1, 2) * hour)
  } else if (holder() === 'community' && random.next() < 0.3 && fold.gridId !== null) {
    const worker = someone(fold.gridId, 'gridWorker')
    take(community(), { step: 'sendDown', unit: worker.unit!.line }, random.between(0.2, 2) * hour)
  }
  if (!plan.handled) return steps

  const handler = (): DemoPost => {
    if (fold.holderOfficeId !== null) return random.pick(force.atOffice(fold.holderOfficeId))
    if (holder() === 'field') return field()
    return holder() === 'community' ? community() : someone(fold.holderUnitId, 'streetDesk')
  }
  const handle = (delay: number): void => {
    const post = handler()
    const photos = category.evidence.after ? [world.photo('before', post.personId as PersonId), world.photo('after', post.personId as PersonId)] : []
    take(post, { step: 'handle', text: text('handle'), photos }, delay)
  }
  const checker = (): DemoPost => (fold.handledOfficeId === null && fold.handledUnitId !== fold.communityId && fold.handledUnitId !== fold.streetId ? community() : supervisor())
  handle(working)
  if (plan.until - at < 2 * hour) return steps
  if (random.next() < 0.04) {
    take(checker(), { step: 'rework', text: text('rework') }, random.between(1, 12) * hour)
    handle(working * 0.5)
  }
  if (plan.recent && random.next() < 0.3) return steps
  take(checker(), { step: 'check', text: text('check') }, random.between(1, 20) * hour)
  if (plan.until - at < 4 * hour || (plan.recent && random.next() < 0.15)) return steps
  take(checker(), { step: 'close', text: text('close') }, random.between(0.1, 6) * hour)
  if (reporter.personId === null || fold.source !== 'resident' || random.next() > 0.42) return steps
  const grade = random.pick(['verySatisfied', 'verySatisfied', 'verySatisfied', 'satisfied', 'satisfied', 'satisfied', 'fair', 'dissatisfied'] as const)
  take(null, { step: 'rate', grade }, random.between(0.5, 60) * hour)
  return steps
}
