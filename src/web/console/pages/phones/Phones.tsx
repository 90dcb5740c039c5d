// Telephones of the desks and offices of a unit and right below it: entered here, or had from above.
import { useId, useState } from 'react'
import { App, Button, Input } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { deskPhoneRoutes, type DeskPhoneRow } from '../../../../contract/desk-phones.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { Dialog, Field } from '../people/Dialog.tsx'
import '../rounds/rounds.css'

const route = getRouteApi('/phones')
const nameOf = ({ unit, office }: DeskPhoneRow): string => office?.name ?? unit.name

export const Phones = () => {
  const { phones: t, unit: unitWord, act } = useRoundDays()
  const me = useMe()
  const navigate = useNavigate()
  const search = route.useSearch()
  const unitId = search.unit ?? ownUnitId(me)
  const [editing, setEditing] = useState<DeskPhoneRow | null>(null)
  const found = useCall(deskPhoneRoutes.list, { query: unitId === undefined ? {} : { unitId } }, { enabled: me !== undefined, keep: true })
  const rows = found.data?.rows ?? []
  const columns: Column<DeskPhoneRow>[] = [
    { key: 'who', label: t.who, head: true, always: true, text: nameOf, render: (row) => (row.unit.id === found.data?.unit.id || row.office ? <b>{nameOf(row)}</b> : <Link to="/phones" search={{ unit: row.unit.id }} aria-label={t.open(row.unit.name)}>{row.unit.name}</Link>) },
    { key: 'number', label: t.number, text: (row) => row.own?.phone ?? row.from?.phone ?? '', render: (row) => <span className="number">{row.own?.phone ?? row.from?.phone ?? t.none}</span> },
    { key: 'hours', label: t.hours, text: (row) => row.own?.hours ?? row.from?.hours ?? '', render: (row) => <span>{row.own?.hours ?? row.from?.hours}</span> },
    { key: 'whose', label: t.own, text: (row) => (row.own ? t.own : row.from ? t.inherited(row.from.unit.name) : ''), render: (row) => <span className={row.own ? '' : 'quiet'}>{row.own ? t.own : row.from ? t.inherited(row.from.unit.name) : ''}</span> },
    { key: 'act', label: act, text: () => '', render: (row) => row.canChange && <Button size="small" aria-label={`${row.own ? t.change : t.set} ${nameOf(row)}`} onClick={() => setEditing(row)}>{row.own ? t.change : t.set}</Button> },
  ]
  const { shown, tools } = useColumns('desk-phones', columns, rows, t.heading)
  return (
    <div className="page">
      <PageHead title={t.heading} lead={t.lead} />
      <section className="card" aria-label={t.heading}>
        <div className="round-filters"><UnitPicker label={unitWord} value={unitId} onChange={(unit) => void navigate({ to: '/phones', search: unit ? { unit } : {}, replace: true })} /><span style={{ marginLeft: 'auto' }}>{tools}</span></div>
        {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting rows={5} /> : <DataTable label={t.heading} columns={shown} rows={rows} rowKey={(row) => `${row.unit.id}.${row.office?.id ?? 0}`} />}
      </section>
      {editing && <PhoneDialog row={editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

const PhoneDialog = ({ row, onClose }: { row: DeskPhoneRow; onClose: () => void }) => {
  const { phones: t } = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [phone, setPhone] = useState(row.own?.phone ?? '')
  const [hours, setHours] = useState(row.own?.hours ?? '')
  const [tried, setTried] = useState(false)
  const send = useSend(deskPhoneRoutes.put, ['phones.'])
  const wrong = phone.trim() !== '' && !/^[0-9+][0-9 -]{2,19}$/.test(phone.trim())
  const submit = (): void => {
    setTried(true)
    if (!wrong) send.mutate({ body: { unitId: row.unit.id, officeId: row.office?.id ?? null, phone: phone.trim() || null, hours: hours.trim() } }, { onSuccess: () => { void message.success(t.saved); onClose() } })
  }
  return (
    <Dialog title={`${t.title} · ${nameOf(row)}`} hint={t.hint} fault={send.error} busy={send.isPending} submit={t.set} onSubmit={submit} onClose={onClose}>
      <Field id={`${id}-phone`} label={t.number} needed={tried && wrong && t.wrong}><Input id={`${id}-phone`} value={phone} maxLength={20} inputMode="tel" onChange={({ target }) => setPhone(target.value)} /></Field>
      <Field id={`${id}-hours`} label={t.hours}><Input id={`${id}-hours`} value={hours} maxLength={60} placeholder={t.hoursHint} onChange={({ target }) => setHours(target.value)} /></Field>
    </Dialog>
  )
}
