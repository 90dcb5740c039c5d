// Who asked to be visited in a unit: masked, until a day; the telephone with a reason.
import { useId, useRef, useState } from 'react'
import { App, Button, Input, Popconfirm } from 'antd'
import type { Me } from '../../../../contract/account.ts'
import { visitWishRoutes, type VisitWish } from '../../../../contract/round-places.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { dayFrom, DayField, Dialog, Field, today } from '../people/Dialog.tsx'
import { PlaceField, type Spot } from './PlaceField.tsx'

const usualDays = 90

export const WishList = ({ me, unitId }: { me: Me; unitId: number }) => {
  const t = useRoundDays()
  const say = useProblemText()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const [calling, setCalling] = useState<VisitWish | null>(null)
  const sees = worksOn(me, 'wish.see')
  const keeps = worksOn(me, 'round.plan')
  const found = useCall(visitWishRoutes.list, { query: { unitId } }, { enabled: sees })
  const remove = useSend(visitWishRoutes.remove, ['wishes.', 'rounds.'])
  const rows = found.data?.wishes ?? []
  const columns: Column<VisitWish>[] = [
    { key: 'name', label: t.name, head: true, always: true, text: (row) => row.name, render: (row) => <b>{row.name}</b> },
    { key: 'address', label: t.address, text: (row) => row.address, render: (row) => <span>{row.address} <span className="quiet">{row.unit.name}</span></span> },
    { key: 'wish', label: t.wish, text: (row) => row.wish, render: (row) => <span>{row.wish}</span> },
    { key: 'talked', label: t.talkedOn, text: (row) => row.talkedOn ?? '', render: (row) => <span className="number">{row.talkedOn}</span> },
    { key: 'keep', label: t.keepUntil, text: (row) => row.keepUntil, render: (row) => <span className="number">{row.keepUntil}</span> },
    { key: 'act', label: t.act, text: () => '', render: (row) => <span className="round-cell">{row.phone && <Button size="small" aria-label={`${t.seePhone} ${row.name}`} onClick={() => setCalling(row)}>{row.phone}</Button>}{keeps && <Popconfirm title={t.eraseAsk} okText={t.erase} onConfirm={() => remove.mutate({ params: { id: row.id }, body: {} }, { onSuccess: () => void message.success(t.erased), onError: (fault) => void message.error(say(fault), 6) })}><Button size="small" danger aria-label={`${t.erase} ${row.name}`}>{t.erase}</Button></Popconfirm>}</span> },
  ]
  const { shown } = useColumns('visit-wishes', columns, rows, t.wishes)
  if (!sees) return null
  return (
    <section className="card" aria-label={t.wishes}>
      <header><h2>{t.wishes}</h2>{keeps && <span className="aside"><Button size="small" type="primary" onClick={() => setAdding(true)}>{t.addWish}</Button></span>}</header>
      <p className="small quiet round-hint">{t.wishesLead}</p>
      {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting rows={2} /> : rows.length === 0 ? <Say kind="empty" title={t.wishNone} /> : <DataTable label={t.wishes} columns={shown} rows={rows} rowKey={(row) => row.id} />}
      {adding && <WishDialog me={me} unitId={unitId} onClose={() => setAdding(false)} />}
      {calling && <PhoneDialog wish={calling} onClose={() => setCalling(null)} />}
    </section>
  )
}

const WishDialog = ({ me, unitId, onClose }: { me: Me; unitId: number; onClose: () => void }) => {
  const t = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [wishId] = useState(newId)
  const [draft, setDraft] = useState({ name: '', phone: '', address: '', wish: '', keepUntil: dayFrom(today(), usualDays) })
  const [spot, setSpot] = useState<Spot | null>(null)
  const [tried, setTried] = useState(false)
  const send = useSend(visitWishRoutes.put, ['wishes.', 'rounds.'])
  const texts = ['name', 'address', 'wish'] as const
  const phoneWrong = draft.phone.trim() !== '' && !/^1[3-9]\d{9}$/.test(draft.phone.trim())
  const submit = (): void => {
    setTried(true)
    if (spot === null || phoneWrong || texts.some((field) => draft[field].trim() === '')) return
    send.mutate({ body: { id: wishId, ...draft, phone: draft.phone.trim() || null, ...spot } }, { onSuccess: () => { void message.success(t.saved); onClose() } })
  }
  return (
    <Dialog title={t.wishTitle} hint={t.wishesLead} fault={send.error} busy={send.isPending} submit={t.save} onSubmit={submit} onClose={onClose}>
      {texts.map((field) => <Field key={field} id={`${id}-${field}`} label={t[field]} needed={tried && draft[field].trim() === '' && t.needed}><Input id={`${id}-${field}`} value={draft[field]} maxLength={field === 'name' ? 40 : field === 'address' ? 120 : 200} onChange={({ target }) => setDraft({ ...draft, [field]: target.value })} /></Field>)}
      <Field id={`${id}-phone`} label={t.phone} needed={tried && phoneWrong && t.phoneWrong}><Input id={`${id}-phone`} value={draft.phone} maxLength={11} inputMode="tel" onChange={({ target }) => setDraft({ ...draft, phone: target.value })} /></Field>
      <Field id={`${id}-keep`} label={t.keepUntil}><DayField id={`${id}-keep`} value={draft.keepUntil} from={today()} onChange={(day) => day && setDraft({ ...draft, keepUntil: day })} /></Field>
      <PlaceField me={me} unitId={unitId} value={spot} onChange={setSpot} />
      {tried && spot === null && <p className="fault-text small" role="alert">{t.needed}</p>}
    </Dialog>
  )
}

const PhoneDialog = ({ wish, onClose }: { wish: VisitWish; onClose: () => void }) => {
  const t = useRoundDays()
  const id = useId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const look = useSend(visitWishRoutes.phone)
  const short = reason.trim().length < 2
  // One look is one entry of the audit, also by a double click.
  const asked = useRef(false)
  const submit = (): void => {
    setTried(true)
    if (short || asked.current) return
    asked.current = true
    look.mutate({ params: { id: wish.id }, body: { reason: reason.trim() } }, { onError: () => { asked.current = false } })
  }
  return (
    <Dialog title={`${t.seePhone} ${wish.name}`} hint={t.phoneHint} fault={look.error} busy={look.isPending} submit={look.data ? null : t.show} onSubmit={submit} onClose={onClose}>
      <Field id={id} label={t.phoneReason} needed={tried && short && t.reasonShort(2)}><Input id={id} value={reason} maxLength={200} disabled={look.data !== undefined} onChange={({ target }) => setReason(target.value)} /></Field>
      {look.data && <p role="status"><a href={`tel:${look.data.phone}`}>{look.data.phone}</a></p>}
    </Dialog>
  )
}
