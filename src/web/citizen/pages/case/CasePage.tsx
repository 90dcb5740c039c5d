// One case as its reporter sees it: how far it has come, what was answered, photos before and after, and what they may do.
import { lazy, Suspense } from 'react'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useLive } from '../../../kit/data/live.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { AnswerFacts } from '../../../kit/mobile/cases/AnswerFacts.tsx'
import { BeforeAfter } from '../../../kit/mobile/cases/BeforeAfter.tsx'
import { placeText } from '../../../kit/mobile/cases/place-text.ts'
import { Timeline } from '../../../kit/mobile/cases/Timeline.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Go, useAddress } from '../../../kit/mobile/router/router.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useTexts } from '../../words.ts'
import { FollowLine } from './FollowLine.tsx'
import { MasterPart } from './MasterPart.tsx'
import { OwnSteps } from './OwnSteps.tsx'
import { Stages } from './Stages.tsx'

const PlaceMap = lazy(() => import('../../../kit/mobile/place/PlaceMap.tsx').then(({ PlaceMap: component }) => ({ default: component })))

export const CasePage = () => {
  const { case: t, report } = useTexts()
  const { id = '' } = useAddress()
  const me = useMe()
  const { data, error, isPending, refetch } = useCall(caseRoutes.get, { params: { id } }, { enabled: me?.signedIn ?? false })
  useLive(me?.signedIn ?? false)
  if (me && !me.signedIn)
    return <Page title={t.title} back="/mine"><Empty icon="user" title={t.gone}><p>{t.goneHint}</p><Go to="/sign-in" search={{ then: `/case/${id}` }} className="button">{report.signIn}</Go></Empty></Page>
  if (data) return <Shown view={data} />
  return (
    <Page title={t.title} back="/mine">
      {isPending ? <Bones count={4} /> : isProblem(error, 'case.not-found') ? <Empty icon="search" title={t.gone}><p>{t.goneHint}</p></Empty> : <Refused fault={error} onRetry={() => void refetch()} />}
    </Page>
  )
}

const Shown = ({ view }: { view: CaseView }) => {
  const t = useTexts()
  const kit = useKit()
  const shared = useShared()
  const me = useMe()
  const catalogue = useCatalogue()
  const answer = [...view.steps].reverse().find(({ step, text }) => (step === 'close' || step === 'refuse') && text)
  return (
    <Page title={catalogue.name(view.category) || t.case.title} back="/mine" layout="wide two">
      <div className="section">
        <div className="card section">
          {!view.master && <Stages state={view.state} />}
          <p role="status"><strong>{t.case.says[view.state]}</strong></p>
          {view.dueAt !== null && view.stateGroup === 'open' && <p className="soft">{t.case.expected} <TimeText at={view.dueAt} /></p>}
        </div>
        {view.master && <MasterPart master={view.master} />}
        <p className="card said">{view.description}</p>
        {answer && (
          <Notice tone={answer.step === 'close' ? 'done' : 'waiting'} icon="note">
            <strong>{t.case.answer}</strong>
            {answer.reason && <span>{shared.refuseReason[answer.reason as keyof typeof shared.refuseReason]}</span>}
            <span className="said">{answer.text}</span>
          </Notice>
        )}
        <OwnSteps view={view} />
        <BeforeAfter steps={view.steps} />
      </div>
      <div className="section">
        <dl className="card facts">
          <div><dt>{t.case.number}</dt><dd>{view.number}</dd></div>
          <div><dt>{t.case.place}</dt><dd>{placeText(view.units, view.address) || shared.none}</dd></div>
          <div><dt>{t.case.reported}</dt><dd><TimeText at={view.reportedAt} /></dd></div>
          <AnswerFacts answers={view.answers} />
          {view.rating && <div><dt>{t.case.yourRating}</dt><dd>{shared.grade[view.rating]}</dd></div>}
        </dl>
        {view.place && me && (
          <div className="map-box low">
            <Suspense fallback={<div className="bone" style={{ height: '100%' }} />}><PlaceMap place={view.place} district={me.district} label={view.number} /></Suspense>
          </div>
        )}
        <FollowLine view={view} />
        <section className="section"><h2>{kit.timeline}</h2><Timeline steps={view.steps} word={(step) => t.case.done[step.step]} /></section>
      </div>
    </Page>
  )
}
