// One case: where it stands, what may be done with it now, what happened so far, where it is and what lies near.
import type { ReactNode } from 'react'
import { Button } from 'antd'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { lightOf } from '../../../kit/light.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { answerText, useAnswerTexts, wordingText } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useTitle } from '../../parts/PageHead.tsx'
import { PhotoStrip } from '../../parts/PhotoStrip.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { StateTag, UrgentTag } from '../../parts/StateTag.tsx'
import { fullLine } from '../../parts/unit-name.ts'
import { useCategories } from '../../parts/use-categories.ts'
import { useTexts } from '../../words/words.ts'
import { Actions } from './Actions.tsx'
import { ClockCard } from './ClockCard.tsx'
import { Nearby } from './Nearby.tsx'
import { Origin } from './Origin.tsx'
import { Progress } from './Progress.tsx'
import { MasterCard, Related } from './Related.tsx'
import { Reporter } from './Reporter.tsx'
import { RequestCard } from './RequestCard.tsx'
import { Timeline } from './Timeline.tsx'
import { LostPower } from '../powers/LostPower.tsx'
import { WhistleCard } from '../whistles/WhistleCard.tsx'
import './case.css'

const route = getRouteApi('/cases/$id')

export const CasePage = () => {
  const texts = useTexts()
  const { id } = route.useParams()
  const query = useCall(caseRoutes.get, { params: { id } })
  const router = useRouter()
  const back = <Button type="text" className="case-back" icon={<Icon name="back" size={16} />} onClick={() => (window.history.length > 1 ? router.history.back() : void router.navigate({ to: '/cases' }))}>{texts.case.back}</Button>
  return (
    <div className="page case-page">
      {back}
      {query.data ? <Shown view={query.data} /> : <NotShown fault={query.error} onRetry={() => void query.refetch()} />}
    </div>
  )
}

const NotShown = ({ fault, onRetry }: { fault: unknown; onRetry: () => void }) => {
  const title = useTexts().menu.cases
  useTitle(title)
  return (
    <>
      <h1 className="only-read">{title}</h1>
      {fault ? <Fault fault={fault} onRetry={onRetry} /> : <Waiting rows={8} />}
    </>
  )
}

const Shown = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const categories = useCategories()
  const name = categories.name(view.category)
  useTitle(`${name} ${view.number}`)
  const scene = view.steps.flatMap((step) => step.photos).filter((photo) => photo.role === 'scene')
  const before = view.steps.flatMap((step) => step.photos).filter((photo) => photo.role === 'before')
  const after = view.steps.flatMap((step) => step.photos).filter((photo) => photo.role === 'after')
  return (
    <>
      <header className="case-head">
        <div>
          <p className="quiet number">{view.number}</p>
          <h1>{name}</h1>
          <div className="case-tags"><StateTag state={view.state} />{view.urgent && <UrgentTag />}{view.reworkCount > 0 && <span className="tag tag-waiting">{texts.case.reworks(view.reworkCount)}</span>}{view.reopenCount > 0 && <span className="tag tag-waiting">{texts.case.reopens(view.reopenCount)}</span>}</div>
        </div>
        <Actions view={view} />
      </header>
      <RequestCard view={view} />
      <LostPower view={view} />
      <MasterCard view={view} />
      <Progress view={view} />
      <ClockCard view={view} />
      <div className="case-split">
        <div className="stack">
          <section className="card" aria-label={texts.case.description}>
            <header><h2>{texts.case.description}</h2></header>
            <div className="body stack">
              <p className="case-description">{view.description}</p>
              {scene.length > 0 && <PhotoStrip photos={scene} size={160} coverable />}
              <Facts view={view} />
            </div>
          </section>
          {(before.length > 0 || after.length > 0) && (
            <section className="card" aria-label={texts.case.photos}>
              <header><h2>{texts.case.photos}</h2></header>
              <div className="body case-before-after">
                {before.length > 0 && <div><h3>{texts.case.before}</h3><PhotoStrip photos={before} size={200} coverable /></div>}
                {after.length > 0 && <div><h3>{texts.case.after}</h3><PhotoStrip photos={after} size={200} coverable /></div>}
              </div>
            </section>
          )}
          <section className="card" aria-label={texts.case.timeline}>
            <header><h2>{texts.case.timeline}</h2></header>
            <div className="body"><Timeline view={view} /></div>
          </section>
        </div>
        <div className="stack">
          <Origin id={view.id} />
          <WhistleCard view={view} />
          <Place view={view} />
          <Related view={view} />
          {view.canSeeReporter && <Reporter id={view.id} />}
          <Nearby view={view} />
        </div>
      </div>
    </>
  )
}

const Facts = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const shared = useShared()
  const language = useLanguage()
  const asks = useAnswerTexts()
  const condition = view.conditions.find(({ code }) => code === view.condition)
  const facts: [string, ReactNode][] = [
    [texts.case.address, view.address || <span className="faint">{texts.case.noAddress}</span>],
    [texts.case.units, view.units.length > 0 ? fullLine(view.units) : shared.none],
    ...view.answers.map(({ question, answer }): [string, ReactNode] => [wordingText(question, language), answerText(question, answer, language, asks)]),
    ...(condition ? [[asks.condition, language === 'en' ? condition.nameEn : condition.nameZh] as [string, ReactNode]] : []),
    [texts.case.holder, view.holder ? spokenName(view.holder.name) : shared.none],
    ...(view.assignedOffice ? [[texts.case.assigned, view.assignedOffice.name] as [string, ReactNode]] : []),
    [texts.case.source, shared.source[view.source]],
    [texts.case.reported, <TimeText key="at" at={view.reportedAt} />],
    ...(view.followers > 0 ? [[texts.case.followers, texts.case.followersCount(view.followers)] as [string, ReactNode]] : []),
    ...(view.rating ? [[texts.case.rating, shared.grade[view.rating]] as [string, ReactNode]] : []),
  ]
  return <dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
}

const Place = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const me = useMe()
  const now = useNow()
  if (!view.place || !me) return <section className="card"><Say kind="empty" title={texts.case.noPlace} text={texts.case.noPlaceHint} /></section>
  const { lng, lat } = view.place
  const around = 0.006
  return (
    <div className="card case-map">
      <NetMap center={[lng, lat]} schematic={me.district.schematic} focus={[lng - around, lat - around, lng + around, lat + around]} chosenPoint={view.id} points={[{ id: view.id, lng, lat, light: lightOf(view, now), label: view.address || view.number }]} />
    </div>
  )
}
