// My rounds of the week, as the phone knows them: what has opened since, and what waits on this phone, count as such.
import { useMemo } from 'react'
import { roundRoutes, type MyRound } from '../../contract/rounds.ts'
import { reachOf, type Role } from '../../domain/access/roles.ts'
import { useKnown, useOffline } from '../kit/offline/context.tsx'
import { useCall } from '../kit/data/use-call.ts'
import { useMe } from '../kit/data/use-me.ts'
import { useNow } from '../kit/words/use-now.ts'
import { foldRounds } from './known/rounds.ts'

/** A week, so that the phone can be without a network for as long. */
const days = 7

export const useRounds = () => {
  const me = useMe()
  const now = useNow()
  const engine = useOffline()
  const does = me?.posts.some(({ role }) => reachOf(role as Role, 'round.do') !== undefined) ?? false
  const answer = useCall(roundRoutes.mine, { query: { days } }, { enabled: does })
  const held = useKnown<MyRound>('rounds')
  const data = held.length > 0 ? { rounds: held } : answer.data
  // A letter typed folds nothing anew.
  const changed = engine.mirror.held()
  const rounds = useMemo(() => foldRounds(engine, data?.rounds ?? [], now), [changed, data?.rounds, now])
  return { ...answer, data, rounds, /** The answer is there, or there is none to wait for. */ settled: me !== undefined && (!does || data !== undefined || answer.error !== null), tracks: answer.data?.tracks ?? null }
}
