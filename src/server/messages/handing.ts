// What becomes of handing something on to a service outside: it took it, it may take it later, it never will, or whom it
// was for is gone. Every service is asked in the same way: one request, no redirects, ten seconds.

export type Handed =
  | { kind: 'taken'; id: string | null }
  | { kind: 'failed'; why: string; /** Milliseconds the service wants to be left alone. */ atLeast?: number }
  | { kind: 'refused'; why: string }
  | { kind: 'gone'; why: string }

export const taken = (id: string | null = null): Handed => ({ kind: 'taken', id })
export const failed = (why: string, atLeast?: number): Handed => ({ kind: 'failed', why, ...(atLeast === undefined ? {} : { atLeast }) })
export const refused = (why: string): Handed => ({ kind: 'refused', why })

export const patience = 10_000

/** Why a request had no answer, without anything of what was sent. */
export const whyNoAnswer = (fault: unknown): string => {
  const { name, code, cause } = fault as Error & { code?: string; cause?: { code?: string } }
  return name === 'TimeoutError' ? 'timeout' : (cause?.code ?? code ?? name ?? 'unknown')
}

type Asked = { headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer>; timeout?: number }
type Answered = { status: number; text: string; header(name: string): string | null }

/** Longest answer that is read. */
const longest = 4_000

/** One POST; throws where there is no answer. What was written down is where it goes and nowhere else. */
export const post = async (url: string, { headers, body, timeout = patience }: Asked): Promise<Answered> => {
  const response = await fetch(url, { method: 'POST', redirect: 'error', signal: AbortSignal.timeout(timeout), headers, body })
  const text = (await response.text()).slice(0, longest)
  return { status: response.status, text, header: (name) => response.headers.get(name) }
}

export const secondsIn = (header: string | null): number | undefined => (header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined)
