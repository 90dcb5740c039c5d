// Every state × every step of an event, against a table written by hand.
import { describe, expect, test } from 'vitest'
import { caseIn, factsOf, now, office, reporterId, tryStep } from '../../../tests/support/domain/example-case.ts'
import { officerOf, postedAt, resident, unitLine } from '../../../tests/support/domain/small-district.ts'
import type { Actor } from '../access/actor.ts'
import { anonymous } from '../access/actor.ts'
import { abilitiesOf, type CaseCommand } from './decide.ts'
import { eventStates, eventSteps, type EventState, type EventStep } from './event.ts'

/** The state after each step, by the state before; `–` where the step can't be taken. */
const table = `
              reported   verifying  filed       dispatched  handled     checked  closed  refused
accept        filed      –          –           –           –           –        –       –
refuse        refused    –          –           –           –           –        –       –
verify        –          filed      –           –           –           –        –       –
handle        –          –          handled     handled     –           –        –       –
passUp        –          verifying  filed       –           –           –        –       –
sendDown      –          –          dispatched  dispatched  –           –        –       –
dispatch      –          –          dispatched  dispatched  –           –        –       –
return        –          –          –           filed       –           –        –       –
check         –          –          –           –           checked     –        –       –
rework        –          –          –           –           dispatched  –        –       –
close         –          –          –           –           –           closed   –       –
rate          –          –          –           –           –           –        closed  –
reopen        –          –          –           –           –           –        filed   –
note          reported   verifying  filed       dispatched  handled     checked  closed  refused
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
}

/** Somebody whom access lets take the step on a case held by community 111. */
const fitting: Record<EventStep, Actor> = {
  accept: postedAt(111, 'communityDesk'), refuse: postedAt(11, 'streetSupervisor'), verify: postedAt(111, 'gridLeader'),
  handle: postedAt(111, 'communityDesk'), passUp: postedAt(111, 'communityDesk'), sendDown: postedAt(111, 'gridLeader'),
  dispatch: postedAt(11, 'streetDesk'), return: postedAt(111, 'communityDesk'), check: postedAt(111, 'communityDesk'),
  rework: postedAt(11, 'streetSupervisor'), close: postedAt(1, 'districtSupervisor'), rate: resident(reporterId),
  reopen: resident(reporterId), note: postedAt(11, 'streetDesk'),
}

/** Somebody in the same district for whom the case is out of reach or the verb not theirs. */
const unfitting: readonly Actor[] = [
  resident(), postedAt(12, 'streetDesk'), postedAt(12, 'streetSupervisor'), postedAt(112, 'communityDesk'), postedAt(112, 'gridLeader'),
  postedAt(1112, 'gridWorker'), postedAt(11112, 'microgridWorker'), officerOf(502), postedAt(1, 'leader'), postedAt(1, 'systemAdministrator'),
  postedAt(1, 'auditor'), postedAt(21, 'streetDesk'), { ...postedAt(1, 'districtSupervisor'), posts: [] },
]

test('the table has every pair once', () => {
  expect(cells).toHaveLength(eventStates.length * eventSteps.length)
  expect(new Set(cells.map(({ step, from }) => `${from} ${step}`)).size).toBe(cells.length)
})

describe.each(cells)('$step from $from', ({ step, from, end }) => {
  const fold = caseIn(from)

  test(end === '–' ? 'is refused, and nobody is shown the button' : `leads to ${end}`, () => {
    const result = tryStep(fold, commands[step], factsOf(fitting[step], now))
    if (end === '–') expect(result).toBe('case.transition-not-allowed')
    else expect(result).toMatchObject({ state: end })
    expect(abilitiesOf(fold, fitting[step], now).includes(step)).toBe(end !== '–')
  })

  test('counts a version, unless it disturbs nobody', () => {
    if (end === '–') return expect(fold.version).toBe(3)
    const disturbs = step !== 'note' && step !== 'rate'
    expect(tryStep(fold, commands[step], factsOf(fitting[step], now))).toMatchObject({ version: disturbs ? 4 : 3 })
  })

  test('is refused to people it is not for, whatever the state', () => {
    for (const actor of unfitting) expect(tryStep(fold, commands[step], factsOf(actor, now)), actor.name).toBe('access.refused')
    expect(tryStep(fold, commands[step], factsOf(anonymous(fold.district), now))).toBe('access.sign-in-needed')
  })
})
