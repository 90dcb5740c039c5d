// The server of one story: everything a running installation has (apps, reactions, jobs), on a copy of the demonstration
// district, with a clock that goes and can be put forward.
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { inject } from 'vitest'
import { projectRoot } from './source-files.ts'
import { hashToken } from '../../src/server/access/actors.ts'
import type { Context } from '../../src/server/context.ts'
import type { Database } from '../../src/server/db/open.ts'
import { demoAccounts } from '../../src/server/demo/account-file.ts'
import type { DemoAccount } from '../../src/server/demo/accounts.ts'
import { buildApp } from '../../src/server/http/app.ts'
import { openContext, startWork } from '../../src/server/services.ts'
import type { Call } from '../../src/contract/client.ts'
import { testDatabase } from './database.ts'
import { openFrontDoor, type FrontDoor } from './front-door.ts'
import { makeTestClient } from './logins.ts'

export type Login = 'district' | 'supervisor' | 'leader' | 'street' | 'street-check' | 'community' | 'department' | 'grid-leader' | 'grid' | 'microgrid' | 'system' | 'security' | 'auditor'
export type Place = { lng: number; lat: number; grid: string; community: string; street: string }

export type Who = { login: Login } | { phone: string }

export type StoryServer = FrontDoor & {
  base: string
  database: Database
  /** Where it keeps its files. */
  folder: string
  district: number
  /** In the grid of the demonstration's grid worker, below its community and street desk. */
  place: Place
  /** Codes sent to phones, oldest first. */
  codes: { phone: string; code: string }[]
  /** What was not a Problem. */
  faults: unknown[]
  /** Puts the server's clock forward. */
  advance(milliseconds: number): void
  account(login: Login): DemoAccount
  /** Phones of residents who have an account. */
  residents: readonly string[]
  /** A session of the account with this login, or of the resident with this phone; gives its token. */
  session(who: Who): Promise<string>
  /** Hangs up on whoever comes with this session's token, until told otherwise. */
  hangUp(token: string, gone: boolean): void
  /** The interface as an app uses it, for what a story takes as given. */
  client(who: Who): Promise<Call>
  close(): Promise<void>
}

/** A folder of its own, with the demonstration's photos: what one story sets or erases is no other's. */
const folderOfStory = (): string => {
  const { folder } = inject('stories')
  const own = mkdtempSync(join(folder, 'story-'))
  cpSync(join(folder, 'files'), join(own, 'files'), { recursive: true })
  return own
}

const placeOf = async (database: Database): Promise<Place> => {
  const [place] = await database.query<Place>(
    `select m.center_lng as lng, m.center_lat as lat, g.name as grid, c.name as community, s.name as street
     from accounts a join posts p on p.district = a.district and p.person_id = a.person_id and p.role = 'gridWorker'
     join units g on g.district = p.district and g.id = p.unit_id
     join units m on m.district = g.district and m.parent_id = g.id
     join units c on c.district = g.district and c.id = g.community_id join units s on s.district = g.district and s.id = g.street_id
     where a.login = 'grid' order by m.code limit 1`,
  )
  return place!
}

export const startStoryServer = async (): Promise<StoryServer> => {
  const { database } = await testDatabase(inject('stories').demoTemplate)
  const folder = folderOfStory()
  const codes: StoryServer['codes'] = []
  const faults: unknown[] = []
  const onFault = (fault: unknown): void => void faults.push(fault)
  let ahead = 0
  const clock = (): number => Date.now() + ahead
  const context: Context = { ...openContext(database, folder, onFault, clock), codes: { send: async (phone, code) => void codes.push({ phone, code }) }, version: 'test' }
  const stopWork = await startWork(context, onFault)
  const app = await buildApp(context, { onFault, webDir: join(projectRoot, 'dist/web') })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const door = openFrontDoor(app.server, clock)
  const accounts = demoAccounts(inject('stories').folder)
  const [{ district } = { district: 0 }] = await database.query<{ district: number }>('select district from districts')
  const residents = await database.query<{ phone: string }>('select n.phone from accounts a join persons n on n.district = a.district and n.id = a.person_id where a.login is null order by a.id limit 5')
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const session = async (who: Who): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    const made = await database.query(
      `insert into sessions (district, token_hash, account_id, created_at, expires_at)
       select a.district, $1, a.id, $2, $3 from accounts a join persons n on n.district = a.district and n.id = a.person_id
       where ${'login' in who ? 'a.login = $4' : 'a.login is null and n.phone = $4'} returning account_id`,
      [hashToken(token), new Date(clock()), new Date(clock() + 86_400_000), 'login' in who ? who.login : who.phone],
    )
    if (made.length !== 1) throw new Error(`no account of ${JSON.stringify(who)}`)
    return token
  }
  return {
    base, database, folder, district, codes, faults, session, residents: residents.map((one) => one.phone), place: await placeOf(database),
    advance: (milliseconds) => void (ahead += milliseconds),
    account: (login) => accounts.find((one) => one.login === login)!,
    ...door,
    hangUp: (token, gone) => door.trouble(token, gone ? 'gone' : null),
    client: async (who) => makeTestClient({ base, token: await session(who) }).call,
    async close() {
      context.hub.stop()
      app.server.closeAllConnections()
      await app.close()
      await stopWork()
    },
  }
}
