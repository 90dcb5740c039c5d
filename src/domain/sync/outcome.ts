// What became of a command, from the answer of its route: done, done already, refused by a rule, or not now.
import type { CommandOutcome } from './exchange.ts'

/** Whoever is signed out, in a hurry or before a server in trouble may try again; a rule will say the same tomorrow. */
const passing = new Set([401, 408, 425, 429])

export const outcomeOf = (status: number, repeated: boolean): CommandOutcome => {
  if (status >= 200 && status < 300) return repeated ? 'already-done' : 'done'
  return status >= 500 || status < 200 || passing.has(status) ? 'not-now' : 'refused'
}

/** What a command that depends on another has to wait for: nothing, or the outcome it shares. */
export const outcomeAfter = (parent: CommandOutcome | undefined): 'go' | 'refused' | 'not-now' =>
  parent === undefined || parent === 'not-now' ? 'not-now' : parent === 'refused' ? 'refused' : 'go'
