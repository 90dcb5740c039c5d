// Routes of the exchange with phones. A revoked device, or somebody else's, is refused before anything is read or done.
import { syncRoutes } from '../../contract/sync.ts'
import type { Problem } from '../../domain/kernel/problem.ts'
import { readTogether } from '../db/read-together.ts'
import type { Tx } from '../db/tx.ts'
import { prepared, read, write, type Ask, type HttpRequest, type Server } from '../http/endpoint.ts'
import { devicesOf, markTold, meet, myDevices, noteDevice, revokeDevice, revokeOwnDevice, standingOf, type Met } from './devices.ts'
import { pull } from './pull.ts'
import { carryOut, findDone, type Carried } from './send.ts'

type Exchange = Ask<typeof syncRoutes.pull> | Ask<typeof syncRoutes.send>
type Found<T> = { refused: Problem } | { met: Met; answer: T }

/** The device is asked for in the same breath as what is done already; nothing is done for one that is refused. */
const send = async (server: Server, ask: Ask<typeof syncRoutes.send>, request: HttpRequest): Promise<Found<Carried>> => {
  const db = readTogether(server.context.database)
  const [met, done] = await Promise.all([meet(db, ask), findDone(db, ask.actor, ask.body.commands)])
  return met instanceof Error ? { refused: met } : { met, answer: await carryOut(server, ask, done, request) }
}

/** The device is noted behind the work: an exchange that broke off is none. */
const conclude = async <T extends object>(ask: Exchange, tx: Tx, found: Found<T>): Promise<Problem | ({ at: number } & T)> => {
  if ('refused' in found) {
    markTold(tx, ask.actor.district, ask.body.device.id, ask.now)
    return found.refused
  }
  return (await noteDevice(tx, ask, found.met)) ?? { at: ask.now, ...found.answer }
}

/** Who asks is read anew each time: what a phone holds goes by the posts of now. */
const anew = true

export const bindSync = (server: Server): void => {
  prepared(server, syncRoutes.pull, (ask) => pull(ask), conclude, anew)
  prepared(server, syncRoutes.send, (ask, _, request) => send(server, ask, request), conclude, anew)
  write(server, syncRoutes.standing, standingOf)
  read(server, syncRoutes.devices, myDevices)
  read(server, syncRoutes.devicesOf, devicesOf)
  write(server, syncRoutes.revoke, revokeDevice)
  write(server, syncRoutes.revokeOwn, revokeOwnDevice)
}
