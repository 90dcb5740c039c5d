// Reactions: what follows from the journal, each with its own bookmark, in its own transaction with what it writes.
// Several servers may run them: whoever holds the bookmark's row goes on, the others pass by.
import { setTimeout as rest } from 'node:timers/promises'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { inTransaction, type Tx } from '../db/tx.ts'
import { lastCommitted, markOf, readJournal, startMark, type Entry, type Mark } from './read.ts'

export type Reaction = {
  name: string
  run(tx: Tx, district: DistrictId, entries: readonly Entry[], context: Context): Promise<void>
}

/** So few that who asks meanwhile hardly waits for them. */
const batch = 100

/** Before the journal's end is looked for again. */
const pauseBetweenTries = 20

/** Between two looks, so that under load one batch takes in what many commits brought. */
const pause = 250

/** Commits in this process, in a second, from which on it is a burst. */
const burst = 100

/**
 * A full look is followed by a rest of five times its length, in a burst of thirteen: those who ask come first, numbers follow. That is
 * still hundreds of records a second, far above what a city brings in.
 */
export const restAfter = (worked: number, commitsPerSecond: number): number => worked * (commitsPerSecond > burst ? 13 : 5)

const takeMark = async (tx: Tx, district: DistrictId, name: string): Promise<Mark | undefined> => {
  const find = () =>
    tx.query<Mark>(
      'select transaction::text as transaction, position from journal_readers where district = $1 and name = $2 for update skip locked',
      [district, name],
    )
  const [mark] = await find()
  if (mark) return mark
  const made = await tx.query(
    'insert into journal_readers (district, name, transaction, position) values ($1, $2, $3, $4) on conflict do nothing returning name',
    [district, name, startMark.transaction, startMark.position],
  )
  return made.length > 0 ? startMark : undefined
}

/** One batch; answers how many entries were read, or -1 when another server is at it. */
export const reactOnce = (context: Context, district: DistrictId, reaction: Reaction): Promise<number> =>
  inTransaction(context.database, async (tx) => {
    const mark = await takeMark(tx, district, reaction.name)
    if (!mark) return -1
    const entries = await readJournal(tx, district, mark, batch)
    const last = entries.at(-1)
    if (!last) return 0
    await reaction.run(tx, district, entries, context)
    const { transaction, position } = markOf(last)
    await tx.query('update journal_readers set transaction = $3, position = $4 where district = $1 and name = $2', [district, reaction.name, transaction, position])
    return entries.length
  })

const hasReadSql = `select coalesce((select (r.transaction, r.position) >= ($3::xid8, $4::bigint) from journal_readers r where r.district = $1 and r.name = $2), false) as done`

/**
 * Reads on until all that was committed when it began is read: for tests, and before a number has to be exact. A transaction that began
 * earlier, whoever's in the whole database, keeps the end out of sight until it ends; that is waited for.
 */
export const catchUp = async (context: Context, district: DistrictId, reaction: Reaction): Promise<void> => {
  const { database } = context
  const { transaction, position } = await lastCommitted(database, district)
  for (;;) {
    if ((await reactOnce(context, district, reaction)) > 0) continue
    if (transaction === startMark.transaction) return
    const [read] = await database.query<{ done: boolean }>(hasReadSql, [district, reaction.name, transaction, position])
    if (read!.done) return
    await rest(pauseBetweenTries)
  }
}

/** Runs a reaction for all districts, woken after commits here and once a second for those elsewhere. */
export const keepReacting = (context: Context, reaction: Reaction, onFault: (fault: unknown) => void): { wake(): void; stop(): Promise<void> } => {
  const stopping = new AbortController()
  const { signal } = stopping
  const restFor = (milliseconds: number): Promise<void> => rest(milliseconds, undefined, { signal }).catch(() => {})
  let woken = false
  let commits = 0
  let resolveSleep: (() => void) | undefined
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 1_000)
      resolveSleep = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  /** One batch of each district; answers whether there is more. */
  const look = async (): Promise<boolean> => {
    let more = false
    for (const district of await context.districts.all()) more = (await reactOnce(context, district.id, reaction)) === batch || more
    return more
  }
  const loop = async (): Promise<void> => {
    let before = performance.now()
    while (!signal.aborted) {
      woken = false
      const began = performance.now()
      const more = await look().catch((fault: unknown) => void onFault(fault))
      const now = performance.now()
      const perSecond = (commits * 1_000) / (now - before)
      ;[before, commits] = [now, 0]
      if (more) await restFor(restAfter(now - began, perSecond))
      else {
        if (!woken && !signal.aborted) await sleep()
        await restFor(pause)
      }
    }
  }
  const running = loop()
  const wake = (): void => {
    woken = true
    commits += 1
    resolveSleep?.()
  }
  return {
    wake,
    stop: async () => {
      stopping.abort()
      resolveSleep?.()
      await running
    },
  }
}
