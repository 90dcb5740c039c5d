// The kind `event`: what one reporter saw at one place, and the loop that settles it (domain §3).
import type { CaseKind, StepRule } from './kind.ts'

export type EventState =
  | 'reported' | 'verifying' | 'filed' | 'dispatched' | 'handled' | 'checked' | 'closed' | 'refused'
  | 'suspended' | 'void' | 'merged'

export type EventStep =
  | 'accept' | 'refuse' | 'verify' | 'handle' | 'passUp' | 'sendDown' | 'dispatch' | 'return'
  | 'check' | 'rework' | 'close' | 'rate' | 'reopen' | 'note'
  | 'askSuspend' | 'askExtend' | 'askVoid' | 'withdraw' | 'approve' | 'decline' | 'resume'
  | 'milestone' | 'chase' | 'answerChase' | 'callAssistants' | 'assist' | 'merge' | 'unmerge'

export const eventKind = {
  name: 'event',
  states: {
    reported: 'open',
    verifying: 'open',
    filed: 'open',
    dispatched: 'open',
    handled: 'waiting',
    checked: 'waiting',
    closed: 'closed',
    refused: 'closed',
    suspended: 'waiting',
    void: 'closed',
    merged: 'closed',
  },
  steps: {
    accept: { verb: 'case.accept', from: ['reported'], versioned: true },
    refuse: { verb: 'case.refuse', from: ['reported'], versioned: true, needsText: true },
    verify: { verb: 'case.verify', from: ['verifying'], versioned: true, byHolder: true, photos: 'allowed' },
    handle: { verb: 'case.handle', from: ['filed', 'dispatched'], versioned: true, byHolder: true, needsText: true, photos: 'beforeAfter' },
    passUp: { verb: 'case.passUp', from: ['filed', 'verifying'], versioned: true, needsText: true },
    sendDown: { verb: 'case.sendDown', from: ['filed', 'dispatched'], versioned: true },
    dispatch: { verb: 'case.dispatch', from: ['filed', 'dispatched'], versioned: true },
    return: { verb: 'case.return', from: ['dispatched'], versioned: true, byHolder: true, needsText: true },
    check: { verb: 'case.check', from: ['handled'], versioned: true, notOwnWork: true, photos: 'allowed' },
    rework: { verb: 'case.check', from: ['handled'], versioned: true, notOwnWork: true, needsText: true, photos: 'allowed' },
    close: { verb: 'case.close', from: ['checked'], versioned: true, needsText: true },
    rate: { verb: 'case.rate', from: ['closed'], versioned: false },
    reopen: { verb: 'case.reopen', from: ['closed'], versioned: true, needsText: true },
    note: {
      verb: 'case.note',
      from: ['reported', 'verifying', 'filed', 'dispatched', 'handled', 'checked', 'closed', 'refused', 'suspended', 'void', 'merged'],
      versioned: false, needsText: true, photos: 'allowed',
    },
    askSuspend: { verb: 'case.hold', from: ['filed', 'dispatched'], versioned: true, byHolder: true, needsText: true, photos: 'allowed' },
    askExtend: { verb: 'case.hold', from: ['filed', 'dispatched'], versioned: true, byHolder: true, needsText: true, photos: 'allowed' },
    askVoid: { verb: 'case.hold', from: ['verifying', 'filed', 'dispatched'], versioned: true, byHolder: true, needsText: true, photos: 'allowed' },
    withdraw: { verb: 'case.hold', from: ['verifying', 'filed', 'dispatched'], versioned: true },
    approve: { verb: 'case.approve', from: ['verifying', 'filed', 'dispatched'], versioned: true },
    decline: { verb: 'case.approve', from: ['verifying', 'filed', 'dispatched'], versioned: true, needsText: true },
    resume: { verb: 'case.hold', from: ['suspended'], versioned: true, byHolder: true },
    milestone: { verb: 'case.handle', from: ['filed', 'dispatched'], versioned: true, byHolder: true, photos: 'allowed' },
    chase: { verb: 'case.chase', from: ['reported', 'verifying', 'filed', 'dispatched', 'handled', 'checked'], versioned: false, needsText: true },
    answerChase: { verb: 'case.hold', from: ['reported', 'verifying', 'filed', 'dispatched', 'handled', 'checked', 'suspended'], versioned: false, byHolder: true, needsText: true, photos: 'allowed' },
    callAssistants: { verb: 'case.dispatch', from: ['filed', 'dispatched'], versioned: true },
    assist: { verb: 'case.assist', from: ['filed', 'dispatched'], versioned: false, needsText: true, photos: 'allowed' },
    merge: { verb: 'case.merge', from: ['reported', 'verifying', 'filed', 'dispatched'], versioned: true },
    unmerge: { verb: 'case.merge', from: ['merged'], versioned: true, needsText: true },
  },
} as const satisfies CaseKind<EventState, EventStep>

export const eventStates = Object.keys(eventKind.states) as EventState[]
export const eventSteps = Object.keys(eventKind.steps) as EventStep[]

/** Whether a step needs words: by itself, or with what it says. A report isn't refused without a reason, on site neither. */
export const needsText = (step: EventStep, said: { found?: boolean | undefined }): boolean => {
  const rule: StepRule<EventState> = eventKind.steps[step]
  return rule.needsText === true || (step === 'verify' && said.found === false)
}

/** Days after closing in which its reporter may reopen (domain §3.6); the server's clock decides. */
export const reopenDays = 10

/** Four grades, best first (domain §3.6). */
export const grades = ['verySatisfied', 'satisfied', 'fair', 'dissatisfied'] as const
export type Grade = (typeof grades)[number]

export const refuseReasons = ['notFound', 'outsideDistrict', 'notOurs', 'notAnEvent', 'duplicate', 'other'] as const
export type RefuseReason = (typeof refuseReasons)[number]

export const caseSources = ['resident', 'anonymous', 'worker', 'desk', 'superior', 'system'] as const
export type CaseSource = (typeof caseSources)[number]

/** Whoever is on post judges what they report: it is filed at once, and what they say of its urgency and condition counts. */
export const isFiledAtOnce = (source: CaseSource): boolean => source === 'worker' || source === 'desk' || source === 'superior'
