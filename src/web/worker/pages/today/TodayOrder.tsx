// Today's cases and rounds as one way: what is urgent first from where I am, then what is late, nearly late, and the rest in
// walking order; each group says why it stands there. What was made since morning comes last.
import type { CaseRow } from '../../../../contract/cases.ts'
import { dayOrder, yellowOfWindow, type DayStop } from '../../../../domain/rounds/day-order.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon, type IconName } from '../../../kit/mobile/Icon.tsx'
import { usePosition } from '../../../kit/mobile/place/position.ts'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { remainingText } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { isToMake, type KnownRound } from '../../known/rounds.ts'
import { useRounds } from '../../use-rounds.ts'
import { useTexts } from '../../words.ts'
import { usePhone } from '../phone/words.ts'
import { CaseLink } from '../CaseLink.tsx'
import { addressOfKey, keyOfRound } from '../round/round-key.ts'
import { useRoundPage } from '../round/words.ts'

const dayMs = 86_400_000
const signs = { urgent: 'alert', late: 'alert', soon: 'clock', rest: 'list' } as const satisfies Record<string, IconName>
const tones = { urgent: 'late', late: 'late', soon: 'soon', rest: '' } as const

type Thing = { kind: 'case'; row: CaseRow } | { kind: 'round'; round: KnownRound }

const caseStop = (row: CaseRow): DayStop<Thing> => ({
  thing: { kind: 'case', row }, at: row.place ? [row.place.lng, row.place.lat] : null, urgent: row.urgent, yellowAt: row.nextDue?.yellowAt ?? null, dueAt: row.nextDue?.dueAt ?? null,
})
const roundStop = (round: KnownRound): DayStop<Thing> => ({ thing: { kind: 'round', round }, at: round.center, urgent: false, yellowAt: yellowOfWindow(round.opensAt, round.closesAt), dueAt: round.closesAt })

export const TodayOrder = ({ cases }: { cases: readonly CaseRow[] }) => {
  const { day: t } = useRoundPage()
  const { today: words } = useTexts()
  const now = useNow()
  const { rounds } = useRounds()
  const { state, fix, ask } = usePosition(false)
  const made = rounds.filter(({ done, waiting }) => waiting || (done && done.at > now - dayMs))
  const groups = dayOrder([...cases.map(caseStop), ...rounds.filter((one) => !one.waiting && isToMake(one)).map(roundStop)], fix ? [fix.lng, fix.lat] : null, now)
  if (groups.length + made.length === 0) return null
  return (
    <>
      {groups.length > 0 && <div className="fold"><span className="soft small" role="status">{fix ? t.from : t.fromFirst}</span>{!fix && state !== 'denied' && <TargetButton busy={state === 'asking'} onPress={ask} />}</div>}
      {groups.map(({ why, stops }) => (
        <section key={why} id={why} className="section" aria-labelledby={`day-${why}`}>
          <h2 id={`day-${why}`} className={`group-head ${tones[why]}`}><Icon name={signs[why]} />{t[why]}<span className="soft small">{words.count(stops.length)}</span></h2>
          <ul className="list">{stops.map((one) => <li key={one.kind === 'case' ? one.row.id : keyOfRound(one.round)}>{one.kind === 'case' ? <CaseLink row={one.row} light={why === 'urgent' ? 'rest' : why} /> : <RoundCard round={one.round} />}</li>)}</ul>
        </section>
      ))}
      {made.length > 0 && <section className="section" aria-labelledby="day-made"><h2 id="day-made" className="group-head"><Icon name="check" />{t.rest_}</h2><ul className="list">{made.map((one) => <li key={keyOfRound(one)}><RoundCard round={one} /></li>)}</ul></section>}
    </>
  )
}

const TargetButton = ({ busy, onPress }: { busy: boolean; onPress: () => void }) => {
  const t = useRoundPage()
  return <Button look="quiet" narrow icon="target" busy={busy} onClick={onPress}>{t.fromHere}</Button>
}

const RoundCard = ({ round }: { round: KnownRound }) => {
  const { round: t } = useTexts()
  const page = useRoundPage()
  const { waits } = usePhone().act
  const { kind } = useRoundTexts()
  const shared = useShared()
  const now = useNow()
  const made = round.waiting !== undefined || round.done !== null
  const { swap } = round
  return (
    <Go {...addressOfKey(keyOfRound(round))} className="card case-card line-card">
      <strong>{round.unit.name}</strong>
      <span className="soft small">{[kind[round.kind], round.name, round.places.length > 0 ? page.lists.count(round.places.length) : ''].filter(Boolean).join(' · ')}</span>
      {swap && !made && <span className="badge waiting"><Icon name="user" />{swap.toMe ? (swap.state === 'given' ? page.given(swap.reason) : swap.state === 'asked' ? page.toMe(swap.name, swap.reason) : swap.state === 'declined' ? page.declined : page.agreedToast) : page.asked(swap.name)}</span>}
      {round.swapWaits && <span className="badge waiting"><Icon name="outbox" />{waits}</span>}
      <span className={`badge ${made ? 'done' : ''}`}>{made ? <><Icon name={round.waiting ? 'outbox' : 'check'} />{round.waiting ? t.kept : t.made}</> : <><Icon name="clock" />{remainingText(round.closesAt, now, shared.time)}</>}</span>
    </Go>
  )
}
