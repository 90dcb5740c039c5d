// The limits of a sign-in code sent to a phone: few tries, short life, not often.
import { roles, type Role } from '../access/roles.ts'

export const phoneCodeRules = {
  livesFor: 5 * 60_000,
  mostTries: 5,
  waitBetween: 60_000,
  mostADay: 10,
  /** Per network and hour: a yard of residents behind one address may still report. */
  mostAnHourFromOnePlace: 30,
} as const

/** Posts held in the field, on one's own phone. */
const fieldRoles: ReadonlySet<Role> = new Set(['resident', 'microgridWorker', 'gridAssistant', 'gridWorker', 'gridLeader'])

/**
 * Whether a code to the phone is enough to sign in with these posts. Desks reach sealed data and administrators the
 * system: for them a lost phone must not be a key.
 */
export const phoneIsEnough = (held: readonly string[]): boolean => held.every((role) => !Object.hasOwn(roles, role) || fieldRoles.has(role as Role))
