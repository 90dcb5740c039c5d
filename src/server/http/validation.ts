// Parses what came in by the route's contract. Addresses arrive as text and are converted; bodies must already be right.
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { kernelProblem } from '../../domain/kernel/problem.ts'

export type Parser = (data: unknown) => unknown

/** Addresses are text: what is no text becomes what it is meant to be, property by property, and text stays as it is. */
const converterOf = (schema: TSchema): Parser => {
  const { properties = {} } = schema as { properties?: Record<string, TSchema & { type?: unknown; enum?: readonly unknown[] }> }
  const other = Object.entries(properties).filter(([, { type, enum: values }]) => type !== 'string' && !values?.every((value) => typeof value === 'string'))
  return (data) => {
    const value: Record<string, unknown> = { ...(data as object) }
    for (const [name, property] of other) if (value[name] !== undefined) value[name] = Value.Convert(property, value[name])
    return value
  }
}

/** Most faults named at once: enough to mend a form, too few to be a burden. */
const mostFaults = 10

export const parserOf = (schema: TSchema | undefined, part: 'params' | 'query' | 'body'): Parser => {
  if (!schema) return () => undefined
  const check = Compile(schema)
  const convert = part === 'body' ? (data: unknown) => data : converterOf(schema)
  return (data) => {
    const value = convert(data)
    if (check.Check(value)) return value
    const faults = [...check.Errors(value)].slice(0, mostFaults).map((fault) => `${fault.instancePath || '/'} ${fault.message}`)
    throw kernelProblem('request.malformed', { part, faults })
  }
}
