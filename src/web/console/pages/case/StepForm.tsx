// The form of one step: asks for what the step needs and nothing more.
import { useId, useState } from 'react'
import { Alert, Button, Input, Modal } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import { needsText, type EventStep } from '../../../../domain/cases/event.ts'
import { useAnswerTexts } from '../../../kit/words/answers.ts'
import { usePhrases } from '../../../kit/data/phrases.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { worksOn } from '../../parts/permission.ts'
import { useCategories } from '../../parts/use-categories.ts'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { usePhotos } from '../../parts/use-photos.ts'
import { useTexts } from '../../words/words.ts'
import { StepFields } from './StepFields.tsx'
import { StepLine } from './Timeline.tsx'
import { asksCondition, decidedIn, emptyValues, missingIn, ruleOf, type StepValues } from './step-values.ts'
import { useStep } from './use-step.ts'
import '../../parts/forms.css'
import './timeline.css'

const grave: readonly EventStep[] = ['refuse', 'rework', 'decline', 'askVoid']

type Props = { view: CaseView; step: EventStep; begin?: Partial<StepValues>; onClose: () => void }

export const StepForm = ({ view, step, begin, onClose }: Props) => {
  const texts = useTexts()
  const { act } = useSteps()
  const asks = useAnswerTexts()
  const rule = ruleOf(step)
  const [values, setValues] = useState<StepValues>({ ...emptyValues, ...begin })
  const [tried, setTried] = useState(false)
  const sending = useStep(view, step, onClose)
  const [before, after, scene] = [usePhotos(), usePhotos(), usePhotos()]
  const roles = [['before', before], ['after', after], ['scene', scene]] as const
  const photos = roles.flatMap(([role, { list }]) => list.map(({ id }) => ({ fileId: id, role })))
  const uploading = roles.some(([, { sending: busy }]) => busy)
  const failed = roles.some(([, { list }]) => list.some(({ state }) => state === 'failed'))
  const set = (change: Partial<StepValues>): void => setValues((now) => ({ ...now, ...change }))
  const missing = missingIn(step, values, Date.now())
  const without = {
    before: step === 'handle' && view.needsBeforePhoto && before.list.length === 0,
    after: step === 'handle' && view.needsAfterPhoto && after.list.length === 0,
  }
  const withPhotos = !(step === 'note' && values.private)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (missing.size > 0 || without.before || without.after || uploading || failed) return
    await sending.send({ ...decidedIn(step, values, asksCondition(view, step, values)), ...(photos.length > 0 && withPhotos ? { photos } : {}) })
  }
  const hint = texts.step.hint[step]
  return (
    <Modal
      open width={560} title={act[step]} onCancel={onClose} onOk={() => void submit()} mask={{ closable: false }} destroyOnHidden
      okText={texts.step.submit(act[step])} okButtonProps={{ disabled: sending.impossible || sending.stale, danger: grave.includes(step) }} confirmLoading={sending.sending}
    >
      <div className="step-form">
        {hint && <p className="quiet">{hint}</p>}
        <StepNews sending={sending} />
        <StepFields view={view} step={step} values={values} set={set} missing={tried ? missing : new Set()} />
        {rule.photos === 'beforeAfter' && <PhotoField label={texts.step.photosBefore} photos={before} needed={tried && without.before ? asks.beforeNeeded : undefined} />}
        {rule.photos === 'beforeAfter' && <PhotoField label={texts.step.photosAfter} photos={after} needed={tried && without.after ? texts.step.photosAfterNeeded : undefined} />}
        {step !== 'rate' && <StepText view={view} step={step} needed={needsText(step, values)} value={values.text} onChange={(text) => set({ text })} fault={tried && missing.has('text')} />}
        {rule.photos === 'allowed' && withPhotos && <PhotoField label={texts.step.photos} photos={scene} />}
        {tried && uploading && <p className="small quiet" role="status">{texts.step.waitPhotos}</p>}
      </div>
    </Modal>
  )
}

const StepNews = ({ sending: { fault, stale, news, impossible, goOn } }: { sending: ReturnType<typeof useStep> }) => {
  const { step: texts } = useTexts()
  const say = useProblemText()
  if (!stale) return fault === undefined ? null : <Alert type="error" showIcon role="alert" title={say(fault)} />
  return (
    <Alert
      type="warning" showIcon role="alert" title={texts.stale}
      description={
        <>
          {news.length === 0 ? <p>{say(fault)}</p> : <ol className="timeline timeline-small">{news.map((one) => <StepLine key={one.seq} step={one} />)}</ol>}
          <p>{impossible ? texts.nowImpossible : texts.stillPossible}</p>
          {!impossible && news.length > 0 && <Button size="small" onClick={goOn}>{texts.goOn}</Button>}
        </>
      }
    />
  )
}

type TextProps = { view?: CaseView; step: EventStep; needed: boolean; value: string; onChange: (text: string) => void; fault: boolean }

export const StepText = ({ view, step, needed, value, onChange, fault }: TextProps) => {
  const { step: texts } = useTexts()
  const { optional } = useShared()
  const side = useSideSteps()
  const me = useMe()
  const categories = useCategories()
  const phrases = usePhrases(step, view, view && categories.get(view.category), worksOn(me, 'case.note'))
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{step === 'close' ? texts.reply : step === 'handle' ? texts.note : texts.text}{!needed && <small className="quiet"> {optional}</small>}</label>
      <Input.TextArea id={id} rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} {...(fault ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {})} />
      {phrases.length > 0 && (
        <div className="phrases" role="group" aria-label={side.usePhrase}>
          {phrases.map((phrase) => <Button key={phrase.id} size="small" lang={phrase.lang} title={phrase.text} onClick={() => onChange(value.trim() === '' ? phrase.text : `${value}${phrase.text}`)}>{phrase.title}</Button>)}
        </div>
      )}
      {fault && <p id={`${id}-fault`} className="fault-text small" role="alert">{texts.textNeeded}</p>}
    </div>
  )
}
