// An inspection on the phone: look again at what was at fault; what is still at fault is warned once more or handed over.
import { useState } from 'react'
import { inspectionRoutes, type InspectionView } from '../../../../contract/inspections.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import type { Verdict } from '../../../../domain/operations/checklist.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { photoUrl } from '../../../kit/data/upload.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { CategoryPicker } from '../../../kit/mobile/cases/CategoryPicker.tsx'
import { Area, Fault } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { Bones, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { SmallPhoto } from '../../../kit/mobile/photos/SmallPhoto.tsx'
import { useAddress } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import type { KnownInspection } from '../../known/inspections.ts'
import { useTexts } from '../../words.ts'
import { usePhone } from '../phone/words.ts'
import { DiscardButton } from '../Discard.tsx'
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
      <PendingLooks view={view} />
      <Looks view={view} />
      {view.abilities.includes('reinspect') && <Again view={view} />}
      {view.abilities.includes('handOver') && <WhatNext view={view} />}
    </Page>
  )
}

/** What of it waits on this phone, and is shown as it will be. */
const PendingLooks = ({ view: { pending } }: { view: KnownInspection }) => {
  const t = useInspectionTexts()
  const { pending: words } = usePhone()
  if (!pending) return null
  return (
    <Notice tone="waiting" icon="outbox">
      <strong>{words.title}</strong>
      {pending.map(({ id, step, photos }) => <span key={id}>{[t.step[step], photos.length > 0 ? words.photos(photos.length) : ''].filter(Boolean).join(' · ')}</span>)}
      <span>{words.hint}</span>
    </Notice>
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
            {step.photos.length > 0 && <div className="photo-grid">{step.photos.map((photo, n) => <a key={photo} className="photo" href={photoUrl(photo)}><SmallPhoto id={photo} alt={shared.photo.alt(shared.photoRole.scene, n + 1)} /></a>)}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Again = ({ view }: { view: InspectionView }) => {
  const t = useInspectionTexts()
  const say = useProblemText()
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
    set({ premisesName: view.premises.name })
    const outcome = await send(parcel.id)
    if (outcome.kind === 'refused') return
    toast(outcome.kind === 'waiting' ? t.waiting : t.sent, outcome.kind === 'waiting' ? 'outbox' : 'check')
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
  const about = { caseId: view.id, version: view.version }
  const forms = { warn: useParcel('warn', about), handOver: useParcel('handOver', about) }
  const { sending, send } = useSender()
  const [chosen, setChosen] = useState<'warn' | 'handOver' | null>(null)
  const [pressed, setPressed] = useState(false)
  // What was begun is gone on with; what may not be warned again is handed over.
  const begun = (['warn', 'handOver'] as const).find((one) => isStarted(forms[one].parcel))
  const how = view.mayBeWarned ? (chosen ?? begun ?? null) : 'handOver'
  const writing = how && forms[how]
  const fields = writing?.parcel.fields ?? {}
  const ready = how !== null && (how === 'warn' ? fields.reinspectOn : fields.category) !== undefined
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (!writing || !ready || !fields.text?.trim()) return
    // The case it becomes has its number of this phone once and for all.
    writing.set({ premisesName: view.premises.name, ...(how === 'handOver' ? { newCaseId: fields.newCaseId ?? newId() } : {}) })
    const outcome = await send(writing.parcel.id)
    if (outcome.kind === 'refused') return
    toast(outcome.kind === 'waiting' ? t.waiting : t.sent, outcome.kind === 'waiting' ? 'outbox' : 'check')
  }
  const refusal = writing?.parcel.refusal
  return (
    <>
      <div className="buttons">
        {view.mayBeWarned && <Button look={how === 'warn' ? 'first' : 'second'} icon="bell" aria-pressed={how === 'warn'} onClick={() => setChosen('warn')}>{t.step.warn}</Button>}
        <Button look={how === 'handOver' ? 'first' : 'second'} icon="up" aria-pressed={how === 'handOver'} onClick={() => setChosen('handOver')}>{t.step.handOver}</Button>
      </div>
      {how === 'warn' && <AgainOn value={fields.reinspectOn ?? null} onChange={(reinspectOn) => forms.warn.set({ reinspectOn })} />}
      {how === 'handOver' && <><p className="soft">{t.handOverHint}</p><CategoryPicker value={fields.category ?? null} texts={report} onChoose={(category) => forms.handOver.set({ category })} /></>}
      {writing && <Area label={t.describe} maxLength={2000} value={fields.text ?? ''} onChange={(event) => writing.set({ text: event.target.value })} fault={pressed && !fields.text?.trim() ? say(new Problem('inspection.text-needed', 422, {})) : null} />}
      {refusal && <Notice tone="urgent" live>{say(new Problem(refusal.code, 422, refusal.params))}</Notice>}
      {writing && isStarted(writing.parcel) && <div className="fold"><span className="soft small">{t.draftKept}</span><DiscardButton id={writing.parcel.id} word={t.discard} onGone={() => setChosen(null)} /></div>}
      <div className="action-bar"><Button icon="send" busy={sending} disabled={!ready} onClick={() => void submit()}>{t.send}</Button></div>
    </>
  )
}
