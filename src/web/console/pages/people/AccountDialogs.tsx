// A slip for the first sign-in or a reset, switching an account off and on, correcting name or phone, and a phone number
// shown for a reason.
import { useId, useState } from 'react'
import { Alert, App, Button, Input, Modal } from 'antd'
import { peopleAccountRoutes } from '../../../../contract/people-accounts.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import { touchesPeople } from './AppointDialog.tsx'
import { Dialog, Field } from './Dialog.tsx'

type Person = { id: number; name: string }
export const isReason = (text: string): boolean => text.trim().length >= 2

export const ReasonField = ({ value, onChange, hint, tried }: { value: string; onChange: (text: string) => void; hint: string; tried: boolean }) => {
  const words = usePeopleTexts()
  const field = useId()
  return <Field id={field} label={words.reason} needed={tried && !isReason(value) && words.needed.reason}><Input id={field} maxLength={200} placeholder={hint} value={value} onChange={(event) => onChange(event.target.value)} /></Field>
}

export const SlipDialog = ({ person, resets, onClose }: { person: Person; resets: boolean; onClose: () => void }) => {
  const words = usePeopleTexts()
  const login = useId()
  const [reason, setReason] = useState('')
  const [wanted, setWanted] = useState('')
  const [tried, setTried] = useState(false)
  const make = useSend(peopleAccountRoutes.slip, touchesPeople)
  const submit = (): void => {
    setTried(true)
    if (isReason(reason)) make.mutate({ params: { id: person.id }, body: { reason: reason.trim(), ...(wanted.trim() ? { login: wanted.trim() } : {}) } })
  }
  if (make.data) return <Slip slip={make.data} onClose={onClose} />
  return (
    <Dialog title={`${words.slip} · ${person.name}`} hint={words.slipHint} fault={make.error} busy={make.isPending} submit={words.slipMake} onSubmit={submit} onClose={onClose}>
      {resets && <Alert type="warning" showIcon title={words.slipReset} />}
      <ReasonField value={reason} onChange={setReason} hint={words.slipReasonHint} tried={tried} />
      <Field id={login} label={words.slipLogin}><Input id={login} maxLength={50} value={wanted} onChange={(event) => setWanted(event.target.value)} /></Field>
    </Dialog>
  )
}

/** Shown once, never kept in the cache: printed, or written down. */
const Slip = ({ slip, onClose }: { slip: ReplyOf<typeof peopleAccountRoutes.slip>; onClose: () => void }) => {
  const texts = useTexts()
  const words = usePeopleTexts()
  return (
    <Modal open width={520} title={words.slipTitle} onCancel={onClose} mask={{ closable: false }} footer={[<Button key="close" onClick={onClose}>{words.close}</Button>, <Button key="print" type="primary" onClick={() => print()}>{words.print}</Button>]} className="people-slip-dialog">
      <div className="people-slip">
        <h2>{texts.title} · {words.slipTitle}</h2>
        <dl>
          <div><dt>{words.name}</dt><dd>{slip.name}</dd></div>
          <div><dt>{words.login}</dt><dd className="number">{slip.login}</dd></div>
          <div><dt>{words.slipCode}</dt><dd className="number people-code">{slip.code}</dd></div>
          <div><dt>{words.slipAddress}</dt><dd className="people-address">{`${location.origin}/console/activate`}</dd></div>
        </dl>
        <p>{words.slipSteps}</p>
        <p className="quiet">{words.slipUntil(exactTime(slip.expiresAt).slice(0, 16))}</p>
      </div>
      <p className="small quiet people-not-printed">{words.slipOnce}</p>
    </Modal>
  )
}

export const SwitchDialog = ({ person, active, onClose }: { person: Person; active: boolean; onClose: () => void }) => {
  const words = usePeopleTexts()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(peopleAccountRoutes.switch, touchesPeople)
  const title = active ? words.switchOn : words.switchOff
  const submit = (): void => {
    setTried(true)
    if (isReason(reason)) send.mutate({ params: { id: person.id }, body: { active, reason: reason.trim() } }, { onSuccess: () => { void message.success(words.switched); onClose() } })
  }
  return (
    <Dialog title={`${title} · ${person.name}`} hint={active ? words.switchOnHint : words.switchOffHint} fault={send.error} busy={send.isPending} submit={title} onSubmit={submit} onClose={onClose} danger={!active}>
      <ReasonField value={reason} onChange={setReason} hint={words.reasonHint} tried={tried} />
    </Dialog>
  )
}

export const CorrectDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const words = usePeopleTexts()
  const { message } = App.useApp()
  const ids = { name: useId(), phone: useId() }
  const [name, setName] = useState(person.name)
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(peopleAccountRoutes.change, touchesPeople)
  const wrong = phone.trim() !== '' && !/^1[3-9]\d{9}$/.test(phone.trim())
  const submit = (): void => {
    setTried(true)
    if (isReason(reason) && name.trim() !== '' && !wrong)
      send.mutate({ params: { id: person.id }, body: { name: name.trim(), reason: reason.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}) } }, { onSuccess: () => { void message.success(words.saved); onClose() } })
  }
  return (
    <Dialog title={words.correct} hint={words.correctHint} fault={send.error} busy={send.isPending} submit={words.save} onSubmit={submit} onClose={onClose}>
      <Field id={ids.name} label={words.name}><Input id={ids.name} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id={ids.phone} label={words.phoneOptional} needed={tried && wrong && words.needed.phone}><Input id={ids.phone} inputMode="tel" maxLength={11} value={phone} onChange={(event) => setPhone(event.target.value)} /></Field>
      <ReasonField value={reason} onChange={setReason} hint={words.reasonHint} tried={tried} />
    </Dialog>
  )
}

/** The number stands on the page until it is left; it is never kept in the cache. */
export const Contact = ({ person, masked }: { person: Person; masked: string | null }) => {
  const words = usePeopleTexts()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const look = useSend(peopleRoutes.contact)
  const submit = (): void => {
    setTried(true)
    if (isReason(reason)) look.mutate({ params: { id: person.id }, body: { reason: reason.trim() } }, { onSuccess: () => setOpen(false) })
  }
  if (masked === null) return <span className="quiet">{words.noPhone}</span>
  return (
    <span className="people-cell">
      {look.data ? <a href={`tel:${look.data.phone}`} className="number">{look.data.phone}</a> : <><span className="number">{masked}</span><Button size="small" onClick={() => setOpen(true)}>{words.showPhone}</Button></>}
      {open && (
        <Dialog title={words.showPhone} hint={words.showPhoneHint} fault={look.error} busy={look.isPending} submit={words.look} onSubmit={submit} onClose={() => setOpen(false)}>
          <ReasonField value={reason} onChange={setReason} hint={words.reasonHint} tried={tried} />
        </Dialog>
      )}
    </span>
  )
}
