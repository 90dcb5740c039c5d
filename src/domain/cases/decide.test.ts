// Every state × every step of an event, against a table written by hand.
import { describe, expect, test } from 'vitest'
import { calendars, caseIn, category, factsOf, now, office, reportedAt, reporterId, tryStep } from '../../../tests/support/domain/example-case.ts'
import { officerOf, postedAt, resident, unitLine } from '../../../tests/support/domain/small-district.ts'
import type { Actor } from '../access/actor.ts'
import { anonymous } from '../access/actor.ts'
import type { PersonId } from '../kernel/ids.ts'
import { startClock } from '../clocks/clock.ts'
import type { CaseFold } from './case.ts'
import type { CaseCommand } from './command.ts'
import { abilitiesOf } from './decide.ts'
import { eventStates, eventSteps, type EventState, type EventStep } from './event.ts'

/** The state after each step, by the state before; `–` where the step can't be taken. */
const table = `
               reported    verifying   filed       dispatched  handled     checked     closed      refused     suspended   void        merged
accept         filed       –           –           –           –           –           –           –           –           –           –
refuse         refused     –           –           –           –           –           –           –           –           –           –
verify         –           filed       –           –           –           –           –           –           –           –           –
handle         –           –           handled     handled     –           –           –           –           –           –           –
passUp         –           verifying   filed       –           –           –           –           –           –           –           –
sendDown       –           –           dispatched  dispatched  –           –           –           –           –           –           –
dispatch       –           –           dispatched  dispatched  –           –           –           –           –           –           –
return         –           –           –           filed       –           –           –           –           –           –           –
check          –           –           –           –           checked     –           –           –           –           –           –
rework         –           –           –           –           dispatched  –           –           –           –           –           –
close          –           –           –           –           –           closed      –           –           –           –           –
rate           –           –           –           –           –           –           closed      –           –           –           –
reopen         –           –           –           –           –           –           filed       –           –           –           –
note           reported    verifying   filed       dispatched  handled     checked     closed      refused     suspended   void        merged
askSuspend     –           –           filed       dispatched  –           –           –           –           –           –           –
askExtend      –           –           filed       dispatched  –           –           –           –           –           –           –
askVoid        –           verifying   filed       dispatched  –           –           –           –           –           –           –
withdraw       –           verifying   filed       dispatched  –           –           –           –           –           –           –
approve        –           suspended   suspended   suspended   –           –           –           –           –           –           –
decline        –           verifying   filed       dispatched  –           –           –           –           –           –           –
resume         –           –           –           –           –           –           –           –           filed       –           –
milestone      –           –           filed       dispatched  –           –           –           –           –           –           –
chase          reported    verifying   filed       dispatched  handled     checked     –           –           –           –           –
answerChase    reported    verifying   filed       dispatched  handled     checked     –           –           suspended   –           –
callAssistants –           –           filed       dispatched  –           –           –           –           –           –           –
assist         –           –           filed       dispatched  –           –           –           –           –           –           –
merge          merged      merged      merged      merged      –           –           –           –           –           –           –
unmerge        –           –           –           –           –           –           –           –           –           –           filed
`
const [head, ...rows] = table.trim().split('\n').map((line) => line.trim().split(/\s+/))
const cells = rows.flatMap(([step, ...ends]) => ends.map((end, i) => ({ step: step as EventStep, from: head![i] as EventState, end })))

const text = 'as seen on site'
const commands: Record<EventStep, CaseCommand> = {
  accept: { step: 'accept', verifyOnSite: false },
  refuse: { step: 'refuse', reason: 'notOurs', text },
  verify: { step: 'verify', found: true },
  handle: { step: 'handle', text },
  passUp: { step: 'passUp', text },
  sendDown: { step: 'sendDown', unit: unitLine(1111) },
  dispatch: { step: 'dispatch', officeId: office(501) },
  return: { step: 'return', text },
  check: { step: 'check' },
  rework: { step: 'rework', text },
  close: { step: 'close', text },
  rate: { step: 'rate', grade: 'satisfied' },
  reopen: { step: 'reopen', text },
  note: { step: 'note', text },
  askSuspend: { step: 'askSuspend', until: now + 86_400_000, text },
  askExtend: { step: 'askExtend', amount: 1, text },
  askVoid: { step: 'askVoid', text },
  withdraw: { step: 'withdraw' },
  approve: { step: 'approve' },
  decline: { step: 'decline', text },
  resume: { step: 'resume' },
  milestone: { step: 'milestone', milestone: 'stop' },
  chase: { step: 'chase', limit: { amount: 4, unit: 'workHour' }, text },
  answerChase: { step: 'answerChase', text },
  callAssistants: { step: 'callAssistants', officeIds: [office(502)] },
  assist: { step: 'assist', text },
  merge: { step: 'merge', masterId: '00000000-0000-7000-8000-000000000002' as CaseFold['id'] },
  unmerge: { step: 'unmerge', text },
}

/** Somebody whom access lets take the step on a case held by community 111. */
const fitting: Record<EventStep, Actor> = {
  accept: postedAt(111, 'communityDesk'), refuse: postedAt(11, 'streetSupervisor'), verify: postedAt(111, 'gridLeader'),
  handle: postedAt(111, 'communityDesk'), passUp: postedAt(111, 'communityDesk'), sendDown: postedAt(111, 'gridLeader'),
  dispatch: postedAt(11, 'streetDesk'), return: postedAt(111, 'communityDesk'), check: postedAt(111, 'communityDesk'),
  rework: postedAt(11, 'streetSupervisor'), close: postedAt(1, 'districtSupervisor'), rate: resident(reporterId),
  reopen: resident(reporterId), note: postedAt(11, 'streetDesk'),
  askSuspend: postedAt(111, 'communityDesk'), askExtend: postedAt(111, 'gridLeader'), askVoid: postedAt(111, 'communityDesk'), withdraw: postedAt(111, 'communityDesk', 70),
  approve: postedAt(11, 'streetSupervisor'), decline: postedAt(1, 'districtSupervisor'), resume: postedAt(111, 'communityDesk'), milestone: postedAt(111, 'communityDesk'),
  chase: postedAt(11, 'streetDesk'), answerChase: postedAt(111, 'communityDesk'), callAssistants: postedAt(11, 'streetDesk'), assist: officerOf(501), merge: postedAt(111, 'communityDesk'), unmerge: postedAt(11, 'streetDesk'),
}

/** Besides the state: what has to be there for the step to have something to act on. */
const situation = (step: EventStep): Partial<CaseFold> => {
  const clockOf = (stage: 'chase' | 'm:stop') => [...caseIn('filed').clocks, startClock(2, stage, { amount: 1, unit: 'workday' }, reportedAt, calendars.standard)]
  switch (step) {
    case 'withdraw': case 'approve': case 'decline':
      return { request: { ask: 'suspend', byId: 70 as PersonId, at: reportedAt, until: now + 86_400_000, amount: null } }
    case 'milestone': return { clocks: clockOf('m:stop') }
    case 'answerChase': return { clocks: clockOf('chase') }
    case 'assist': return { assistingOfficeIds: [office(501)] }
    default: return {}
  }
}

const facts = (actor: Actor) => factsOf(actor, now, { ...category, milestones: [{ code: 'stop', zh: '停工', en: 'Stop work' }] })

const disturbing = (step: EventStep): boolean => !['note', 'rate', 'chase', 'answerChase', 'assist'].includes(step)

/** Somebody in the same district for whom the case is out of reach or the verb not theirs. */
const unfitting: readonly Actor[] = [
  resident(), postedAt(12, 'streetDesk'), postedAt(12, 'streetSupervisor'), postedAt(112, 'communityDesk'), postedAt(112, 'gridLeader'),
  postedAt(1112, 'gridWorker'), postedAt(11112, 'microgridWorker'), officerOf(502), postedAt(12, 'leader'), postedAt(1, 'systemAdministrator'),
  postedAt(1, 'auditor'), postedAt(21, 'streetDesk'), { ...postedAt(1, 'districtSupervisor'), posts: [] },
]

test('the table has every pair once', () => {
  expect(cells).toHaveLength(eventStates.length * eventSteps.length)
  expect(new Set(cells.map(({ step, from }) => `${from} ${step}`)).size).toBe(cells.length)
})

describe.each(cells)('$step from $from', ({ step, from, end }) => {
  const fold = caseIn(from, situation(step))

  test(end === '–' ? 'is refused, and nobody is shown the button' : `leads to ${end}`, () => {
    const result = tryStep(fold, commands[step], facts(fitting[step]))
    if (end === '–') expect(result).toBe('case.transition-not-allowed')
    else expect(result).toMatchObject({ state: end })
    expect(abilitiesOf(fold, fitting[step], now).includes(step)).toBe(end !== '–')
  })

  test('counts a version, unless it disturbs nobody', () => {
    if (end === '–') return expect(fold.version).toBe(3)
    expect(tryStep(fold, commands[step], facts(fitting[step]))).toMatchObject({ version: disturbing(step) ? 4 : 3 })
  })

  test('is refused to people it is not for, whatever the state', () => {
    for (const actor of unfitting) expect(tryStep(fold, commands[step], facts(actor)), actor.name).toBe('access.refused')
    expect(tryStep(fold, commands[step], facts(anonymous(fold.district)))).toBe('access.sign-in-needed')
  })
})
