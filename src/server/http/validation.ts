// Parses what came in by the route's contract. Addresses arrive as text and are converted; bodies must already be right.
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { kernelProblem } from '../../domain/kernel/problem.ts'

export type Parser = (data: unknown) => unknown

/** Most faults named at once: enough to mend a form, too few to be a burden. */
const mostFaults = 10

export const parserOf = (schema: TSchema | undefined, part: 'params' | 'query' | 'body'): Parser => {
  if (!schema) return () => undefined
  const check = Compile(schema)
  return (data) => {
    const value = part === 'body' ? data : Value.Convert(schema, data ?? {})
    if (check.Check(value)) return value
    const faults = [...check.Errors(value)].slice(0, mostFaults).map((fault) => `${fault.instancePath || '/'} ${fault.message}`)
    throw kernelProblem('request.malformed', { part, faults })
  }
}
