// The form of one step: asks for what the step needs and nothing more. When somebody was faster it says what they did,
// keeps what was typed and lets it be sent on the new state if that is still possible.
import { useId, useState } from 'react'
import { Alert, App, Button, Input, Modal, Radio, Switch } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { caseStepRoutes } from '../../../../contract/case-steps.ts'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import { eventKind, grades, refuseReasons, type EventStep, type Grade, type RefuseReason } from '../../../../domain/cases/event.ts'
import type { StepRule } from '../../../../domain/cases/kind.ts'
import { call, isProblem } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { callOptions, markStale } from '../../../kit/data/use-call.ts'
import { useAnswerTexts } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { usePhotos } from '../../parts/use-photos.ts'
import { useTexts } from '../../words/words.ts'
import { OfficeField, UnitBelowField } from './TargetFields.tsx'
import { StepLine } from './Timeline.tsx'
import '../../parts/forms.css'

const rules: Readonly<Record<EventStep, StepRule<string>>> = eventKind.steps

export const StepForm = ({ view, step, onClose }: { view: CaseView; step: EventStep; onClose: () => void }) => {
  const texts = useTexts()
  const shared = useShared()
  const asks = useAnswerTexts()
  const language = useLanguage()
  const say = useProblemText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const rule = rules[step]
  const textId = useId()
  const [commandId] = useState(newId)
  const [seen, setSeen] = useState({ version: view.version, seq: Math.max(...view.steps.map((one) => one.seq)) })
  const [text, setText] = useState('')
  const [verifyOnSite, setVerifyOnSite] = useState(false)
  const [reason, setReason] = useState<RefuseReason>('notFound')
  const [found, setFound] = useState(true)
  const [condition, setCondition] = useState('')
  const [grade, setGrade] = useState<Grade>('satisfied')
  const [unitId, setUnitId] = useState<number>()
  const [officeId, setOfficeId] = useState<number>()
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const before = usePhotos()
  const after = usePhotos()
  const scene = usePhotos()
  const allPhotos = [...before.list.map(({ id }) => ({ fileId: id, role: 'before' as const })), ...after.list.map(({ id }) => ({ fileId: id, role: 'after' as const })), ...scene.list.map(({ id }) => ({ fileId: id, role: 'scene' as const }))]
  const uploading = before.sending || after.sending || scene.sending
  const failed = [...before.list, ...after.list, ...scene.list].some((photo) => photo.state === 'failed')

  const asksCondition = view.conditions.length > 0 && ((step === 'accept' && !verifyOnSite) || (step === 'verify' && found))
  const missing = {
    text: rule.needsText === true && text.trim() === '',
    before: step === 'handle' && view.needsBeforePhoto && before.list.length === 0,
    after: step === 'handle' && view.needsAfterPhoto && after.list.length === 0,
    unit: step === 'sendDown' && unitId === undefined,
    office: step === 'dispatch' && officeId === undefined,
  }
  const body = (): object => ({
    commandId,
    ...(rule.versioned ? { version: seen.version } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(allPhotos.length > 0 ? { photos: allPhotos } : {}),
    ...(step === 'accept' ? { verifyOnSite } : {}),
    ...(step === 'refuse' ? { reason } : {}),
    ...(step === 'verify' ? { found } : {}),
    ...(asksCondition && condition !== '' ? { condition } : {}),
    ...(step === 'rate' ? { grade } : {}),
    ...(step === 'sendDown' ? { unitId } : {}),
    ...(step === 'dispatch' ? { officeId } : {}),
  })
  const submit = async (): Promise<void> => {
    setTried(true)
    if (Object.values(missing).some(Boolean) || uploading || failed) return
    setSending(true)
    setFault(undefined)
    try {
      const next: CaseView = await call(caseStepRoutes[step], { params: { id: view.id }, body: body() } as never)
      client.setQueryData(callOptions(caseRoutes.get, { params: { id: view.id } }).queryKey, next)
      markStale(client, ['cases.list', 'cases.counts', 'measures.'])
      void message.success(texts.step.done(shared.act[step]))
      onClose()
    } catch (problem) {
      setFault(problem)
      setSending(false)
      if (isProblem(problem, 'case.changed') || isProblem(problem, 'case.transition-not-allowed')) markStale(client, ['cases.'])
    }
  }
  // what others did since the form was opened, whether the server's refusal or a live update told of it
  const news = view.steps.filter((one) => one.seq > seen.seq)
  const stale = rule.versioned && (view.version !== seen.version || isProblem(fault, 'case.changed'))
  const goOn = (): void => {
    setSeen({ version: view.version, seq: Math.max(...view.steps.map((one) => one.seq)) })
    setFault(undefined)
  }
  const impossible = !view.abilities.includes(step)
  const hint = texts.step.hint[step]
  return (
    <Modal
      open width={560} title={shared.act[step]} onCancel={onClose} onOk={() => void submit()} mask={{ closable: false }} destroyOnHidden
      okText={texts.step.submit(shared.act[step])} okButtonProps={{ disabled: impossible || stale, danger: step === 'refuse' || step === 'rework' }} confirmLoading={sending}
    >
      <div className="step-form">
        {hint && <p className="quiet">{hint}</p>}
        {fault !== undefined && !stale && <Alert type="error" showIcon role="alert" title={say(fault)} />}
        {stale && (
          <Alert
            type="warning" showIcon role="alert" title={texts.step.stale}
            description={
              <>
                {news.length === 0 ? <p>{say(fault)}</p> : <ol className="timeline timeline-small">{news.map((one) => <StepLine key={one.seq} step={one} />)}</ol>}
                <p>{impossible ? texts.step.nowImpossible : texts.step.stillPossible}</p>
                {!impossible && news.length > 0 && <Button size="small" onClick={goOn}>{texts.step.goOn}</Button>}
              </>
            }
          />
        )}
        {step === 'accept' && <label className="step-switch"><Switch checked={verifyOnSite} onChange={setVerifyOnSite} /><span><b>{texts.step.verifyOnSite}</b><small>{texts.step.verifyOnSiteHint}</small></span></label>}
        {step === 'refuse' && <Choice label={texts.step.reason} value={reason} onChange={setReason} options={refuseReasons.map((value) => ({ value, label: shared.refuseReason[value] }))} />}
        {step === 'verify' && <Choice label={texts.step.found} value={found} onChange={setFound} options={[{ value: true, label: texts.step.foundYes }, { value: false, label: texts.step.foundNo }]} />}
        {asksCondition && <Choice label={asks.condition} value={condition} onChange={setCondition} options={[{ value: '', label: asks.conditionNone }, ...view.conditions.map(({ code, nameZh, nameEn }) => ({ value: code, label: language === 'en' ? nameEn : nameZh }))]} />}
        {step === 'rate' && <Choice label={texts.step.grade} value={grade} onChange={setGrade} options={grades.map((value) => ({ value, label: shared.grade[value] }))} />}
        {step === 'sendDown' && <UnitBelowField view={view} value={unitId} onChange={setUnitId} fault={tried && missing.unit} />}
        {step === 'dispatch' && <OfficeField view={view} value={officeId} onChange={setOfficeId} fault={tried && missing.office} />}
        {rule.photos === 'beforeAfter' && <PhotoField label={texts.step.photosBefore} photos={before} needed={tried && missing.before ? asks.beforeNeeded : undefined} />}
        {rule.photos === 'beforeAfter' && <PhotoField label={texts.step.photosAfter} photos={after} needed={tried && missing.after ? texts.step.photosAfterNeeded : undefined} />}
        {step !== 'rate' && (
          <div>
            <label htmlFor={textId}>{step === 'close' ? texts.step.reply : step === 'handle' ? texts.step.note : texts.step.text}{!rule.needsText && <small className="quiet"> {shared.optional}</small>}</label>
            <Input.TextArea id={textId} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} {...(tried && missing.text ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${textId}-fault` } : {})} />
            {tried && missing.text && <p id={`${textId}-fault`} className="photo-fault small" role="alert">{texts.step.textNeeded}</p>}
          </div>
        )}
        {rule.photos === 'allowed' && <PhotoField label={texts.step.photos} photos={scene} />}
        {tried && uploading && <p className="small quiet" role="status">{texts.step.waitPhotos}</p>}
      </div>
    </Modal>
  )
}

const Choice = <T extends string | boolean>({ label, value, onChange, options }: { label: string; value: T; onChange: (next: T) => void; options: { value: T; label: string }[] }) => (
  <fieldset className="step-choice">
    <legend>{label}</legend>
    <Radio.Group value={value} onChange={({ target }) => onChange(target.value as T)} options={options} />
  </fieldset>
)
