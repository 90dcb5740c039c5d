// Random lives of cases: whoever does whatever they may, the case stays one that makes sense, and it can always be ended.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { category, factsOf as plainFacts, needsAfterPhoto, office, photo, reporterId, reportedAt } from '../../../tests/support/domain/example-case.ts'
import { calendar, district, districtUnitId, lineOf, nowhere, officerOf, offices, postedAt, resident, unitLine, units } from '../../../tests/support/domain/small-district.ts'
import type { Actor } from '../access/actor.ts'
import { anonymous } from '../access/actor.ts'
import { lineKey, lineLevels } from '../access/place.ts'
import { roles, type Role } from '../access/roles.ts'
import type { Category } from '../catalogue/category.ts'
import { isRunning } from '../clocks/clock.ts'
import type { CaseId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { MeasureName } from '../measures/contribution.ts'
import { holderLevel, type CaseFold } from './case.ts'
import { type CaseCommand, type Facts } from './command.ts'
import { abilitiesOf, decide } from './decide.ts'
import { eventKind, eventSteps, type EventStep } from './event.ts'
import { contributionsOf } from './measure-case.ts'
import { openCase } from './open-case.ts'

/** Everybody a case may meet: each role at each of its places, an officer of each office, the reporter, a stranger, nobody. */
const outsiders: readonly Actor[] = [postedAt(21, 'streetSupervisor'), postedAt(2, 'districtDesk'), postedAt(211, 'communityDesk'), postedAt(2111, 'gridWorker')]
const crowd: readonly Actor[] = [
  ...(Object.keys(roles) as Role[]).flatMap((role) => units.filter((unit) => (roles[role].at as readonly string[]).includes(unitLine(unit).level)).map((unit) => postedAt(unit, role))),
  ...offices.map((id) => officerOf(id)),
  resident(reporterId), resident(), anonymous(district), ...outsiders,
]

const text = 'as seen'
const targets = units.filter((unit) => unit !== 1).map(unitLine)

/** Half of what is settled on the spot is checked; there is a milestone inside handling. */
const factsOf = (actor: Actor, now: number, more: Partial<Category> = {}): Facts => plainFacts(actor, now, { ...worked, ...more }, { sample: { rate: 0.5, seed: 3 } })
const worked: Category = {
  ...category, milestones: [{ code: 'stop', zh: '停工', en: 'Stop work' }],
  limits: [...category.limits, { stage: 'accept', urgent: null, condition: null, area: null, limit: { amount: 2, unit: 'hour' } }, { stage: 'm:stop', urgent: null, condition: null, area: null, limit: { amount: 4, unit: 'workHour' } }, { stage: 'check', urgent: null, condition: null, area: null, limit: { amount: 1, unit: 'workday' } }],
}

const commandFor = (step: EventStep, pick: number, now = reportedAt): CaseCommand => {
  const said = { text, photos: [photo(pick)] }
  switch (step) {
    case 'accept': return { step, verifyOnSite: pick % 2 === 0 }
    case 'refuse': return { step, reason: 'other', ...said }
    case 'verify': return { step, found: pick % 4 !== 0, ...said }
    case 'sendDown': return { step, unit: targets[pick % targets.length]! }
    case 'dispatch': return { step, officeId: office(offices[pick % offices.length]!) }
    case 'rate': return { step, grade: pick % 2 === 0 ? 'verySatisfied' : 'dissatisfied' }
    case 'askSuspend': return { step, until: now + (pick + 1) * 3_600_000, ...said }
    case 'askExtend': return { step, amount: 1 + (pick % 4), ...said }
    case 'milestone': return { step, milestone: 'stop', ...said }
    case 'chase': return { step, limit: { amount: 1 + (pick % 9), unit: 'workHour' }, ...said }
    case 'callAssistants': return { step, officeIds: offices.slice(pick % 2).map(office) }
    case 'merge': return { step, masterId: 'another case' as CaseId }
    default: return { step, ...said }
  }
}

const attempt = (fold: CaseFold, command: CaseCommand, facts: Facts): CaseFold | Problem => {
  try {
    return decide(fold, command, facts)
  } catch (fault) {
    if (fault instanceof Problem) return fault
    throw fault
  }
}

const opened = (place: number | null, worker: boolean): CaseFold =>
  openCase(
    { id: 'case' as CaseId, urgent: false, source: worker ? 'worker' : 'resident', line: place === null ? nowhere : lineOf(place), districtUnitId, reporterId },
    factsOf(worker ? postedAt(1111, 'gridWorker', reporterId) : resident(reporterId), reportedAt),
  )

const start = fc.record({ place: fc.constantFrom(null, 11, 111, 1111, 11111), worker: fc.boolean() }).map(({ place, worker }) => opened(place, worker))
/** `free`: anybody tries anything; else one of the steps somebody may take now is chosen. */
const move = fc.record({ who: fc.nat(9_999), what: fc.nat(9_999), pick: fc.nat(99), later: fc.integer({ min: 1, max: 20 * 86_400_000 }), free: fc.integer({ min: 0, max: 4 }).map((n) => n === 0) })
const moves = fc.array(move, { maxLength: 25 })

// Thousands of refusals are asked for; their stacks would take most of the time.
Error.stackTraceLimit = 0

/** A measure of a hundred cases, of which 75 fair well, together with this one. */
const share = (fold: CaseFold, measure: MeasureName): number => {
  const mine = contributionsOf(fold, calendar).filter((part) => part.measure === measure)
  return (75 + mine.reduce((sum, { numerator }) => sum + numerator, 0)) / (100 + mine.reduce((sum, { denominator }) => sum + denominator, 0))
}

type Told = { before: CaseFold; after: CaseFold | Problem; command: CaseCommand; actor: Actor; now: number }

/** The next in the crowd who may do more than note something, with one of the steps they may take. */
const somebodyAble = (fold: CaseFold, who: number, what: number, now: number): { actor: Actor; step: EventStep } | undefined => {
  for (let i = 0; i < crowd.length; i += 1) {
    const actor = crowd[(who + i) % crowd.length]!
    const steps = abilitiesOf(fold, actor, now).filter((step) => step !== 'note')
    if (steps.length > 0) return { actor, step: steps[what % steps.length]! }
  }
  return undefined
}

const walk = (first: CaseFold, list: readonly { who: number; what: number; pick: number; later: number; free: boolean }[], see: (told: Told) => void): CaseFold => {
  let fold = first
  let now = first.reportedAt
  for (const { who, what, pick, later, free } of list) {
    // Small steps mostly; a long wait now and then, so that deadlines pass.
    now += pick % 5 === 0 ? later : later % 7_200_000
    const chosen = (free ? undefined : somebodyAble(fold, who, what, now)) ?? { actor: crowd[who % crowd.length]!, step: eventSteps[what % eventSteps.length]! }
    const command = commandFor(chosen.step, pick, now)
    const after = attempt(fold, command, factsOf(chosen.actor, now))
    see({ before: fold, after, command, actor: chosen.actor, now })
    if (!(after instanceof Problem)) fold = after
  }
  return fold
}

const overAccess = new Set(['access.refused', 'access.sign-in-needed', 'case.transition-not-allowed', 'case.own-work', 'case.no-unit-above', 'case.already-rated', 'case.reopen-too-late',
  'case.not-holder', 'case.request-pending', 'case.no-request', 'case.own-request', 'case.not-own-request', 'case.no-chase', 'case.chase-from-above', 'case.milestone-done', 'case.not-assisting'])

/** In which states a clock of each stage may run; a demand until it is answered or the case is over. */
const runsIn: Readonly<Record<string, readonly string[]>> = {
  accept: ['reported'], handle: ['verifying', 'filed', 'dispatched'], 'm:stop': ['filed', 'dispatched'], check: ['handled'],
  chase: ['reported', 'verifying', 'filed', 'dispatched', 'handled', 'checked'],
}

const checkClocks = (fold: CaseFold): void => {
  expect(fold.clocks.map(({ no }) => no)).toEqual(fold.clocks.map((_, index) => index + 1))
  const running = fold.clocks.filter(isRunning)
  for (const { stage } of running) expect(runsIn[stage], `${stage} runs in ${fold.state}`).toContain(fold.state)
  const stages = running.map(({ stage }) => stage).filter((stage) => stage !== 'chase')
  expect(new Set(stages).size, 'no stage runs twice').toBe(stages.length)
  expect(stages.includes('handle'), 'handling is timed').toBe(runsIn.handle!.includes(fold.state))
  for (const { startedAt, yellowAt, dueAt } of running) expect(startedAt <= yellowAt! && yellowAt! <= dueAt!).toBe(true)
  if (fold.state === 'suspended' || fold.state === 'merged') expect(running).toEqual([])
  if (fold.request !== null) expect(['verifying', 'filed', 'dispatched']).toContain(fold.state)
  if (fold.nextTickAt === null) expect(running.filter(({ rungs }) => rungs < 3)).toEqual([])
}

const checkSense = (fold: CaseFold): void => {
  const { state } = fold
  const group = eventKind.states[state]
  expect([fold.holderUnitId, fold.holderOfficeId].filter((id) => id !== null), 'exactly one holder').toHaveLength(1)
  if (fold.holderUnitId !== null) expect(holderLevel(fold), 'the holder is on the line of the place, or the district').not.toBeNull()
  const paused = state === 'suspended' || state === 'merged'
  if (fold.holderOfficeId !== null) expect([state === 'void' ? 'dispatched' : paused ? fold.resumeState : state, fold.assignedOfficeId]).toEqual(['dispatched', fold.holderOfficeId])
  expect(fold.handledAt !== null, 'handledAt').toBe(['handled', 'checked', 'closed'].includes(state))
  expect(fold.checkedAt !== null, 'checkedAt').toBe(state === 'checked' || (state === 'closed' && (!fold.selfHandled || fold.checkedAt !== null)))
  expect(fold.closedAt !== null, 'closedAt').toBe(group === 'closed')
  if (!['reported', 'refused', 'merged', 'void'].includes(state)) expect([fold.acceptedAt, fold.dueAt ?? (state === 'suspended' ? 0 : null)]).not.toContain(null)
  if (!['reported', 'verifying', 'refused', 'merged', 'void'].includes(state)) expect(fold.filedAt).not.toBeNull()
  checkClocks(fold)
  if (fold.handledAt !== null) expect(fold.handledUnitId === null).not.toBe(fold.handledOfficeId === null)
  if (state === 'dispatched') expect(fold.sentFromUnitId).not.toBeNull()
  if (fold.rating !== null) expect(state).toBe('closed')
  const known = lineLevels.map((level) => fold[lineKey(level)])
  expect(known.indexOf(null) === -1 || known.slice(known.indexOf(null)).every((id) => id === null), 'the line has no gap').toBe(true)
}

describe('through any sequence of steps', () => {
  test('the case keeps one holder on its line, its instants fit its state, and its version counts the steps that disturb', () => {
    fc.assert(fc.property(start, moves, (first, list) => {
      checkSense(first)
      let versioned = 0
      const last = walk(first, list, ({ before, after, command, now }) => {
        if (after instanceof Problem) return
        versioned += eventKind.steps[command.step].versioned ? 1 : 0
        checkSense(after)
        expect(after.reportedAt).toBe(before.reportedAt)
        expect(after.ownerId).toBe(before.ownerId)
        for (const at of [after.acceptedAt, after.filedAt, after.handledAt, after.checkedAt, after.closedAt]) expect(at ?? now).toBeLessThanOrEqual(now)
        for (const key of lineLevels.map(lineKey)) if (before[key] !== null) expect(after[key]).toBe(before[key])
      })
      expect(last.version).toBe(1 + versioned)
    }))
  })

  test('a button is drawn exactly where access and state don’t refuse', () => {
    fc.assert(fc.property(start, moves, fc.nat(99), (first, list, pick) => {
      let now = first.reportedAt
      const fold = walk(first, list, (told) => void (now = told.now))
      for (const actor of crowd) {
        const drawn = abilitiesOf(fold, actor, now)
        for (const step of eventSteps) {
          const result = attempt(fold, commandFor(step, pick, now), factsOf(actor, now, needsAfterPhoto))
          const refused = result instanceof Problem && overAccess.has(result.code)
          expect(refused, `${actor.name} ${step} ${fold.state}`).toBe(!drawn.includes(step))
          if (result instanceof Problem && !refused) expect(['case.unit-not-below', 'case.extension-too-long', 'case.photo-needed']).toContain(result.code)
        }
      }
    }), { numRuns: 20 })
  })

  test('nobody checks what they handled, and nobody of another district takes any step', () => {
    fc.assert(fc.property(start, moves, (first, list) => {
      walk(first, list, ({ before, after, command, actor }) => {
        if (after instanceof Problem) return
        expect(outsiders, actor.name).not.toContain(actor)
        if (command.step === 'check' || command.step === 'rework') expect(actor.personId).not.toBe(before.handledById)
      })
    }))
  })

  test('it never gets stuck: from wherever it is, people can bring it to its end', () => {
    const forward: readonly EventStep[] = ['close', 'check', 'handle', 'verify', 'accept', 'resume', 'sendDown', 'dispatch']
    fc.assert(fc.property(start, moves, (first, list) => {
      let now = first.reportedAt
      let fold = walk(first, list, (told) => void (now = told.now))
      for (let turn = 0; eventKind.states[fold.state] !== 'closed'; turn += 1) {
        expect(turn, `stuck in ${fold.state} with unit ${fold.holderUnitId}, office ${fold.holderOfficeId}`).toBeLessThan(8)
        const done = forward.flatMap((step) => crowd.filter((actor) => abilitiesOf(fold, actor, now).includes(step)).map((actor) => ({ step, actor })))
          .flatMap(({ step, actor }) => (step === 'sendDown' ? targets.map((unit): CaseCommand => ({ step, unit })) : [commandFor(step, 1, now)]).map((command) => attempt(fold, command, factsOf(actor, now))))
          .find((result) => !(result instanceof Problem))
        if (done === undefined || done instanceof Problem) expect.unreachable(`nobody can do anything: ${fold.state}, unit ${fold.holderUnitId}, office ${fold.holderOfficeId}`)
        fold = done
      }
      expect(['closed', 'refused', 'void', 'merged']).toContain(fold.state)
    }), { numRuns: 50 })
  })
})

describe('the measures of any case', () => {
  test('have whole parts, each at most once, with a numerator that is never above its denominator', () => {
    fc.assert(fc.property(start, moves, (first, list) => {
      walk(first, list, ({ after }) => {
        if (after instanceof Problem) return
        const parts = contributionsOf(after, calendar)
        expect(new Set(parts.map(({ measure, part }) => `${measure} ${part}`)).size).toBe(parts.length)
        expect(parts.filter(({ measure }) => measure === 'state')).toEqual([expect.objectContaining({ part: after.state, numerator: 1, denominator: 1 })])
        for (const { numerator, denominator, month } of parts) {
          expect(denominator).toBe(1)
          expect([0, 1]).toContain(numerator)
          expect(month).toMatch(/^\d{4}-\d\d$/)
        }
      })
    }))
  })

  test('never suffer from a case being handled in time or closed', () => {
    let improved = 0
    fc.assert(fc.property(start, moves, (first, list) => {
      walk(first, list, ({ before, after, command }) => {
        if (after instanceof Problem) return
        const better = (command.step === 'handle' && after.handledAt! <= after.dueAt!) || command.step === 'close'
        if (!better) return
        improved += 1
        for (const measure of ['disposal', 'onTime'] as const) expect(share(after, measure), measure).toBeGreaterThanOrEqual(share(before, measure))
        if (command.step === 'close') expect(share(after, 'closing')).toBeGreaterThanOrEqual(share(before, 'closing'))
      })
    }), { numRuns: 800 })
    expect(improved).toBeGreaterThan(40)
  })
})
