// Sends what is due, for all districts: takes a number of parcels in one transaction, sends them side by side, records each
// in another. No transaction is open while a service outside is waited for. Several servers share the work.
import { setTimeout as rest } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/tx.ts'
import { claimParcels, type Parcel } from './claim.ts'
import { failed } from './handing.ts'
import { recordParcel, sendParcel } from './send-parcel.ts'
import { robotPause } from './send-robot.ts'

/** Between two looks when nothing was due. */
const pause = 2_000

/** Sent side by side. */
const together = 8

const sendOne = async (context: Context, parcel: Parcel): Promise<void> => {
  const handed = await sendParcel(context, parcel).catch((fault: unknown) => failed((fault as Error).name))
  await inTransaction(context.database, async (tx) => recordParcel(tx, parcel, handed, context.clock(), Math.random()))
}

/** One look; answers how many parcels were sent or tried. */
export const sendDue = async (context: Context): Promise<number> => {
  const parcels = await inTransaction(context.database, (tx) => claimParcels(tx, context.clock(), robotPause))
  const waiting = [...parcels]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sendOne(context, next)
  }
  await Promise.all(Array.from({ length: together }, work))
  return parcels.length
}

export const keepSending = (context: Context, onFault: (fault: unknown) => void): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const sent = await sendDue(context).catch((fault: unknown) => void onFault(fault))
      if (!sent) await rest(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
