// My rounds as this phone knows them: what the server last told, folded with what waits here, each with the parcel it was
// written as.
import type { MyRound } from '../../../contract/rounds.ts'
import type { Held } from '../../../contract/sync.ts'
import { foldRound, type RoundFacts } from '../../../domain/sync/fold-round.ts'
import type { Parcel } from '../../kit/mobile/keep/parcel.ts'
import type { Engine } from '../../kit/offline/engine.ts'
import { pendingOn } from './pending.ts'

/** `waiting`: how it was made, while that waits here. `swapWaits`: what was asked or answered about who makes it. */
export type KnownRound = MyRound & { waiting: Parcel | undefined; swapWaits: boolean }

/** What an older app kept on this phone knows less. */
const whole = (one: MyRound): MyRound => {
  const { places = [], wishes = [], swap = null, done } = one as Partial<MyRound>
  return { ...one, places, wishes, swap, done: done ? { ...done, findings: done.findings ?? [] } : null }
}

export const foldRounds = (engine: Engine, rounds: readonly MyRound[], now: number): KnownRound[] => {
  const commands = new Map(engine.commands().map((command) => [command.id, command]))
  const me = engine.known.get<Held['me']>('me', 'me')
  const pending = pendingOn(engine).filter(({ name }) => name.startsWith('rounds.'))
  const named = new Map([...commands.values()].map(({ form }) => [(form as Parcel | null)?.fields?.personId, (form as Parcel | null)?.fields?.personName]))
  const facts: RoundFacts = { personId: (me?.personId ?? null) as RoundFacts['personId'], name: me?.name ?? '', nameOf: (id) => named.get(id) ?? '' }
  return rounds.map((one): KnownRound => {
    const { round, pending: taken, left } = foldRound(whole(one), pending, facts, now)
    // What the phone would no longer allow waits all the same: the server has the last word.
    const still = [...taken, ...left].flatMap(({ id }) => commands.get(id) ?? []).filter(({ state }) => state === 'waiting')
    return { ...round, waiting: still.find(({ name }) => name === 'rounds.make')?.form as Parcel | undefined, swapWaits: still.some(({ name }) => name !== 'rounds.make') }
  })
}

/** Mine to make now, or to answer: not what somebody else makes instead, nor what I declined. */
export const isToMake = ({ state, done, swap }: KnownRound): boolean => state === 'open' && !done && (swap === null || (swap.toMe ? swap.state !== 'declined' : swap.state === 'asked'))
