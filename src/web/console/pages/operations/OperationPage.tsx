// One joint operation: what it is for, who is there, what was found, what follows, and what may be done now.
import type { ReactNode } from 'react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { operationRoutes, type OperationView } from '../../../../contract/operations.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useOperationTexts } from '../../words/operations.ts'
import { Findings } from './Findings.tsx'
import { MakeUpNote, OperationStateTag, useMakeUp } from './OperationState.tsx'
import { RosterCard } from './RosterCard.tsx'
import { StepButtons } from './StepButtons.tsx'
import './operations.css'

const route = getRouteApi('/operations/$id')

export const OperationPage = () => {
  const texts = useOperationTexts()
  const { id } = route.useParams()
  const found = useCall(operationRoutes.get, { params: { id } })
  const view = found.data
  return (
    <div className="page">
      <PageHead title={view?.title ?? texts.heading} lead={view && <><OperationStateTag state={view.state} /> <span className="number">{view.heldOn} {view.beginsAt}–{view.endsAt}</span> · {view.street.name}</>}>
        {view && <><StepButtons view={view} /><ButtonLink to="/operations/$id/sheet" params={{ id }}>{texts.sheet}</ButtonLink></>}
      </PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !view ? <section className="card"><Waiting rows={8} /></section> : <Whole view={view} />}
    </div>
  )
}

const Whole = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const { inspectionsOf } = texts
  return (
    <div className="operation-split">
      <div className="stack">
        <Facts view={view} />
        <RosterCard view={view} />
        <Findings view={view} />
      </div>
      <div className="stack">
        {view.result !== '' && <section className="card" aria-label={texts.result}><header><h2>{texts.result}</h2></header><div className="body"><p className="operation-text">{view.result}</p></div></section>}
        <section className="card" aria-label={texts.inspections}>
          <header><h2>{texts.inspections}</h2>{view.inspections.total > 0 && <span className="aside"><Link to="/inspections" search={{ view: 'all', operation: view.id }}>{texts.inspectionsOf.total}</Link></span>}</header>
          <div className="body"><dl className="operation-counts">{(Object.keys(inspectionsOf) as (keyof typeof inspectionsOf)[]).map((key) => <div key={key}><dt>{inspectionsOf[key]}</dt><dd>{view.inspections[key]}</dd></div>)}</dl></div>
        </section>
        <Where view={view} />
        <section className="card" aria-label={texts.past}>
          <header><h2>{texts.past}</h2></header>
          <div className="body"><ul className="operation-list">{view.steps.toReversed().map((step) => <li key={step.seq}><header><b>{texts.did[step.step]}</b><span className="quiet small">{step.by} · <TimeText at={step.at} /></span></header>{step.text && <p>{step.text}</p>}</li>)}</ul></div>
        </section>
      </div>
    </div>
  )
}

const Facts = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const shared = useShared()
  const makeUp = useMakeUp()
  const facts: [string, ReactNode][] = [
    [texts.leader, view.leader?.name ?? shared.none], [texts.offices, <>{makeUp(view.offices)} <span className="quiet small">{texts.makeUpHint}</span></>],
    [texts.area, [...view.area.units.map(({ name }) => name), ...(view.area.shape ? [texts.drawn] : [])].join(listMark())],
    [texts.items, view.items.length === 0 ? shared.none : view.items.map(({ code, name }) => (name ? `${code} ${name}` : texts.unknownItem(code))).join(listMark())],
  ]
  const holdNone = view.offices.filter(({ id }) => view.withoutItems.includes(id)).map(({ name }) => name)
  return (
    <section className="card" aria-label={texts.purpose}>
      <header><h2>{texts.purpose}</h2></header>
      <div className="body stack"><p className="operation-text">{view.purpose}</p><dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
        <MakeUpNote offices={view.offices} />
        {holdNone.length > 0 && <p className="quiet small" role="note">{texts.holdNone(holdNone.join(listMark()))}</p>}
      </div>
    </section>
  )
}

const Where = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const me = useMe()
  const first = view.area.units[0]?.id ?? view.street.id
  const unit = useCall(territoryRoutes.get, { params: { id: first } }, { staleTime: 600_000 })
  if (!me) return null
  return (
    <section className="card operation-map" aria-label={texts.area}>
      <NetMap center={me.district.center} schematic={me.district.schematic} focus={unit.data?.unit.bbox ?? null} level="community" chosenId={first} areas={view.area.shape ? [{ id: 'drawn', name: texts.drawn, shape: view.area.shape, tone: 'changed' }] : []} />
    </section>
  )
}
