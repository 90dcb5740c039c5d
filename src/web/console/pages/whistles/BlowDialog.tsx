// Blow the whistle on a case: why, whom, within which time, where to meet.
import { useId, useState } from 'react'
import { App, Input, InputNumber, Radio, Select, Space } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/cases.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { whistleRoutes } from '../../../../contract/whistles.ts'
import { limitUnits, type Limit } from '../../../../domain/kernel/working-time.ts'
import { mostOffices } from '../../../../domain/whistles/command.ts'
import { triggers, type Trigger } from '../../../../domain/whistles/kinds.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

export const BlowDialog = ({ view, onClose }: { view: Pick<CaseView, 'id' | 'address'>; onClose: () => void }) => {
  const texts = useWhistleTexts()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const ids = { offices: useId(), amount: useId(), unit: useId(), place: useId(), text: useId() }
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 300_000 }).data?.offices ?? []
  const [own] = useState(() => ({ id: newId(), commandId: newId() }))
  const [trigger, setTrigger] = useState<Trigger>('beyondPower')
  const [officeIds, setOfficeIds] = useState<number[]>([])
  const [limit, setLimit] = useState<Limit>({ amount: 30, unit: 'workMinute' })
  const [meetingPlace, setMeetingPlace] = useState(view.address)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(whistleRoutes.blow, ['whistles.', 'cases.'])
  const submit = (): void => {
    setTried(true)
    if (officeIds.length === 0 || text.trim() === '') return
    send.mutate({ body: { ...own, caseId: view.id, trigger, limit, officeIds, meetingPlace: meetingPlace.trim(), text: text.trim() } }, {
      onSuccess: ({ id }) => {
        void message.success(texts.blown)
        void navigate({ to: '/whistles/$id', params: { id } })
      },
    })
  }
  return (
    <Dialog title={texts.blowTitle} hint={texts.blowHint} fault={send.error} busy={send.isPending} submit={texts.blow} onSubmit={submit} onClose={onClose}>
      <fieldset className="step-choice">
        <legend>{texts.triggerLabel}</legend>
        <Radio.Group value={trigger} onChange={(event) => setTrigger(event.target.value as Trigger)} options={triggers.map((value) => ({ value, label: texts.trigger[value] }))} />
        <p className="small quiet">{texts.triggerHint[trigger]}</p>
      </fieldset>
      <Field id={ids.offices} label={texts.offices} needed={tried && officeIds.length === 0 && texts.officeNeeded}>
        <Select id={ids.offices} mode="multiple" style={{ width: '100%' }} maxCount={mostOffices} optionFilterProp="label" value={officeIds} onChange={setOfficeIds} options={offices.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field id={ids.amount} label={texts.amount}>
        <Space.Compact block>
          <InputNumber id={ids.amount} min={1} max={1_440} precision={0} value={limit.amount} onChange={(amount) => setLimit({ ...limit, amount: amount ?? 1 })} />
          <Select id={ids.unit} aria-label={texts.unitLabel} style={{ minWidth: 150 }} value={limit.unit} onChange={(unit) => setLimit({ ...limit, unit })} options={limitUnits.map((value) => ({ value, label: texts.unit[value] }))} />
        </Space.Compact>
      </Field>
      <Field id={ids.place} label={texts.meetingPlace}><Input id={ids.place} maxLength={200} value={meetingPlace} onChange={(event) => setMeetingPlace(event.target.value)} /></Field>
      <Field id={ids.text} label={texts.why} needed={tried && text.trim() === '' && texts.textNeeded}><Input.TextArea id={ids.text} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} /></Field>
    </Dialog>
  )
}
