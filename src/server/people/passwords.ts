// Passwords as argon2id hashes (OWASP: 19 MiB, two passes, one lane).
import { hash, verify } from '@node-rs/argon2'
import { takeTurns } from '../turns.ts'

const argon2id = 2 // Algorithm.Argon2id, a const enum that can't be imported
const strength = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each takes some 30 ms of one core: two at once leave room for everybody else. */
const turns = takeTurns(2, 200)

export const hashPassword = (password: string): Promise<string> => turns(() => hash(password.normalize('NFKC'), strength))

let nobodysHash: Promise<string> | undefined

/** The same work whether there is a hash or not, so that the time taken tells nothing about which logins exist. */
export const passwordFits = async (stored: string | null, password: string): Promise<boolean> => {
  const against = stored ?? (await (nobodysHash ??= hashPassword('nobody has this password')))
  const fits = await turns(() => verify(against, password.normalize('NFKC')))
  return stored !== null && fits
}
