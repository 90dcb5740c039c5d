// One round: what it is, who makes it, its form while it is open, and what was found once it is made.
import { useState } from 'react'
import { standsInByAgreement } from '../../../../domain/rounds/swap.ts'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones, Notice } from '../../../kit/mobile/Notice.tsx'
import { Go, useAddress } from '../../../kit/mobile/router/router.tsx'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import type { KnownRound } from '../../known/rounds.ts'
import { useRounds } from '../../use-rounds.ts'
import { useTexts } from '../../words.ts'
import { Findings } from './Findings.tsx'
import { RoundForm } from './RoundForm.tsx'
import { keyOfRound } from './round-key.ts'
import { SwapCard } from './Swap.tsx'
import { Decided, ToldPage } from './Told.tsx'
import { TrackCard } from './Track.tsx'
import './problem-words.ts'
import './round.css'

export const RoundPage = () => {
  const { round: t } = useTexts()
  const { kind } = useRoundTexts()
  const { routine = '', unit = '', day = '' } = useAddress()
  const { rounds, tracks, settled } = useRounds()
  const [made, setMade] = useState<string | null>(null)
  const key = `${routine}/${unit}/${day}`
  const round = rounds.find((one) => keyOfRound(one) === key)
  if (!round) return settled ? <ToldPage routine={routine} unit={unit} day={day} mine={rounds.filter((one) => one.routineId === routine && one.plannedOn === day)} /> : <Page title={t.title} back><Bones /></Page>
  const id = round.done?.id ?? round.waiting?.id ?? made
  const { swap } = round
  // Asked of me and not agreed to, or declined: whose it is makes it.
  const notYet = swap !== null && swap.toMe && !standsInByAgreement(swap)
  const isOpen = id === null && round.state !== 'upcoming' && round.state !== 'excused'
  return (
    <Page title={round.unit.name} back layout={isOpen && !notYet ? 'with-action' : 'plain'}>
      <p className="soft">{kind[round.kind]} · {round.name}</p>
      {id !== null ? <Made round={round} id={id} /> : round.state === 'upcoming' ? <Notice icon="clock"><span>{t.opens} <TimeText at={round.opensAt} /></span></Notice> : round.state === 'excused' ? <Notice icon="info">{t.excused}</Notice> : null}
      {id === null && (round.heldOn !== round.plannedOn || round.state === 'excused') && <Decided routine={routine} unit={unit} day={day} />}
      {id === null && swap && <SwapCard round={round} />}
      {isOpen && tracks && !notYet && <TrackCard round={round} allowed={tracks} />}
      {isOpen && !notYet && <RoundForm round={round} onMade={setMade} />}
      {id === null && !swap && round.state !== 'excused' && <SwapCard round={round} />}
    </Page>
  )
}

const Made = ({ round, id }: { round: KnownRound; id: string }) => {
  const { round: t } = useTexts()
  return (
    <>
      <section className="card section round-part" role="status">
        <p><span className="badge done"><Icon name={round.waiting ? 'outbox' : 'check'} />{round.waiting ? t.kept : t.made}</span> {round.done && <span className="soft small">{round.done.by} · <TimeText at={round.done.at} /></span>}</p>
        {round.waiting && <p className="soft">{t.keptHint}</p>}
        <Go to="/report" search={{ round: id }} className="button"><Icon name="camera" />{t.found}</Go>
        <Go to="/" className="button second">{t.toToday}</Go>
      </section>
      <Findings round={round} id={id} />
    </>
  )
}
