// A phone that holds what its worker's posts reach: how long it stays signed in, when it is forgotten.
import type { Role } from '../access/roles.ts'

const day = 86_400_000

export const deviceRules = {
  /** Since the last exchange: a week without a network doesn't end in a sign-in in the rain. */
  staysSignedIn: 14 * day,
  /** Since it last spoke. */
  forgottenAfter: 90 * day,
  /** A revoked one is remembered until it has long been told, or will never speak again. */
  revokedForgottenAfter: 400 * day,
  /** Of one account, revoked ones aside. */
  most: 20,
  /** Its last exchange is known to within this. */
  noted: 10 * 60_000,
} as const

/** Work outside; none of these sees a reporter's name or what is sealed. */
const outdoors: ReadonlySet<Role> = new Set(['resident', 'microgridWorker', 'gridAssistant', 'gridWorker', 'gridLeader', 'departmentOfficer'])

/** Desks reach more than a phone that nobody watches should open: they sign in daily, as at the desk. */
export const staysSignedIn = (held: readonly Role[]): boolean => held.every((role) => outdoors.has(role))
