// What machines and people are told of the interface is the contract, all of it.
import Fastify from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../contract/api.ts'
import { bindOpenApi } from './openapi.ts'

type Operation = { operationId: string; 'x-verb': string; parameters: { name: string; in: string; required: boolean }[]; requestBody?: unknown }
type Document = { openapi: string; info: { version: string }; paths: Record<string, Record<string, Operation>> }

const app = Fastify()
let document: Document
let page: string
beforeAll(async () => {
  bindOpenApi(app, '1.2.3')
  document = (await app.inject('/openapi.json')).json()
  page = (await app.inject('/api')).body
})

const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]): [string, string, Operation] => [method, path, one]))

/** Every reference in the document. */
const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, one]) => (key === '$ref' && typeof one === 'string' ? [one] : refsIn(one)))

const resolve = (ref: string): unknown =>
  ref.startsWith('#/') ? ref.slice(2).split('/').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')], document) : undefined

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 of this version', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info.version).toBe('1.2.3')
  })

  it('has every route of the contract by its method and path, and no other', () => {
    const told = operations().map(([method, path, { operationId, 'x-verb': verb }]) => `${operationId} ${method} ${path} ${verb}`)
    expect(told.toSorted()).toEqual(allRoutes.map(({ id, method, path, verb }) => `${id} ${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')} ${verb}`).toSorted())
  })

  it('describes each part of a path, and a body where the contract takes one', () => {
    for (const [, path, { operationId, parameters, requestBody }] of operations()) {
      const route = allRoutes.find(({ id }) => id === operationId)!
      expect(parameters.filter((one) => one.in === 'path' && one.required).map(({ name }) => `{${name}}`), operationId).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(requestBody !== undefined, operationId).toBe(route.schemas.body !== undefined || route.takes !== undefined)
    }
  })

  it('refers to nothing that is not in it', () => {
    const refs = refsIn(document)
    expect(refs).toContain('#/components/schemas/Problem')
    expect(refs.filter((ref) => resolve(ref) === undefined)).toEqual([])
  })

  it('carries no marks of the library its schemas are written with', () => expect(JSON.stringify(document)).not.toMatch(/"~\w+":/))
})

describe('the page of it', () => {
  it('names every route with its method, and leads to the document', () => {
    for (const { id, method, path } of allRoutes) expect(page, id).toContain(`<section id="${id}"><h3><span class="m">${method}</span> <code>${path}</code></h3>`)
    expect(page).toContain('href="/openapi.json"')
  })
})
