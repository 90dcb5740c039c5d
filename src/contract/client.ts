// The typed client: one function over every route. Runs in browsers and tests alike; the caller brings `fetch`.
import { Problem } from '../domain/kernel/problem.ts'
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from './route.ts'

type Part<Name extends string, T> = [T] extends [undefined] ? unknown : Record<Name, T>
type QueryPart<T> = [T] extends [undefined] ? unknown : object extends T ? { query?: T } : { query: T }
export type CallInput<R extends Route> = Part<'params', ParamsOf<R>> & QueryPart<QueryOf<R>> & Part<'body', BodyOf<R>> & { signal?: AbortSignal; photo?: Blob }

export type Call = <R extends Route>(route: R, input: CallInput<R>) => Promise<ReplyOf<R>>

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown; photo?: Blob; signal?: AbortSignal }

export const pathOf = (route: Route, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string => {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`
}

/** Turns a failed response into its Problem; anything that isn't one is `server.failed` or `server.unreachable`. */
export const problemFrom = async (response: Response): Promise<Problem> => {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; params?: Record<string, string> }
  return new Problem(typeof body.code === 'string' ? body.code : 'server.failed', response.status, body.params ?? {})
}

/** Neither reached nor answered whole: what came is not what was said. Who let go of it hears that instead. */
const unreached = (fault: unknown): never => {
  if (fault instanceof DOMException && fault.name === 'AbortError') throw fault
  throw new Problem('server.unreachable', 503, {})
}

export const makeClient = (options: { base?: string; fetch?: typeof fetch; headers?: () => Record<string, string> } = {}): Call => {
  const send = options.fetch ?? fetch
  return async (route, input) => {
    const { params, query, body, photo, signal } = input as Loose
    const init: RequestInit = { method: route.method, credentials: 'same-origin', headers: { accept: 'application/json', ...options.headers?.() } }
    if (body !== undefined) Object.assign(init, { body: JSON.stringify(body), headers: { ...init.headers, 'content-type': 'application/json' } })
    if (photo) Object.assign(init, { body: photo, headers: { ...init.headers, 'content-type': photo.type || 'application/octet-stream' } })
    if (signal) init.signal = signal
    const response = await send((options.base ?? '') + pathOf(route, params, query), init).catch(unreached)
    if (!response.ok) throw await problemFrom(response)
    return (await response.json().catch(unreached)) as ReplyOf<typeof route>
  }
}
