// Enter a certificate, hours of training, or something about an officer's conduct.
import { useId, useState } from 'react'
import { App, Input, InputNumber, Select } from 'antd'
import { officerRoutes } from '../../../../contract/officers.ts'
import { certificateKinds, conductKinds, type CertificateKind, type ConductKind } from '../../../../domain/powers/officer.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { DayField, Dialog, Field, today } from '../people/Dialog.tsx'

export type RecordKind = 'certificate' | 'training' | 'conduct'

export const RecordDialog = ({ kind, personId, onClose }: { kind: RecordKind; personId: number; onClose: () => void }) => {
  const words = usePowersTexts().officers
  const { message } = App.useApp()
  const id = useId()
  const [recordId] = useState(newId)
  const [certificate, setCertificate] = useState<CertificateKind>('provincial')
  const [conduct, setConduct] = useState<ConductKind>('commendation')
  const [text, setText] = useState('')
  const [day, setDay] = useState<string | undefined>(kind === 'certificate' ? undefined : today())
  const [hours, setHours] = useState<number | null>(4)
  const [tried, setTried] = useState(false)
  const sends = { certificate: useSend(officerRoutes.certificate, ['officers.']), training: useSend(officerRoutes.training, ['officers.']), conduct: useSend(officerRoutes.conduct, ['officers.']) }
  const missing = text.trim() === '' || day === undefined || (kind === 'training' && hours === null)
  const submit = (): void => {
    setTried(true)
    if (missing) return
    const done = { onSuccess: () => { void message.success(words.recorded); onClose() } }
    const params = { id: personId }
    if (kind === 'certificate') sends.certificate.mutate({ params, body: { id: recordId, kind: certificate, number: text.trim(), validUntil: day } }, done)
    else if (kind === 'training') sends.training.mutate({ params, body: { id: recordId, heldOn: day, topic: text.trim(), hours: hours! } }, done)
    else sends.conduct.mutate({ params, body: { id: recordId, kind: conduct, on: day, reason: text.trim() } }, done)
  }
  const title = { certificate: words.recordCertificate, training: words.recordTraining, conduct: words.recordConduct }[kind]
  const needed = tried && missing && words.needed
  return (
    <Dialog title={title} fault={sends[kind].error} busy={sends[kind].isPending} submit={words.record} onSubmit={submit} onClose={onClose}>
      {kind === 'certificate' && <Field id={`${id}-kind`} label={words.kind}><Select id={`${id}-kind`} style={{ width: '100%' }} value={certificate} onChange={(next: CertificateKind) => setCertificate(next)} options={certificateKinds.map((one) => ({ value: one, label: words.certificateKind[one] }))} /></Field>}
      {kind === 'conduct' && <Field id={`${id}-kind`} label={words.kind}><Select id={`${id}-kind`} style={{ width: '100%' }} value={conduct} onChange={(next: ConductKind) => setConduct(next)} options={conductKinds.map((one) => ({ value: one, label: words.conductKind[one] }))} /></Field>}
      <Field id={`${id}-text`} label={{ certificate: words.number, training: words.topic, conduct: words.reason }[kind]} needed={needed}><Input.TextArea id={`${id}-text`} value={text} maxLength={kind === 'certificate' ? 40 : kind === 'training' ? 200 : 500} autoSize onChange={(event) => setText(event.target.value)} /></Field>
      <Field id={`${id}-day`} label={{ certificate: words.until, training: words.heldOn, conduct: words.on }[kind]}><DayField id={`${id}-day`} value={day} onChange={setDay} /></Field>
      {kind === 'training' && <Field id={`${id}-hours`} label={words.hoursLabel}><InputNumber id={`${id}-hours`} min={0.5} max={200} step={0.5} value={hours} onChange={setHours} /></Field>}
    </Dialog>
  )
}
