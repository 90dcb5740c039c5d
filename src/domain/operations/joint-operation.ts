// The kind `jointOperation`: one team, three agencies and N departments on site (1+3+N), from the plan to the result sheet.
// Like a kind of case it is a table of states and steps; who may take a step is a verb and a part in the operation.
import type { Thing } from '../access/can.ts'
import type { StateGroup, StepRule } from '../cases/kind.ts'
import type { Shape } from '../kernel/geometry.ts'
import type { Brand, OfficeId, PersonId, UnitId } from '../kernel/ids.ts'

export type OperationId = Brand<string, 'operation'>

export type OperationState = 'planned' | 'announced' | 'running' | 'reporting' | 'closed' | 'cancelled'
export type OperationStep = 'revise' | 'announce' | 'changeLeader' | 'begin' | 'signIn' | 'find' | 'followUp' | 'finish' | 'report' | 'close' | 'cancel'

export type OperationRule = Pick<StepRule<OperationState>, 'verb' | 'from' | 'versioned' | 'needsText'> & {
  /** Beside the verb: the one who leads it, or anybody on its roster. The planner is known by the verb alone. */
  who: 'planner' | 'leader' | 'member'
}

export const operationKind = {
  name: 'jointOperation',
  states: { planned: 'open', announced: 'open', running: 'open', reporting: 'waiting', closed: 'closed', cancelled: 'closed' } satisfies Record<OperationState, StateGroup>,
  steps: {
    revise: { verb: 'operation.plan', who: 'planner', from: ['planned', 'announced'], versioned: true },
    announce: { verb: 'operation.plan', who: 'planner', from: ['planned'], versioned: true },
    changeLeader: { verb: 'operation.plan', who: 'planner', from: ['announced', 'running', 'reporting'], versioned: true },
    // The leader ticks who is there: no positions, no punching in.
    signIn: { verb: 'operation.join', who: 'leader', from: ['announced', 'running'], versioned: false },
    begin: { verb: 'operation.join', who: 'leader', from: ['announced'], versioned: true },
    find: { verb: 'operation.join', who: 'member', from: ['running', 'reporting'], versioned: false, needsText: true },
    followUp: { verb: 'operation.join', who: 'member', from: ['running', 'reporting'], versioned: false, needsText: true },
    finish: { verb: 'operation.join', who: 'leader', from: ['running'], versioned: true },
    report: { verb: 'operation.join', who: 'leader', from: ['reporting'], versioned: true, needsText: true },
    close: { verb: 'operation.plan', who: 'planner', from: ['reporting'], versioned: true },
    cancel: { verb: 'operation.plan', who: 'planner', from: ['planned', 'announced'], versioned: true, needsText: true },
  } satisfies Record<OperationStep, OperationRule>,
} as const

export const operationStates = Object.keys(operationKind.states) as OperationState[]
export const operationSteps = Object.keys(operationKind.steps) as OperationStep[]

/** Somebody named for the day; `present` is null until the leader has looked. */
export type RosterEntry = { personId: PersonId; officeId: OfficeId; present: boolean | null }

/** Whole units, a drawn area inside the street, or both. */
export type OperationArea = { unitIds: readonly UnitId[]; shape: Shape | null }

export type OperationPlan = {
  title: string
  purpose: string
  /** A date in China, with the hours `HH:MM` of that day. */
  heldOn: string
  beginsAt: string
  endsAt: string
  area: OperationArea
  /** Codes of items of the power list. */
  items: readonly string[]
  officeIds: readonly OfficeId[]
  roster: readonly { personId: PersonId; officeId: OfficeId }[]
  leaderId: PersonId | null
}

/** Its street is the line and the holder, its planner the owner, and the offices called see it as any office called to a thing. */
export type JointOperation = Thing & Omit<OperationPlan, 'roster' | 'officeIds'> & {
  id: OperationId
  state: OperationState
  version: number
  assistingOfficeIds: readonly OfficeId[]
  roster: readonly RosterEntry[]
  result: string
}

export type OfficeKind = 'team' | 'agency' | 'department'

/** How it is made up, as people say it: team + agencies + departments. */
export const makeUpOf = (kinds: readonly OfficeKind[]): { team: number; agency: number; department: number } => ({
  team: kinds.filter((kind) => kind === 'team').length, agency: kinds.filter((kind) => kind === 'agency').length, department: kinds.filter((kind) => kind === 'department').length,
})

/** One team and three agencies, with as many departments as it takes: 1+3+N. */
export const isOneThreeN = (kinds: readonly OfficeKind[]): boolean => {
  const { team, agency } = makeUpOf(kinds)
  return team === 1 && agency === 3
}
