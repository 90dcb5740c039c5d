// An inspection on the phone: look again at what was at fault; what is still at fault is warned once more or handed over.
import { useState } from 'react'
import { inspectionRoutes, inspectionStepRoutes, type InspectionView } from '../../../../contract/inspections.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import type { Verdict } from '../../../../domain/operations/checklist.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { photoUrl } from '../../../kit/data/upload.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { CategoryPicker } from '../../../kit/mobile/cases/CategoryPicker.tsx'
import { Area, Fault } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { Bones, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { useAddress, useGo } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useTexts } from '../../words.ts'
import { AgainOn } from './AgainOn.tsx'
import { Checks } from './Checks.tsx'
import './problem-words.ts'

export const InspectionPage = () => {
  const t = useInspectionTexts()
  const { id = '' } = useAddress()
  const { data: view, error, refetch } = useCall(inspectionRoutes.get, { params: { id } })
  if (!view) return <Page title={t.inspection} back="/premises">{error ? <Refused fault={error} onRetry={() => void refetch()} /> : <Bones />}</Page>
  return (
    <Page title={view.premises.name} back="/premises" layout={view.abilities.length > 0 ? 'with-action' : 'plain'}>
      <p><span className={`badge ${view.state === 'warned' ? 'waiting' : view.state === 'failed' ? 'urgent' : 'done'}`}>{t.state[view.state]}</span> <span className="soft">{view.premises.address}</span></p>
      {view.reinspectOn && <p>{t.reinspectOn} {view.reinspectOn}</p>}
      <Looks view={view} />
      {view.abilities.includes('reinspect') && <Again view={view} />}
      {view.abilities.includes('handOver') && <WhatNext view={view} />}
    </Page>
  )
}

const Looks = ({ view }: { view: InspectionView }) => {
  const t = useInspectionTexts()
  const language = useLanguage()
  const shared = useShared()
  const itemOf = new Map(view.checklist.items.map((item) => [item.code, item[language]]))
  return (
    <section className="section">
      <h2>{t.looks}</h2>
      <ul className="list">
        {view.steps.map((step) => (
          <li key={step.seq} className="card section">
            <p><strong>{t.step[step.step]}</strong> <span className="soft small">{step.by} · <TimeText at={step.at} /></span></p>
            {step.answers.some(({ verdict }) => verdict === 'fault') && <ul>{step.answers.filter(({ verdict }) => verdict === 'fault').map(({ item }) => <li key={item}>{itemOf.get(item) ?? item}</li>)}</ul>}
            {step.text && <p>{step.text}</p>}
            {step.photos.length > 0 && <div className="photo-grid">{step.photos.map((photo, n) => <a key={photo} className="photo" href={photoUrl(photo)}><img src={photoUrl(photo, 'thumbnail')} alt={shared.photo.alt(shared.photoRole.scene, n + 1)} /></a>)}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Again = ({ view }: { view: InspectionView }) => {
  const t = useInspectionTexts()
  const say = useProblemText()
  const go = useGo()
  const { parcel, set } = useParcel('reinspect', { caseId: view.id, version: view.version })
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const items = view.checklist.items.filter(({ code }) => view.faults.includes(code))
  const checks: Record<string, Verdict> = parcel.fields.checks ?? {}
  const faulty = Object.values(checks).includes('fault')
  const faults = { checks: items.some(({ code }) => !checks[code]), photo: faulty && parcel.photos.length === 0 }
  const why = (code: string): string => say(new Problem(code, 422, {}))
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (Object.values(faults).some(Boolean)) return
    const outcome = await send(parcel.id)
    if (outcome.kind === 'refused') return
    toast(outcome.kind === 'waiting' ? t.waiting : t.sent, outcome.kind === 'waiting' ? 'outbox' : 'check')
    if (outcome.kind === 'waiting') go({ to: '/waiting', replace: true })
  }
  return (
    <>
      <h2>{t.step.reinspect}</h2>
      <Checks items={items} checks={checks} onChange={(next) => set({ checks: next })} />
      {pressed && faults.checks && <Fault>{why('inspection.answers-missing')}</Fault>}
      <PhotoPicker parcel={parcel} role="scene" label={t.photos} hint={t.photosHint} />
      {pressed && faults.photo && <Fault>{why('inspection.photo-needed')}</Fault>}
      <Area label={t.text} optional maxLength={2000} value={parcel.fields.text ?? ''} onChange={(event) => set({ text: event.target.value })} />
      {parcel.refusal && <Notice tone="urgent" live>{say(new Problem(parcel.refusal.code, 422, parcel.refusal.params))}</Notice>}
      <div className="action-bar"><Button icon="send" busy={sending} onClick={() => void submit()}>{t.send}</Button></div>
    </>
  )
}

const WhatNext = ({ view }: { view: InspectionView }) => {
  const t = useInspectionTexts()
  const { report } = useTexts()
  const say = useProblemText()
  const [how, setHow] = useState<'warn' | 'handOver' | null>(view.mayBeWarned ? null : 'handOver')
  const [text, setText] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [category, setCategory] = useState<string | null>(null)
  const [pressed, setPressed] = useState(false)
  const [ids] = useState(() => ({ commandId: newId(), caseId: newId() }))
  const touches = ['inspections.', 'premises.']
  const warn = useSend(inspectionStepRoutes.warn, touches)
  const handOver = useSend(inspectionStepRoutes.handOver, touches)
  const params = { id: view.id }
  const submit = (): void => {
    setPressed(true)
    if (text.trim() === '') return
    const done = { onSuccess: () => toast(t.sent, 'check') }
    if (how === 'warn' && day) warn.mutate({ params, body: { commandId: ids.commandId, version: view.version, reinspectOn: day, text: text.trim() } }, done)
    if (how === 'handOver' && category) handOver.mutate({ params, body: { ...ids, version: view.version, category, text: text.trim() } }, done)
  }
  const fault = warn.error ?? handOver.error
  return (
    <>
      <div className="buttons">
        {view.mayBeWarned && <Button look={how === 'warn' ? 'first' : 'second'} icon="bell" aria-pressed={how === 'warn'} onClick={() => setHow('warn')}>{t.step.warn}</Button>}
        <Button look={how === 'handOver' ? 'first' : 'second'} icon="up" aria-pressed={how === 'handOver'} onClick={() => setHow('handOver')}>{t.step.handOver}</Button>
      </div>
      {how === 'warn' && <AgainOn value={day} onChange={setDay} />}
      {how === 'handOver' && <><p className="soft">{t.handOverHint}</p><CategoryPicker value={category} texts={report} onChoose={setCategory} /></>}
      {how && <Area label={t.describe} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} fault={pressed && text.trim() === '' ? say(new Problem('inspection.text-needed', 422, {})) : null} />}
      {fault && <Notice tone="urgent" live>{say(fault)}</Notice>}
      <div className="action-bar"><Button icon="send" busy={warn.isPending || handOver.isPending} disabled={how === null || (how === 'warn' ? day === null : category === null)} onClick={submit}>{t.send}</Button></div>
    </>
  )
}
