// Today's rounds: open ones in walking order, those made since morning below.
import { walkingOrder } from '../../../../domain/rounds/walking-order.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { remainingText } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { useRounds, type KnownRound } from '../../use-rounds.ts'
import { useTexts } from '../../words.ts'
import { addressOfKey, keyOfRound } from '../round/round-key.ts'

const day = 86_400_000

export const TodayRounds = () => {
  const { round: t } = useTexts()
  const now = useNow()
  const { rounds } = useRounds()
  const open = walkingOrder(rounds.filter(({ state, waiting }) => state === 'open' && !waiting), ({ center }) => center)
  const made = rounds.filter(({ done, waiting }) => waiting || (done && done.at > now - day))
  if (open.length + made.length === 0) return null
  return (
    <section className="section" aria-labelledby="rounds-head">
      <h2 id="rounds-head" className="group-head">{t.today}<span className="soft small">{t.count(open.length)}</span></h2>
      <ul className="list">{[...open, ...made].map((one) => <li key={keyOfRound(one)}><RoundCard round={one} /></li>)}</ul>
    </section>
  )
}

const RoundCard = ({ round }: { round: KnownRound }) => {
  const { round: t } = useTexts()
  const { kind } = useRoundTexts()
  const shared = useShared()
  const now = useNow()
  const made = round.waiting !== undefined || round.done !== null
  return (
    <Go {...addressOfKey(keyOfRound(round))} className="card case-card">
      <strong>{round.unit.name}</strong>
      <span className="soft small">{kind[round.kind]} · {round.name}</span>
      <span className={`badge ${made ? 'done' : ''}`}>{made ? <><Icon name={round.waiting ? 'outbox' : 'check'} />{round.waiting ? t.kept : t.made}</> : <><Icon name="clock" />{remainingText(round.closesAt, now, shared.time)}</>}</span>
    </Go>
  )
}
