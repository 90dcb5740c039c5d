// What was done on this phone and is not yet with the server: named, versioned commands in the order they were made. Pure.
import type { ProblemParams } from '../../../domain/kernel/problem.ts'
import { isCommandName, migrateCommand, subjectOfCommand, versionOfCommand, type CommandInput, type CommandName } from '../../../domain/sync/commands.ts'
import type { WireCommand, WireOutcome } from '../../../contract/sync.ts'

export type Refusal = { code: string; status: number; params: ProblemParams }

export type Command = {
  /** Twice sent is once done. */
  id: string
  name: CommandName
  version: number
  input: CommandInput
  /** Carried out only after this one was. */
  parent?: string
  /** Counts the commands of this phone: its clock may be put back. */
  seq: number
  /** By this phone's clock. */
  madeAt: number
  /** Account that did it; nobody else's sign-in sends it. */
  by: number
  /** What was known of the record when it was decided. */
  base: unknown
  /** Files it needs to be there first. */
  photos: readonly string[]
  /** `done`: the server has it; it counts here until what the server tells shows it. */
  state: 'waiting' | 'refused' | 'done'
  /** Why it was refused, or why it was not possible the last time. */
  problem: Refusal | null
  attempts: number
  /** What it was written as, for whoever wants to change it. */
  form: unknown
  /** Photos the server had lost were given new ids once. */
  renewed?: true
}

export type NewCommand = Pick<Command, 'id' | 'name' | 'input'> & Partial<Pick<Command, 'parent' | 'base' | 'photos' | 'form' | 'madeAt' | 'version'>>

/** In the newest form this app knows; one it doesn't know is refused, not lost. */
export const migrated = (command: Command): Command => {
  const newest = migrateCommand(command.name, command.version, command.input)
  if (newest) return newest.version === command.version ? command : { ...command, ...newest }
  return { ...command, state: 'refused', problem: { code: 'sync.command-unknown', status: 422, params: { name: command.name, version: command.version } } }
}

export const makeCommand = (made: NewCommand, by: number, now: number, seq: number): Command => {
  if (!isCommandName(made.name)) throw new Error(`no command: ${String(made.name)}`)
  return migrated({ version: versionOfCommand(made.name), base: null, photos: [], form: null, madeAt: now, ...made, by, seq, state: 'waiting', problem: null, attempts: 0 })
}

export const inOrder = (commands: Iterable<Command>): Command[] => [...commands].sort((a, b) => a.seq - b.seq)

/** What can go now: oldest first, not before its photos, nor before an older one about the same record, nor before its parent. */
export const sendable = (commands: readonly Command[], isThere: (photo: string) => boolean, most: number, left: ReadonlySet<string> = new Set()): Command[] => {
  const held = new Set<string>()
  const waiting = new Map(commands.filter(({ state }) => state === 'waiting').map((command) => [command.id, command]))
  const chosen: Command[] = []
  const going = new Set<string>()
  for (const command of waiting.values()) {
    const subject = subjectOfCommand(command.input)
    const parentWaits = command.parent !== undefined && waiting.has(command.parent) && !going.has(command.parent)
    if ((subject !== undefined && held.has(subject)) || parentWaits || left.has(command.id) || !command.photos.every(isThere)) {
      if (subject !== undefined) held.add(subject)
      continue
    }
    chosen.push(command)
    going.add(command.id)
    if (chosen.length === most) break
  }
  return chosen
}

const oldestAge = 60 * 86_400_000

export const wireOf = ({ id, name, version, input, parent, madeAt }: Command, now: number): WireCommand =>
  ({ id, name, version, input, ...(parent ? { parent } : {}), agoMs: Math.min(oldestAge, Math.max(0, Math.round(now - madeAt))) })

/** The command after the server's answer to it. */
export const afterOutcome = (command: Command, { outcome, problem }: WireOutcome): Command => {
  const refusal = problem as Refusal | null
  if (outcome === 'done' || outcome === 'already-done') return { ...command, state: 'done', problem: null }
  return { ...command, state: outcome === 'refused' ? 'refused' : 'waiting', problem: refusal, attempts: command.attempts + 1 }
}
