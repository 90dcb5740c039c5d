// One whistle: why and where, how long each department has, what happens on site, what may be done now. On a phone the
// street's head approves it here.
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { whistleRoutes, type WhistleView } from '../../../../contract/whistles.ts'
import type { WhistleStep } from '../../../../domain/whistles/kinds.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useLimitText } from '../../../kit/words/clocks.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { Calls, StepItem } from './Calls.tsx'
import { OnSite } from './OnSite.tsx'
import { StepDialog, type Doing } from './StepDialog.tsx'
import { WhistleTag } from './WhistleTags.tsx'
import './whistles.css'

const route = getRouteApi('/whistles/$id')

const leading: readonly WhistleStep[] = ['approve', 'refuse', 'end', 'cancel']

export const WhistlePage = () => {
  const texts = useWhistleTexts()
  const { id } = route.useParams()
  const found = useCall(whistleRoutes.get, { params: { id } }, { refetchInterval: 60_000 })
  const view = found.data
  return view ? <Shown view={view} /> : (
    <div className="page"><PageHead title={texts.heading} />{found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : <Waiting rows={6} />}</div>
  )
}

const Facts = ({ view }: { view: WhistleView }) => {
  const texts = useWhistleTexts()
  const limitText = useLimitText()
  const shared = useShared()
  const facts: [string, ReactNode][] = [
    [texts.triggerLabel, texts.trigger[view.trigger]],
    [texts.limit, limitText(view.limit)],
    [texts.meetingPlace, view.meetingPlace || view.address || shared.none],
    [texts.request, <span key="request" className="whistle-text">{view.request}</span>],
    [texts.askedBy, <span key="by">{view.askedBy} <TimeText at={view.askedAt} /></span>],
    ...(view.startedAt === null ? [] : [[texts.started, <TimeText key="started" at={view.startedAt} />] as [string, ReactNode]]),
    ...(view.endedAt === null ? [] : [[texts.ended, <TimeText key="ended" at={view.endedAt} />] as [string, ReactNode]]),
  ]
  return (
    <section className="card" aria-label={texts.facts}>
      <header><h2>{texts.facts}</h2><Link className="aside" to="/cases/$id" params={{ id: view.caseId }}>{texts.openCase}</Link></header>
      <div className="body stack">
        <p className="whistle-text">{view.description}</p>
        <dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      </div>
    </section>
  )
}

const Shown = ({ view }: { view: WhistleView }) => {
  const texts = useWhistleTexts()
  const categories = useCategories()
  const [doing, setDoing] = useState<Doing | null>(null)
  const acts = leading.filter((step) => view.abilities.includes(step))
  return (
    <div className="page whistle-page">
      <PageHead title={`${texts.whistle} ${view.caseNumber}`} lead={<><WhistleTag state={view.state} /> {categories.name(view.category)} · {view.street?.name}</>}>
        <div className="whistle-acts" role="group" aria-label={texts.facts}>
          {acts.map((step) => <Button key={step} size="large" type={step === acts[0] ? 'primary' : 'default'} danger={step === 'refuse' || step === 'cancel'} onClick={() => setDoing({ step })}>{texts.act[step]}</Button>)}
        </div>
      </PageHead>
      <div className="whistle-split">
        <div className="stack">
          <Facts view={view} />
          {view.startedAt !== null && <OnSite view={view} onDo={setDoing} />}
        </div>
        <div className="stack">
          <Calls view={view} onDo={setDoing} />
          <section className="card" aria-label={texts.timeline}>
            <header><h2>{texts.timeline}</h2></header>
            <ol className="body whistle-list">{view.steps.map((step) => <StepItem key={step.seq} step={step} />)}</ol>
          </section>
        </div>
      </div>
      {doing && <StepDialog key={`${doing.step} ${doing.officeId ?? ''} ${doing.task ?? ''}`} view={view} doing={doing} onClose={() => setDoing(null)} />}
    </div>
  )
}
