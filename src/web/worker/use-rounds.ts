// My rounds of the week, as the phone knows them: what has opened since, and what waits on this phone, count as such.
import { roundRoutes, type MyRound } from '../../contract/rounds.ts'
import { reachOf, type Role } from '../../domain/access/roles.ts'
import { roundStateOf } from '../../domain/rounds/occurrence.ts'
import { useKnown } from '../kit/offline/context.tsx'
import { useCall } from '../kit/data/use-call.ts'
import { useMe } from '../kit/data/use-me.ts'
import { useNow } from '../kit/words/use-now.ts'
import { useKeep } from '../kit/mobile/keep/context.tsx'
import { useParcels } from '../kit/mobile/keep/parcels.ts'
import type { Parcel } from '../kit/mobile/keep/parcel.ts'
import { keyOfRound } from './pages/round/round-key.ts'

export type KnownRound = MyRound & { waiting: Parcel | undefined }

/** A week, so that the phone can be without a network for as long. */
const days = 7

export const useRounds = () => {
  const me = useMe()
  const now = useNow()
  const parcels = useParcels(useKeep().parcels)
  const does = me?.posts.some(({ role }) => reachOf(role as Role, 'round.do') !== undefined) ?? false
  const answer = useCall(roundRoutes.mine, { query: { days } }, { enabled: does })
  const held = useKnown<MyRound>('rounds')
  const data = held.length > 0 ? { rounds: held } : answer.data
  const rounds = (data?.rounds ?? []).map((one): KnownRound => {
    const settled = one.done !== null || one.state === 'excused'
    // What an older app kept on this phone knows less.
    const { places = [], wishes = [], swap = null } = one as Partial<MyRound>
    return { ...one, places, wishes, swap, done: one.done && { ...one.done, findings: one.done.findings ?? [] }, state: settled ? one.state : roundStateOf(one, undefined, now), waiting: parcels.find(({ kind, waiting, caseId }) => kind === 'round' && waiting && caseId === keyOfRound(one)) }
  })
  return { ...answer, data, rounds, tracks: answer.data?.tracks ?? null }
}
