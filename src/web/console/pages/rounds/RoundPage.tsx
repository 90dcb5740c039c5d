// One round, or a day of all of a routine's: what it is or was, what was decided about it and why, and what may be done now.
import type { ReactNode } from 'react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { roundDayRoutes, type OneRound } from '../../../../contract/round-days.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useChangeText } from '../../../kit/words/use-change-text.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { PhotoStrip } from '../../parts/PhotoStrip.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { RoundActs, useDeciding } from './RoundActs.tsx'
import { roundTones } from './RoundList.tsx'
import './rounds.css'

const route = getRouteApi('/rounds/$routine/$unit/$day')

export const RoundPage = () => {
  const texts = useRoundsTexts()
  const { routine, unit, day } = route.useParams()
  const found = useCall(roundDayRoutes.one, { query: { routineId: routine, ...(unit === 'all' ? {} : { unitId: Number(unit) }), plannedOn: day } })
  if (!found.data) return <div className="page"><PageHead title={texts.heading} /><section className="card">{found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : <Waiting rows={6} />}</section></div>
  return <Shown one={found.data} />
}

const Shown = ({ one }: { one: OneRound }) => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const me = useMe()
  const { kind, state } = useRoundTexts()
  const { decide, dialog } = useDeciding()
  const { round } = one
  return (
    <div className="page">
      <PageHead title={`${one.unit?.name ?? days.forAll} · ${one.name}`} lead={<>{round && <span className={`tag ${roundTones[round.state]}`}>{state[round.state]}</span>} {kind[one.kind]} · <span className="number">{round?.heldOn ?? one.plannedOn}</span></>}>
        {me && round && <RoundActs me={me} row={round} onAct={decide} />}
      </PageHead>
      <div className="stack">
        {round && <Facts round={round} />}
        <Decided one={one} />
        <p><Link to="/rounds" search={{ view: 'plan', month: one.plannedOn.slice(0, 7), routine: one.routineId, ...(one.unit ? { unit: one.unit.id } : {}) }}>{texts.views.plan}</Link></p>
      </div>
      {dialog}
    </div>
  )
}

const Facts = ({ round }: { round: NonNullable<OneRound['round']> }) => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const { why } = useRoundTexts()
  const facts: [string, ReactNode][] = [
    [texts.window, <><TimeText at={round.opensAt} /> – <TimeText at={round.closesAt} /></>],
    ...(round.by ? [[texts.who, round.by] as [string, ReactNode]] : []),
    ...(round.standsIn ? [[texts.who, days.standsIn(round.standsIn)] as [string, ReactNode]] : []),
    ...(round.doneAt === null ? [] : [[texts.doneAt, <TimeText at={round.doneAt} />] as [string, ReactNode]]),
    ...(round.why ? [[days.whyLabel, why[round.why]] as [string, ReactNode]] : []),
    ...(round.excuse ? [[texts.reason, round.excuse] as [string, ReactNode]] : []),
    ...(round.faults > 0 ? [[texts.faults, texts.faultsOf(round.faults)] as [string, ReactNode]] : []),
    ...(round.note ? [[texts.note, round.note] as [string, ReactNode]] : []),
    ...(round.cases.length > 0 ? [[texts.cases, <span className="round-cell">{round.cases.map(({ id, number }) => <Link key={id} to="/cases/$id" params={{ id }}>{number}</Link>)}</span>] as [string, ReactNode]] : []),
  ]
  return (
    <section className="card" aria-label={round.name}>
      <div className="body stack">
        <dl className="facts">{facts.map(([label, value], n) => <div key={n}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
        {round.photos.length > 0 && <PhotoStrip photos={round.photos.map((id) => ({ fileId: id, role: 'scene' as const, covered: 'no' as const }))} />}
      </div>
    </section>
  )
}

const Decided = ({ one }: { one: OneRound }) => {
  const t = useRoundDays()
  const text = useChangeText()
  if (one.changes.length === 0) return one.round ? null : <section className="card"><p className="body quiet">{t.changesNone}</p></section>
  return (
    <section className="card" aria-label={t.changes}>
      <header><h2>{t.changes}</h2></header>
      <ul className="round-changes">
        {one.changes.map((change, n) => <li key={n}><span className={`tag ${change.cause === 'holiday' ? '' : 'tag-brand'}`}>{t.cause[change.cause]}</span><span className="words">{text(change)}{change.reason && ` · ${t.reason}: ${change.reason}`}{change.by && <span className="quiet"> · {t.by(change.by)}</span>}</span></li>)}
      </ul>
    </section>
  )
}
