// The form of one step of a whistle or of a call: asks for what that step needs and nothing more.
import { useId, useState } from 'react'
import { App, Cascader, DatePicker, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useQueryClient } from '@tanstack/react-query'
import { callStepRoutes, whistleRoutes, whistleStepRoutes, type WhistleView } from '../../../../contract/whistles.ts'
import type { StepRule } from '../../../../domain/cases/kind.ts'
import { callGrades, callKind, callSteps, whistleKind, type CallGrade, type CallStep, type WhistleStep } from '../../../../domain/whistles/kinds.ts'
import { call } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { callOptions, markStale } from '../../../kit/data/use-call.ts'
import { timeNow } from '../../../kit/words/use-now.ts'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { usePhotos } from '../../parts/use-photos.ts'
import { useCategories } from '../../parts/use-categories.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

/** `officeId` is whose call it is; `task` the one that is done. */
export type Doing = { step: WhistleStep | CallStep; officeId?: number; task?: number }

const isCallStep = (step: Doing['step']): step is CallStep => (callSteps as readonly string[]).includes(step)
const rules: Readonly<Record<Doing['step'], StepRule<string>>> = { ...whistleKind.steps, ...callKind.steps }
const grave: readonly Doing['step'][] = ['refuse', 'cancel']

export const StepDialog = ({ view, doing: { step, officeId, task }, onClose }: { view: WhistleView; doing: Doing; onClose: () => void }) => {
  const texts = useWhistleTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const ids = { text: useId(), office: useId(), came: useId(), category: useId() }
  const [commandId] = useState(newId)
  const [childId] = useState(newId)
  const [text, setText] = useState('')
  const [office, setOffice] = useState<number | null>(null)
  const categories = useCategories()
  const [category, setCategory] = useState(view.category)
  const [grade, setGrade] = useState<CallGrade>('good')
  const [cameAt, setCameAt] = useState(() => Math.floor(timeNow() / 60_000) * 60_000)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const photos = usePhotos()
  const rule = rules[step]
  const asksOffice = step === 'arrive' || step === 'task' || step === 'continue'
  const missing = { text: rule.needsText === true && text.trim() === '', office: step === 'continue' && office === null }
  const body = {
    commandId, ...(text.trim() ? { text: text.trim() } : {}),
    ...(photos.list.length > 0 ? { photos: photos.list.map(({ id }) => ({ fileId: id, role: 'scene' as const })) } : {}),
    ...(asksOffice ? { officeId: office } : {}), ...(step === 'arrive' ? { cameAt: Math.min(Math.max(cameAt, view.startedAt ?? 0), timeNow()) } : {}), ...(step === 'continue' ? { childId, category } : {}),
    ...(step === 'taskDone' ? { task } : {}), ...(step === 'evaluate' ? { grade } : {}),
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    if (missing.text || missing.office || photos.sending) return
    setBusy(true)
    setFault(undefined)
    try {
      const next = (await (isCallStep(step) ? call(callStepRoutes[step], { params: { id: view.id, office: officeId! }, body } as never) : call(whistleStepRoutes[step], { params: { id: view.id }, body } as never))) as WhistleView
      client.setQueryData(callOptions(whistleRoutes.get, { params: { id: view.id } }).queryKey, next)
      markStale(client, ['whistles.list', 'whistles.counts', 'whistles.numbers', 'cases.', 'clocks.reminders'])
      void message.success(texts.sent)
      onClose()
    } catch (problem) {
      setFault(problem)
      setBusy(false)
    }
  }
  const hints: Readonly<Partial<Record<string, string>>> = texts.hint
  const hint = hints[step]
  const offices = [...(step === 'continue' ? [] : [{ value: 0, label: texts.streetOwn }]), ...view.calls.map(({ office: one }) => ({ value: one.id, label: one.name }))]
  return (
    <Dialog title={texts.act[step]} {...(hint ? { hint } : {})} fault={fault} busy={busy} submit={texts.act[step]} onSubmit={() => void submit()} onClose={onClose} danger={grave.includes(step)}>
      {asksOffice && (
        <Field id={ids.office} label={texts.office} needed={tried && missing.office && texts.officeNeeded}>
          <Select id={ids.office} style={{ width: '100%' }} value={office ?? (step === 'continue' ? null : 0)} onChange={(id) => setOffice(id || null)} options={offices} />
        </Field>
      )}
      {step === 'continue' && (
        <Field id={ids.category} label={texts.category}>
          <Cascader id={ids.category} style={{ width: '100%' }} allowClear={false} options={categories.options} value={[categories.get(category)?.parent ?? '', category].filter(Boolean)} onChange={(path) => setCategory(String(path?.at(-1) ?? view.category))}
            showSearch={{ filter: (typed, path) => path.some((one) => String(one.label).includes(typed)) }} />
        </Field>
      )}
      {step === 'arrive' && (
        <Field id={ids.came} label={texts.cameAt}><DatePicker id={ids.came} style={{ width: '100%' }} showTime={{ format: 'HH:mm' }} allowClear={false} value={dayjs(cameAt)} onChange={(at) => at && setCameAt(at.valueOf())} /></Field>
      )}
      {step === 'evaluate' && (
        <fieldset className="step-choice">
          <legend>{texts.gradeLabel}</legend>
          <Radio.Group value={grade} onChange={(event) => setGrade(event.target.value as CallGrade)} options={callGrades.map((value) => ({ value, label: texts.grade[value] }))} />
        </fieldset>
      )}
      <Field id={ids.text} label={texts.text} needed={tried && missing.text && texts.textNeeded}><Input.TextArea id={ids.text} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} /></Field>
      {rule.photos && <PhotoField label={texts.photos} photos={photos} />}
    </Dialog>
  )
}
