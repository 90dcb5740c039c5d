// The contract is whole: each route has one name and one address, asks for a verb that exists, and names Problems that exist.
import { describe, expect, test } from 'vitest'
import type { TSchema } from 'typebox'
import { allRoutes } from '../src/contract/api.ts'
import { stepBodies } from '../src/contract/cases.ts'
import { eventKind, eventSteps } from '../src/domain/cases/event.ts'
import { agedCommands, commandNames, unnumberedCommands } from '../src/domain/sync/commands.ts'
import { verbs } from '../src/domain/access/verbs.ts'
import { filesBelow } from './support/source-files.ts'

const propertiesOf = (schema: TSchema | undefined): string[] => Object.keys((schema as { properties?: object } | undefined)?.properties ?? {})
const repeated = (list: readonly string[]): string[] => list.filter((item, index) => list.indexOf(item) !== index)

/** Every table of Problems in the source: it is what `problemsOf` is given, or a constant called …Problems. */
const problemCodes = filesBelow('src', ['.ts']).filter(({ path, text }) => /\bproblemsOf\b/.test(text) && !path.endsWith('.test.ts'))
  .flatMap(({ text }) => [...text.matchAll(/'([a-z]+\.[a-z-]+)':\s*([1-5]\d\d)\b/g)].map(([, code, status]) => ({ code: code!, status: Number(status) })))

describe('all routes together', () => {
  test('have one name each and one address each', () => {
    expect(allRoutes.length).toBeGreaterThan(40)
    expect(repeated(allRoutes.map(({ id }) => id))).toEqual([])
    expect(repeated(allRoutes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`))).toEqual([])
  })

  test('ask for every verb but that of a report for somebody else, which the report itself asks for', () => {
    const asked = new Set<string>(allRoutes.map(({ verb }) => verb))
    expect(Object.keys(verbs).filter((verb) => !asked.has(verb))).toEqual(['case.reportOnBehalf'])
  })
})

describe.each(allRoutes)('$id', (route) => {
  test('is called feature.action and lies below /api, or /ogc where that standard says how addresses end', () => {
    expect(route.id).toMatch(/^[a-z]+\.[a-zA-Z]+$/)
    expect(route.path).toMatch(/^\/(api(?=\/)|ogc)(\/([a-z]+(-[a-z]+)*|passUp|sendDown|:[a-z]+))*$/)
    expect(route.summary).toMatch(/^\S.*[^.]$/)
  })

  test('asks for a verb that exists', () => expect(Object.keys(verbs)).toContain(route.verb))

  test('has a schema for each part of its path, and no other', () => {
    const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1])
    expect(propertiesOf(route.schemas.params)).toEqual(inPath)
  })

  test('reads by GET without a body; writes by POST, or by PUT what the caller has named', () => {
    if (route.method === 'GET') expect(route.schemas.body).toBeUndefined()
    else expect(route.method).toBe(route.takes === 'photo' || route.takes === 'file' ? 'PUT' : 'POST')
  })

  test('takes no field it doesn’t know', () => {
    for (const part of ['params', 'query', 'body'] as const) {
      const schema = route.schemas[part] as { additionalProperties?: unknown } | undefined
      if (schema) expect(schema.additionalProperties, part).toBe(false)
    }
  })

  test('names only Problems that exist', () => {
    const known = problemCodes.map(({ code }) => code)
    expect((route.problems ?? []).filter((code) => !known.includes(code))).toEqual([])
  })
})

describe('the steps of a case', () => {
  test.each(eventSteps)('%s has a route with the verb of its rule, and asks for a version where one is disturbed', (step) => {
    const route = allRoutes.find(({ id }) => id === `cases.${step}`)
    const address = step === 'passUp' || step === 'sendDown' ? step : step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    expect(route).toMatchObject({ method: 'POST', path: `/api/cases/:id/${address}`, verb: eventKind.steps[step].verb })
    expect(route!.schemas.body).toBe(stepBodies[step])
    expect(propertiesOf(stepBodies[step]).includes('version')).toBe(eventKind.steps[step].versioned)
    expect(propertiesOf(stepBodies[step])).toContain('commandId')
  })
})

describe('what may be done without a network', () => {
  test.each(commandNames)('%s has a route of its own that knows a command by its id, and its age where that counts', (name) => {
    const route = allRoutes.find(({ id }) => id === name)
    const body = propertiesOf(route?.schemas.body)
    // One that comes to the same however often it is done needs none.
    expect(body.includes('commandId')).toBe(!unnumberedCommands.has(name))
    expect(body.includes('agoMs')).toBe(agedCommands.has(name))
    expect(['', 'id']).toContain(propertiesOf(route!.schemas.params).join())
    expect(route!.method).toBe('POST')
  })
})

describe('the codes of Problems', () => {
  test('stand in one table each and answer with a status that says refusal or fault', () => {
    expect(problemCodes.length).toBeGreaterThan(30)
    expect(repeated(problemCodes.map(({ code }) => code))).toEqual([])
    for (const { code, status } of problemCodes) expect(status, code).toBeGreaterThanOrEqual(400)
  })
})
