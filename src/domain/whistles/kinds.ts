// Two tables: the kind `whistle`, by which a street summons departments to a case, and the kind `call`, which each of the
// departments goes through (domain §3).
import type { CaseKind } from '../cases/kind.ts'

/** The three lawful reasons: the street's own power doesn't reach, several must enforce together, it is urgent. */
export const triggers = ['beyondPower', 'jointEnforcement', 'emergency'] as const
export type Trigger = (typeof triggers)[number]

export type WhistleState = 'requested' | 'running' | 'ended' | 'refused' | 'cancelled'
export type WhistleStep = 'approve' | 'refuse' | 'cancel' | 'end' | 'arrive' | 'finding' | 'task' | 'taskDone' | 'continue'

/** Approval sets the clocks going: what is approved is running. */
export const whistleKind = {
  name: 'whistle',
  states: { requested: 'open', running: 'open', ended: 'closed', refused: 'closed', cancelled: 'closed' },
  steps: {
    approve: { verb: 'whistle.approve', from: ['requested'], versioned: false, notOwnWork: true },
    refuse: { verb: 'whistle.approve', from: ['requested'], versioned: false, notOwnWork: true, needsText: true },
    cancel: { verb: 'whistle.blow', from: ['requested', 'running'], versioned: false, needsText: true },
    end: { verb: 'whistle.blow', from: ['running'], versioned: false, needsText: true },
    // On site: who came by the street's list, what was found, what is to be done, what a department goes on with.
    arrive: { verb: 'whistle.blow', from: ['running'], versioned: false, needsText: true },
    finding: { verb: 'whistle.note', from: ['running'], versioned: false, needsText: true, photos: 'allowed' },
    task: { verb: 'whistle.blow', from: ['running'], versioned: false, needsText: true },
    taskDone: { verb: 'whistle.note', from: ['running'], versioned: false },
    continue: { verb: 'whistle.blow', from: ['running'], versioned: false, needsText: true },
  },
} as const satisfies CaseKind<WhistleState, WhistleStep>

export type CallState = 'called' | 'reportedIn' | 'objected' | 'excused' | 'finished'
export type CallStep = 'reportIn' | 'object' | 'uphold' | 'overrule' | 'finish' | 'evaluate'

/** Street and department are the two sides of an objection; the district's desk decides it. */
export const callKind = {
  name: 'call',
  states: { called: 'open', reportedIn: 'open', objected: 'waiting', excused: 'closed', finished: 'closed' },
  steps: {
    // Who objected may still come.
    reportIn: { verb: 'whistle.answer', from: ['called', 'objected'], versioned: false, byHolder: true },
    object: { verb: 'whistle.answer', from: ['called'], versioned: false, byHolder: true, needsText: true },
    uphold: { verb: 'whistle.oversee', from: ['objected'], versioned: false, needsText: true },
    overrule: { verb: 'whistle.oversee', from: ['objected'], versioned: false, needsText: true },
    finish: { verb: 'whistle.answer', from: ['reportedIn'], versioned: false, byHolder: true, needsText: true, photos: 'allowed' },
    evaluate: { verb: 'whistle.blow', from: ['called', 'reportedIn', 'finished'], versioned: false, needsText: true },
  },
} as const satisfies CaseKind<CallState, CallStep>

export const whistleStates = Object.keys(whistleKind.states) as WhistleState[]
export const whistleSteps = Object.keys(whistleKind.steps) as WhistleStep[]
export const callStates = Object.keys(callKind.states) as CallState[]
export const callSteps = Object.keys(callKind.steps) as CallStep[]

/** How the street found a department's work, best first; always with words. */
export const callGrades = ['excellent', 'good', 'fair', 'poor'] as const
export type CallGrade = (typeof callGrades)[number]
