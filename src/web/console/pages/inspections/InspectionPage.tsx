// One inspection: each look with its answers and photos, and what may be done now. Looking again happens on the phone.
import { useId, useState } from 'react'
import { Button, Input } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { inspectionRoutes, inspectionStepRoutes, type InspectionView } from '../../../../contract/inspections.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useLanguage } from '../../../kit/words/language.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { PhotoStrip } from '../../parts/PhotoStrip.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import { Dialog, Field } from '../people/Dialog.tsx'
import { InspectionStateTag } from './InspectionList.tsx'
import './inspections.css'

const route = getRouteApi('/inspections/$id')

export const InspectionPage = () => {
  const texts = useInspectionTexts()
  const { id } = route.useParams()
  const found = useCall(inspectionRoutes.get, { params: { id } })
  const [withdraws, setWithdraws] = useState(false)
  const view = found.data
  return (
    <div className="page">
      <PageHead title={view ? view.premises.name : texts.inspection} lead={view && <><InspectionStateTag state={view.state} /> {view.premises.address}{view.reinspectOn && <> · {texts.reinspectOn} <span className="number">{view.reinspectOn}</span> {view.overdue && <span className="tag tag-urgent">{texts.overdue}</span>}</>}</>}>
        {view?.abilities.includes('withdraw') && <Button danger onClick={() => setWithdraws(true)}>{texts.step.withdraw}</Button>}
      </PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !view ? <section className="card"><Waiting rows={6} /></section> : <Looks view={view} />}
      {view && withdraws && <WithdrawDialog view={view} onClose={() => setWithdraws(false)} />}
    </div>
  )
}

const Looks = ({ view }: { view: InspectionView }) => {
  const texts = useInspectionTexts()
  const language = useLanguage()
  const itemOf = new Map(view.checklist.items.map((item) => [item.code, item[language]]))
  return (
    <section className="card" aria-label={texts.looks}>
      <header>
        <h2>{texts.looks}</h2><span className="quiet small">{texts.version(String(view.checklist.version))}</span>
        <span className="aside button-row">
          <Link to="/premises/$id" params={{ id: view.premises.id }}>{texts.premises}</Link>
          {view.caseId && <Link to="/cases/$id" params={{ id: view.caseId }}>{texts.caseOf}</Link>}
          {view.operation && <Link to="/operations/$id" params={{ id: view.operation.id }}>{texts.operation}: {view.operation.title}</Link>}
        </span>
      </header>
      <div className="body">
        <ol className="inspection-looks">
          {view.steps.map((step) => (
            <li key={step.seq}>
              <div className="button-row"><b>{texts.step[step.step]}</b><InspectionStateTag state={step.toState} /><span className="quiet small">{step.by} · <TimeText at={step.at} /></span>{step.reinspectOn && <span className="small number">{texts.reinspectOn} {step.reinspectOn}</span>}</div>
              {step.answers.length > 0 && (
                <ul className="inspection-answers">
                  {step.answers.map((answer) => <li key={answer.item}><span className={`tag ${answer.verdict === 'fault' ? 'tag-urgent' : answer.verdict === 'ok' ? 'tag-done' : ''}`}>{texts.verdict[answer.verdict]}</span><span>{itemOf.get(answer.item) ?? answer.item}</span>{answer.note && <span className="quiet">{answer.note}</span>}</li>)}
                </ul>
              )}
              {step.text && <p>{step.text}</p>}
              {step.photos.length > 0 && <PhotoStrip photos={step.photos.map((fileId) => ({ fileId, role: 'scene' as const, covered: 'no' as const }))} />}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

const WithdrawDialog = ({ view, onClose }: { view: InspectionView; onClose: () => void }) => {
  const texts = useInspectionTexts()
  const words = useTexts()
  const field = useId()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [commandId] = useState(newId)
  const send = useSend(inspectionStepRoutes.withdraw, ['inspections.', 'premises.'])
  const submit = (): void => {
    setTried(true)
    if (text.trim() !== '') send.mutate({ params: { id: view.id }, body: { commandId, version: view.version, text: text.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={texts.step.withdraw} fault={send.error} busy={send.isPending} submit={texts.step.withdraw} danger onSubmit={submit} onClose={onClose}>
      <Field id={field} label={texts.text} needed={tried && text.trim() === '' && words.step.textNeeded}><Input.TextArea id={field} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} /></Field>
    </Dialog>
  )
}
