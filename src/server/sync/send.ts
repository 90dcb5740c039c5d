// What was done on a phone, carried out: each command through its own route, by the same machinery as if it had been asked
// there, so that there is one door. A command that is known to be done is not asked again: whoever did it may have lost
// sight of the record by doing it.
import { allRoutes } from '../../contract/api.ts'
import type { Route } from '../../contract/route.ts'
import type { syncRoutes, WireCommand, WireOutcome } from '../../contract/sync.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import { agedCommands, migrateCommand, subjectOfCommand, unnumberedCommands, type CommandInput } from '../../domain/sync/commands.ts'
import type { CommandOutcome } from '../../domain/sync/exchange.ts'
import { outcomeAfter, outcomeOf } from '../../domain/sync/outcome.ts'
import { syncProblem } from '../../domain/sync/problems.ts'
import type { Queryable } from '../db/open.ts'
import type { Ask, HttpRequest, Server } from '../http/endpoint.ts'

type Send = Ask<typeof syncRoutes.send>
type Result = Omit<WireOutcome, 'id'>

const routes: ReadonlyMap<string, Route> = new Map(allRoutes.map((route) => [route.id, route]))

/** No phone waits longer for an answer; what is left by then is for its next exchange. */
const patience = 20_000

const oldestAge = 60 * 86_400_000

const plain = (outcome: CommandOutcome): Result => ({ outcome, problem: null, reply: null })
const refused = ({ code, status, params }: Problem): Result => ({ outcome: 'refused', problem: { code, status, params }, reply: null })

/** By command that is in the past of some record already: who did it. */
export type Done = ReadonlyMap<string, number | null>

/** Of these commands and those they wait for. */
export const findDone = async (db: Queryable, actor: Actor, commands: readonly WireCommand[]): Promise<Done> => {
  const ids = [...new Set(commands.flatMap(({ id, parent }) => (parent === undefined ? [id] : [id, parent])))]
  const rows = await db.query<{ id: string; person_id: number | null }>(
    `select command_id as id, person_id from case_steps where district = $1 and command_id = any($2::uuid[])
     union all select command_id, person_id from rounds where district = $1 and command_id = any($2::uuid[])
     union all select command_id, person_id from inspection_steps where district = $1 and command_id = any($2::uuid[])
     union all select command_id, asked_by_id from round_swaps where district = $1 and command_id = any($2::uuid[])`,
    [actor.district, ids], 'sync-done')
  return new Map(rows.map((row) => [row.id, row.person_id]))
}

type Asked = { status: number; body: string }

/** The same as asking the route itself, with the caller's cookie and address. */
const askRoute = async ({ app }: Server, request: HttpRequest, command: WireCommand, input: CommandInput): Promise<Asked> => {
  const route = routes.get(command.name)!
  const { cookie, host, 'x-district': district } = request.headers
  const headers = Object.fromEntries(Object.entries({ cookie, host, 'x-district': district, 'user-agent': request.headers['user-agent'], 'content-type': 'application/json' }).filter(([, value]) => value !== undefined)) as Record<string, string>
  const body = { ...input.body, ...(unnumberedCommands.has(command.name) ? {} : { commandId: command.id }), ...(agedCommands.has(command.name) ? { agoMs: Math.min(command.agoMs, oldestAge) } : {}) }
  const url = route.path.replace(':id', encodeURIComponent(input.params?.id ?? ''))
  const answer = await app.inject({ method: route.method, url, headers, payload: JSON.stringify(body), remoteAddress: request.ip })
  return { status: answer.statusCode, body: answer.body }
}

const resultOf = ({ status, body }: Asked): Result => {
  const reply = JSON.parse(body) as { repeated?: boolean; code?: string; status?: number; params?: Record<string, unknown> }
  const outcome = outcomeOf(status, reply.repeated === true)
  if (status < 300) return { outcome, problem: null, reply }
  return { outcome, problem: { code: reply.code ?? 'server.failed', status, params: reply.params ?? {} }, reply: null }
}

export type Carried = { outcomes: WireOutcome[] }

export const carryOut = async (server: Server, ask: Send, done: Done, request: HttpRequest): Promise<Carried> => {
  const { actor, body: { commands } } = ask
  const until = performance.now() + patience
  const outcomes = new Map<string, Result>()
  /** Records with a command that has to be tried again: those behind it must not overtake it. */
  const held = new Set<string>()
  /** What these wait for may pass them. */
  const awaited = new Set<string>()

  const one = async (command: WireCommand): Promise<Result> => {
    const by = done.get(command.id)
    if (by !== undefined) return by === actor.personId ? plain('already-done') : refused(syncProblem('sync.id-taken'))
    const newest = migrateCommand(command.name, command.version, command.input)
    if (!newest) return refused(syncProblem('sync.command-unknown', { name: command.name, version: command.version }))
    const subject = subjectOfCommand(newest.input)
    const hold = (result: Result): Result => {
      if (result.outcome === 'not-now' && subject !== undefined) held.add(subject)
      return result
    }
    if (command.parent !== undefined) {
      const parent = outcomes.get(command.parent)?.outcome ?? (done.get(command.parent) === actor.personId ? 'already-done' : undefined)
      const after = outcomeAfter(parent)
      if (after === 'refused') return refused(syncProblem('sync.parent-refused', { parent: command.parent }))
      if (after === 'not-now') {
        awaited.add(command.parent)
        return hold(plain('not-now'))
      }
    }
    if ((subject !== undefined && held.has(subject) && !awaited.has(command.id)) || performance.now() > until) return hold(plain('not-now'))
    return hold(resultOf(await askRoute(server, request, command, newest.input)))
  }

  for (const command of commands) if (!outcomes.has(command.id)) outcomes.set(command.id, await one(command))
  return { outcomes: [...outcomes].map(([id, result]) => ({ id, ...result })) }
}
