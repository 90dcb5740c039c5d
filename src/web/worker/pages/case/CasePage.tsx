// One case as who works on it sees it: how much time is left, what it looks like, where it is, what has happened, and what
// this person may do now as big buttons.
import { lazy, Suspense } from 'react'
import { caseRoutes } from '../../../../contract/cases.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { AnswerFacts } from '../../../kit/mobile/cases/AnswerFacts.tsx'
import { BeforeAfter } from '../../../kit/mobile/cases/BeforeAfter.tsx'
import { NextClock } from '../../../kit/mobile/cases/NextClock.tsx'
import { StateBadge } from '../../../kit/mobile/cases/StateBadge.tsx'
import { placeText } from '../../../kit/mobile/cases/place-text.ts'
import { Timeline } from '../../../kit/mobile/cases/Timeline.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { useAddress } from '../../../kit/mobile/router/router.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useTexts } from '../../words.ts'
import type { KnownView } from '../../known/case-view.ts'
import { usePhone } from '../phone/words.ts'
import { Acts } from './Acts.tsx'
import { RequestNotice } from './SideParts.tsx'

const PlaceMap = lazy(() => import('../../../kit/mobile/place/PlaceMap.tsx').then(({ PlaceMap: component }) => ({ default: component })))

export const CasePage = () => {
  const { case: t } = useTexts()
  const { id = '' } = useAddress()
  const { data, error, refetch } = useCall(caseRoutes.get, { params: { id } })
  if (data) return <Shown view={data} />
  return (
    <Page title={t.title} back="/cases">
      {!error ? <Bones count={4} /> : isProblem(error, 'case.not-found') ? <Empty icon="search" title={t.gone}><p>{t.goneHint}</p></Empty> : <Refused fault={error} onRetry={() => void refetch()} />}
    </Page>
  )
}

/** What of it waits on this phone, and is shown as it will be. */
const Pending = ({ view: { pending } }: { view: KnownView }) => {
  const { pending: t } = usePhone()
  const { done } = useSteps()
  if (!pending) return null
  return (
    <Notice tone="waiting" icon="outbox">
      <strong>{t.title}</strong>
      {pending.map(({ id, step, photos }) => <span key={id}>{[done[step], photos.length > 0 ? t.photos(photos.length) : ''].filter(Boolean).join(' · ')}</span>)}
      <span>{t.hint}</span>
    </Notice>
  )
}

const Shown = ({ view }: { view: KnownView }) => {
  const t = useTexts()
  const phone = usePhone()
  const { done } = useSteps()
  const kit = useKit()
  const shared = useShared()
  const me = useMe()
  const catalogue = useCatalogue()
  const late = view.overdue && view.stateGroup === 'open'
  return (
    <Page title={catalogue.name(view.category) || t.case.title} back="/cases" layout="wide two with-action">
      <div className="section">
        <div className="card section">
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
            {view.urgent && <span className="badge urgent"><Icon name="alert" />{shared.urgent}</span>}
            <StateBadge state={view.state} word={t.state[view.state]} />
            {view.reworkCount > 0 && <span className="badge waiting"><Icon name="again" />{t.case.rework(view.reworkCount)}</span>}
          </div>
          <p className="said">{view.description}</p>
        </div>
        <Pending view={view} />
        <NextClock view={view} />
        <RequestNotice view={view} />
        <BeforeAfter steps={view.steps} />
        {view.abilities.length === 0 && <Notice icon="info">{t.case.nothing}</Notice>}
        <dl className="card facts">
          <div><dt>{t.case.place}</dt><dd>{placeText(view.units, view.address) || shared.none}</dd></div>
          <div><dt>{t.case.holder}</dt><dd>{view.holder?.name ?? shared.none}</dd></div>
          <div><dt>{t.case.reported}</dt><dd><TimeText at={view.reportedAt} /> · {shared.source[view.source]}</dd></div>
          <AnswerFacts answers={view.answers} />
          <div><dt>{t.case.number}</dt><dd>{view.number || phone.pending.onlyHere}</dd></div>
        </dl>
      </div>
      <div className="section">
        {view.place && me && (
          <div className="map-box low">
            <Suspense fallback={<div className="bone" style={{ height: '100%' }} />}><PlaceMap place={view.place} district={me.district} label={view.number} light={late ? 'red' : 'yellow'} /></Suspense>
          </div>
        )}
        {view.place && <a className="button second" href={`geo:${view.place.lat},${view.place.lng}?q=${view.place.lat},${view.place.lng}`}><Icon name="map" />{t.case.openMap}</a>}
        <section className="section"><h2>{kit.timeline}</h2><Timeline steps={view.steps} word={(step) => done[step.step]} /></section>
      </div>
      <Acts view={view} />
    </Page>
  )
}
