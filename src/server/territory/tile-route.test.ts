// The map asks for the verb of what it shows, like every route of the contract.
import { afterEach, beforeAll, expect, it } from 'vitest'
import { roles } from '../../domain/access/roles.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const withMap = (['anonymous', 'resident'] as const).map((role) => ({ role, verbs: roles[role].verbs as Record<string, string>, reach: roles[role].verbs['territory.see'] as string }))
afterEach(() => {
  for (const { verbs, reach } of withMap) verbs['territory.see'] = reach
})

const tile = async (client: Client): Promise<[number, unknown]> => {
  const response = await client.fetch('/tiles/0/0/0.mvt')
  return [response.status, response.ok ? null : ((await response.json()) as { code: string }).code]
}

it('shows the map to whom the territory is open, today everybody, and to nobody else', async () => {
  const resident = await server.loginAs('resident')
  for (const client of [server.anonymous(), resident]) expect(await tile(client)).toEqual([200, null])
  for (const { verbs } of withMap) delete verbs['territory.see']
  expect(await tile(server.anonymous())).toEqual([401, 'access.sign-in-needed'])
  expect(await tile(resident)).toEqual([403, 'access.refused'])
})
