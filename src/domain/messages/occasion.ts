// Occasions: what somebody may be told of, which entries of the journal they follow from, and who can be meant by a rule
// about them. A reminder of a clock is an occasion too: whom the ladder named is told.
import type { UnitLevel } from '../access/place.ts'
import type { Role } from '../access/roles.ts'

/** Whoever has it, their chief, the level above; who may approve; offices that help; whom a ladder or roster names; who reported. */
export const hearers = ['holder', 'chief', 'above', 'supervisor', 'assistants', 'named', 'doer', 'roster', 'reporter', 'followers', 'robots'] as const
export type Hearer = (typeof hearers)[number]

/** Or a kind of post at a level of the place it happened at. */
export type Who = Hearer | { role: Role; level: UnitLevel }

export type SubjectKind = 'case' | 'whistle' | 'round' | 'routine' | 'operation' | 'inspection'

type OccasionDefinition = {
  subject: SubjectKind
  /** Kinds of journal entries; with a colon only those that left the case in this state. */
  from: readonly string[]
  /** Of a reminder, in place of kinds. */
  reminder?: string
  who: readonly Hearer[]
}

const ofCase = ['holder', 'chief', 'above', 'robots'] as const

export const occasions = {
  caseReported: { subject: 'case', from: ['case.report'], who: ofCase },
  caseGiven: { subject: 'case', from: ['case.accept', 'case.verify:filed', 'case.sendDown', 'case.dispatch', 'case.passUp', 'case.resume'], who: ofCase },
  caseReturned: { subject: 'case', from: ['case.return', 'case.rework', 'case.reopen', 'case.unmerge'], who: ofCase },
  caseChased: { subject: 'case', from: ['case.chase'], who: ofCase },
  assistantsCalled: { subject: 'case', from: ['case.callAssistants', 'case.dispatch'], who: ['assistants'] },
  approvalAsked: { subject: 'case', from: ['case.askSuspend', 'case.askExtend', 'case.askVoid'], who: ['supervisor', 'chief', 'above'] },
  approvalAnswered: { subject: 'case', from: ['case.approve', 'case.decline'], who: ofCase },
  clockYellow: { subject: 'case', from: [], reminder: 'yellow', who: ['named', 'robots'] },
  clockRed: { subject: 'case', from: [], reminder: 'red', who: ['named', 'robots'] },
  whistleToApprove: { subject: 'whistle', from: [], reminder: 'whistle.toApprove', who: ['named'] },
  whistleCalled: { subject: 'whistle', from: [], reminder: 'whistle.called', who: ['named', 'robots'] },
  whistleUnanswered: { subject: 'whistle', from: [], reminder: 'whistle.unanswered', who: ['named', 'robots'] },
  whistleToDecide: { subject: 'whistle', from: [], reminder: 'whistle.toDecide', who: ['named'] },
  roundMissed: { subject: 'round', from: ['round.missed'], who: ['doer', 'chief'] },
  roundExcused: { subject: 'round', from: ['round.excused'], who: ['doer', 'chief'] },
  roundMoved: { subject: 'routine', from: ['routine.dayMoved', 'routine.dayLeftOut'], who: ['doer', 'chief'] },
  swapAsked: { subject: 'routine', from: ['round.swapAsked', 'round.swapGiven'], who: ['named'] },
  swapAnswered: { subject: 'routine', from: ['round.swapped', 'round.swapDeclined'], who: ['named'] },
  swapWithdrawn: { subject: 'routine', from: ['round.swapWithdrawn'], who: ['named'] },
  operationCalled: { subject: 'operation', from: ['operation.announce', 'operation.changeLeader'], who: ['roster'] },
  operationCancelled: { subject: 'operation', from: ['operation.cancel'], who: ['roster'] },
  reinspectionDue: { subject: 'inspection', from: ['inspection.due'], who: ['named'] },
  reportAccepted: { subject: 'case', from: ['case.accept'], who: ['reporter', 'followers'] },
  reportRefused: { subject: 'case', from: ['case.refuse', 'case.verify:refused'], who: ['reporter', 'followers'] },
  reportVoided: { subject: 'case', from: ['case.approve:void'], who: ['reporter', 'followers'] },
  reportMerged: { subject: 'case', from: ['case.merge'], who: ['reporter', 'followers'] },
  reportHandled: { subject: 'case', from: ['case.handle'], who: ['reporter', 'followers'] },
  reportClosed: { subject: 'case', from: ['case.close'], who: ['reporter', 'followers'] },
} as const satisfies Record<string, OccasionDefinition>

const reminded = 'clocks.reminded'

export type Occasion = keyof typeof occasions
export const occasionNames = Object.keys(occasions) as Occasion[]

const byKind = Map.groupBy(occasionNames.flatMap((occasion) => occasions[occasion].from.map((kind): [string, Occasion] => [kind, occasion])), ([kind]) => kind)

/** A step may be news to one side as an order and to the other as an answer; `state` is the one it left the case in. */
export const occasionsOf = (kind: string, state?: unknown): readonly Occasion[] => [kind, `${kind}:${String(state)}`].flatMap((one) => byKind.get(one) ?? []).map(([, occasion]) => occasion)

const kindOf = (from: string): string => from.split(':')[0]!

/** The kinds of journal entries an occasion follows from. */
export const kindsOf = (occasion: Occasion): readonly string[] => {
  const { from } = occasions[occasion]
  return from.length > 0 ? [...new Set(from.map(kindOf))] : [reminded]
}

export const occasionOfReminder = (kind: string): Occasion | undefined =>
  occasionNames.find((occasion) => (occasions[occasion] as OccasionDefinition).reminder === kind)

/** The kinds of journal entries anything follows from. */
export const kindsHeard: readonly string[] = [...new Set([...byKind.keys()].map(kindOf).concat(reminded))]

/** For residents: about their own report, answered in the citizen app. */
export const isForResidents = (occasion: Occasion): boolean => (occasions[occasion].who as readonly Hearer[]).includes('reporter')
