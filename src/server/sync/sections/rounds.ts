// Rounds of the days to come that are mine to make, with what counts as done. Whether one is open yet, the phone tells by itself.
import type { MyRound } from '../../../contract/rounds.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { todayOf } from '../../access/actors.ts'
import { openBook, type Book } from '../../rounds/expected.ts'
import { myRounds } from '../../rounds/mine.ts'
import type { Context } from '../../context.ts'
import { heldDays } from '../../../domain/sync/exchange.ts'
import { sharedReads } from '../../db/shared-reads.ts'
import { atHand, nothing, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

const most = 1_000

const keyOf = ({ routineId, unit, plannedOn }: MyRound): string => `${routineId}/${unit.id}/${plannedOn}`

/** Asked for by many phones at once, the routines of the district are read once. */
const together = new WeakMap<Context, ReturnType<typeof sharedReads<Book>>>()
const openTogether: typeof openBook = (context, db, district, from, to) => {
  let shared = together.get(context)
  if (!shared) together.set(context, (shared = sharedReads<Book>()))
  return shared(`${district} ${from} ${to}`, () => openBook(context, db, district, from, to))
}

/** States that come with the time alone; the others were recorded. */
const passing = new Set<MyRound['state']>(['upcoming', 'open', 'missed'])

export const roundsSection: ReachSection = async ({ context, db, actor, now }) => {
  if (postsWith(actor, 'round.do').length === 0) return nothing
  const rounds = await myRounds(context, db, actor, todayOf(now), heldDays, now, openTogether)
  return atHand(rounds.slice(0, most).map((round) => ({ key: keyOf(round), stamp: stampOf(passing.has(round.state) ? { ...round, state: null } : round), data: round })), rounds.length > most)
}
