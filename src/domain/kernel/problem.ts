// A Problem is a refusal or fault that a person can act on: a stable code, an HTTP status and parameters.
// Its text is made in the reader's own language by whoever shows it. On the wire it is RFC 9457.

/** Codes and the HTTP status each answers with. Every feature owns one such table. */
export type ProblemTable = Readonly<Record<string, number>>

export type ProblemParams = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly params: ProblemParams
  constructor(code: string, status: number, params: ProblemParams) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.params = params
  }
}

/** For Problems made by the dozen to know what is possible: nobody asks where they were made, and finding that out takes most of their time. */
export const untraced = <T>(work: () => T): T => {
  const errors = Error as unknown as { stackTraceLimit: number }
  const usual = errors.stackTraceLimit
  errors.stackTraceLimit = 0
  try {
    return work()
  } finally {
    errors.stackTraceLimit = usual
  }
}

/** Makes the constructor of one feature's Problems; the code must stand in its table. */
export const problemsOf =
  <T extends ProblemTable>(table: T) =>
  (code: keyof T & string, params: ProblemParams = {}): Problem =>
    new Problem(code, table[code]!, params)

/** Problems any request may end in. */
export const kernelProblems = {
  'request.malformed': 400,
  'request.too-large': 413,
  'request.not-found': 404,
  'request.cross-site': 403,
  'request.too-many': 429,
  'access.sign-in-needed': 401,
  'access.refused': 403,
  'access.token-refused': 401,
  'server.failed': 500,
  'server.busy': 503,
} satisfies ProblemTable

export const kernelProblem = problemsOf(kernelProblems)
