// Routes of the exchange with phones. A revoked device, or somebody else's, is refused before anything is read or done.
import { syncRoutes } from '../../contract/sync.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { prepared, read, write, type Ask, type Server } from '../http/endpoint.ts'
import { devicesOf, markTold, meetDevice, myDevices, noteDevice, revokeDevice, revokeOwnDevice, standingOf, type DeviceRow } from './devices.ts'
import { pullSections } from './pull.ts'
import { carryOut } from './send.ts'

type Exchange = Ask<typeof syncRoutes.pull> | Ask<typeof syncRoutes.send>
type Met<T> = { refused: Problem } | { device: DeviceRow | undefined; answer: T }

const meet = async <T>(ask: Exchange, db: Queryable, answer: () => Promise<T>): Promise<Met<T>> => {
  const device = await meetDevice(db, ask.actor, ask.body.device.id)
  return device instanceof Problem ? { refused: device } : { device, answer: await answer() }
}

/** The device is noted behind the work: an exchange that broke off is none. */
const conclude = async <T extends object>(ask: Exchange, tx: Tx, met: Met<T>): Promise<Problem | ({ at: number } & T)> => {
  if ('refused' in met) {
    markTold(tx, ask.actor.district, ask.body.device.id, ask.now)
    return met.refused
  }
  return (await noteDevice(tx, ask, met.device)) ?? { at: ask.now, ...met.answer }
}

export const bindSync = (server: Server): void => {
  prepared(server, syncRoutes.pull, (ask, db) => meet(ask, db, async () => ({ sections: await pullSections(ask, db) })), conclude)
  prepared(server, syncRoutes.send, (ask, db, request) => meet(ask, db, () => carryOut(server, ask, db, request)), conclude)
  write(server, syncRoutes.standing, standingOf)
  read(server, syncRoutes.devices, myDevices)
  read(server, syncRoutes.devicesOf, devicesOf)
  write(server, syncRoutes.revoke, revokeDevice)
  write(server, syncRoutes.revokeOwn, revokeOwnDevice)
}
