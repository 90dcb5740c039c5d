// Clients of a test server: like a browser with its cookie, and the typed client on top of it.
import { makeClient, type Call } from '../../src/contract/client.ts'
import { Problem } from '../../src/domain/kernel/problem.ts'

export type Client = {
  /** The typed client: resolves with the reply, rejects with the Problem. */
  call: Call
  /** Like the browser's: `path` on the test server, with this client's cookie. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The cookie it holds now, if any. */
  cookie(): string | undefined
}

export type ClientOptions = { base: string; token?: string; headers?: Record<string, string> }

export const makeTestClient = ({ base, token, headers }: ClientOptions): Client => {
  let cookie = token === undefined ? undefined : `wangge=${token}`
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(path.startsWith('/') ? base + path : path, {
      ...init, headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)), ...(cookie ? { cookie } : {}) },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookie = /Max-Age=0(;|$)/.test(set) ? undefined : pair
    }
    return response
  }
  return { fetch: send, cookie: () => cookie, call: makeClient({ base, fetch: ((path: string, init: RequestInit) => send(path, init)) as typeof fetch }) }
}

/** The Problem an ask was refused with; fails the test when it was not refused. */
export const refusal = async (asked: Promise<unknown>): Promise<Problem> => {
  const answered = await asked.then((value) => ({ value }), (fault: unknown) => ({ fault }))
  if ('value' in answered) throw new Error(`was not refused but answered ${JSON.stringify(answered.value)}`)
  if (answered.fault instanceof Problem) return answered.fault
  throw answered.fault
}
