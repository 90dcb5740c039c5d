// What may be done on a phone without a network: commands by the name of their route, each in the newest form of its input.
// A form that was ever sent is never forgotten: an older one is brought to the newest, step by step, by whoever meets it –
// the phone when it opens with a newer app, the server when a phone has an older one.
import { eventSteps, type EventStep } from '../cases/event.ts'
import { inspectionSteps, type InspectionStep } from '../operations/inspection.ts'

export type CommandName =
  | 'cases.report' | `cases.${EventStep}` | 'cases.follow' | 'rounds.make' | 'rounds.swap' | 'rounds.answerSwap' | 'inspections.inspect' | `inspections.${InspectionStep}` | 'clocks.seen' | 'tracks.erase'

/** What a route is given: what stands in its address, and its body without the command's id and age, which travel outside. */
export type CommandInput = { params?: { id: string }; body: Record<string, unknown> }

type Upcast = (input: CommandInput) => CommandInput

/** Form 1 was the body as the route takes it, with the command's id (and for rounds its age) inside. */
const takeOutEnvelope: Upcast = ({ body: { commandId: _id, agoMs: _age, ...body }, ...rest }) => ({ ...rest, body })

/** Those an app sent before the envelope carried id and age. */
const fromTheFirst: readonly CommandName[] = [
  'cases.report', ...eventSteps.map((step) => `cases.${step}` as const), 'rounds.make', 'inspections.inspect', ...inspectionSteps.map((step) => `inspections.${step}` as const),
]
/** Their form 1 is as the envelope wants it. */
const later: readonly CommandName[] = ['cases.follow', 'rounds.swap', 'rounds.answerSwap', 'clocks.seen', 'tracks.erase']

/** By name, what leads from form 1 to 2, from 2 to 3, and so on. */
const upcasts: ReadonlyMap<string, readonly Upcast[]> = new Map<string, readonly Upcast[]>([...fromTheFirst.map((name) => [name, [takeOutEnvelope]] as const), ...later.map((name) => [name, []] as const)])

export const commandNames: readonly CommandName[] = [...fromTheFirst, ...later]

/** Done twice they come to what they come to once: their routes take no id of a command, and none is kept. */
export const unnumberedCommands: ReadonlySet<string> = new Set<CommandName>(['cases.follow', 'rounds.answerSwap', 'clocks.seen', 'tracks.erase'])

/** Routes that are told how long ago it was done; all others go by the server's clock alone. */
export const agedCommands: ReadonlySet<string> = new Set<CommandName>(['rounds.make'])

export const isCommandName = (name: string): name is CommandName => upcasts.has(name)

export const versionOfCommand = (name: CommandName): number => upcasts.get(name)!.length + 1

const isInput = (input: unknown): input is CommandInput => {
  const { params, body } = (input ?? {}) as { params?: unknown; body?: unknown }
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject(body) && (params === undefined || (isObject(params) && typeof (params as { id?: unknown }).id === 'string'))
}

/** The command in its newest form; nothing when name or form are unknown, or it is no command at all. */
export const migrateCommand = (name: string, version: number, input: unknown): { version: number; input: CommandInput } | undefined => {
  const steps = upcasts.get(name)
  if (!steps || !Number.isInteger(version) || version < 1 || version > steps.length + 1 || !isInput(input)) return undefined
  return { version: steps.length + 1, input: steps.slice(version - 1).reduce((form, upcast) => upcast(form), input) }
}

/** The record a command is about: another one about the same record must not overtake it. */
export const subjectOfCommand = ({ params, body }: CommandInput): string | undefined => params?.id ?? (typeof body['id'] === 'string' ? body['id'] : undefined)
