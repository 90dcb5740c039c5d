// How one route is asked in the test of every route: about something that lies in the inside street.
import type { Actor } from '../../../src/domain/access/actor.ts'
import type { Thing } from '../../../src/domain/access/can.ts'
import type { Role } from '../../../src/domain/access/roles.ts'
import type { EventState } from '../../../src/domain/cases/event.ts'
import type { CaseId } from '../../../src/domain/kernel/ids.ts'
import type { Where } from '../builders.ts'
import type { Client } from '../logins.ts'
import type { TestServer } from '../server.ts'

export type Who = { role: Role; where: Where; client: Client; actor: Actor }

/** `thing` is what the route's verb has to reach; without it the verb alone decides. */
export type Asked = { path: string; body?: unknown; photo?: Buffer; file?: Buffer; thing?: Thing }
export type Example = (who: { actor: Actor }) => Promise<Asked> | Asked

/** What examples are made from; the server is there once the tests run. */
export type World = {
  server(): TestServer
  everybody(): readonly Who[]
  /** A case in the inside street in this state, held there. */
  makeCase(state: EventState, holder: 'grid' | 'community' | 'street' | 'office'): Promise<{ id: CaseId; thing: Thing }>
  unitThing(): Thing
  districtThing(): Thing
}

export type FeatureExamples = (world: World) => Record<string, Example>
