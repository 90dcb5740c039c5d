// Rounds of the days to come that are mine to make, with what counts as done. Whether one is open yet, the phone tells by itself. What
// decides which rounds there are is read once for all phones, and again when its mark is another.
import type { MyRound } from '../../../contract/rounds.ts'
import { postsWith } from '../../../domain/access/can.ts'
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import { heldDays } from '../../../domain/sync/exchange.ts'
import { todayOf } from '../../access/actors.ts'
import { believedFor } from '../../db/kept-by-district.ts'
import { openBook, type Book } from '../../rounds/expected.ts'
import { bookSpan, readMine, type Mine } from '../../rounds/mine.ts'
import { presentMine } from '../../rounds/present.ts'
import { netOf } from '../../territory/net.ts'
import { keptWithNet } from '../kept-with-net.ts'
import { nothing, onceFor, type Pulling, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

const most = 1_000

export const roundsSpan = (now: number) => bookSpan(todayOf(now), heldDays)

const books = keptWithNet<DistrictId, Book>(believedFor)

const bookFor = async ({ context, actor: { district }, now, marks }: Pulling): Promise<Book> => {
  const net = await netOf(context, district)
  const { from, to } = roundsSpan(now)
  return books(net, district, `${from} ${to} ${marks.rounds}`, () => openBook(context, context.database, district, from, to))
}

/** States that come with the time alone; the others were recorded. */
const passing = new Set<MyRound['state']>(['upcoming', 'open', 'missed'])

const stampWhole = ({ one, state, more }: Mine): string => stampOf({ ...presentMine(one, state, more), ...(passing.has(state) ? { state: null } : {}) })

/** Stamps of rounds of which nothing else is known than their routine says: the same for all whose they are. */
const plainStamps = onceFor<Book, Map<string, string>>(() => new Map())

const stampIn = (book: Book, mine: Mine): string => {
  const { key, one: { routine }, state, more: { done, places, wishes, swap } } = mine
  if (done !== null || swap !== null || places.length > 0 || wishes.length > 0 || !passing.has(state)) return stampWhole(mine)
  const stamps = plainStamps(book)
  const name = `${key} ${routine.version}`
  let stamp = stamps.get(name)
  if (stamp === undefined) stamps.set(name, (stamp = stampWhole(mine)))
  return stamp
}

export const roundsSection: ReachSection = async (pulling) => {
  const { db, actor, now, marks } = pulling
  if (postsWith(actor, 'round.do').length === 0) return nothing
  const book = await bookFor(pulling)
  const all = await readMine(book, db, actor, todayOf(now), now, (routineId) => marks.placed.has(routineId))
  const rounds = all.length > most ? all.sort((a, b) => a.one.occurrence.closesAt - b.one.occurrence.closesAt || (a.key < b.key ? -1 : 1)).slice(0, most) : all
  return {
    stamps: Object.fromEntries(rounds.map((mine) => [mine.key, stampIn(book, mine)])), more: all.length > most,
    read: (keys) => {
      const wanted = new Set(keys)
      return new Map(rounds.filter(({ key }) => wanted.has(key)).map(({ key, one, state, more }) => [key, presentMine(one, state, more)]))
    },
  }
}
