// Whether the district allows tracks along patrols: off, or on with its reason until a day; and when it was.
import { useId, useState } from 'react'
import { App, Button, Input, InputNumber, Popconfirm } from 'antd'
import { trackRoutes, type TrackSwitchView } from '../../../../contract/tracks.ts'
import { longestSwitchDays, mostKeepDays, shortestReason } from '../../../../domain/rounds/track.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { dayFrom, DayField, Dialog, Field, today } from '../people/Dialog.tsx'

const usualDays = 30
const usualKeep = 7

export const Tracks = () => {
  const { tracks: t, act } = useRoundDays()
  const say = useProblemText()
  const { message } = App.useApp()
  const [switching, setSwitching] = useState(false)
  const found = useCall(trackRoutes.switches, {})
  const off = useSend(trackRoutes.switchOff, ['tracks.'])
  const rows = found.data?.switches ?? []
  const now = rows.find(({ on }) => on)
  const end = (one: TrackSwitchView): void => off.mutate({ params: { id: one.id }, body: {} }, { onSuccess: () => void message.success(t.switchedOff), onError: (fault) => void message.error(say(fault), 6) })
  const columns: Column<TrackSwitchView>[] = [
    { key: 'reason', label: t.reason, head: true, always: true, text: (row) => row.reason, render: (row) => <span>{row.reason}</span> },
    { key: 'from', label: t.from, text: (row) => row.fromOn, render: (row) => <span className="number">{row.fromOn}</span> },
    { key: 'until', label: t.until, text: (row) => row.untilOn, render: (row) => <span className="number">{row.untilOn}</span> },
    { key: 'keep', label: t.keep, text: (row) => t.days(row.keepDays), render: (row) => <span>{t.days(row.keepDays)}</span> },
    { key: 'by', label: t.by, text: (row) => row.by ?? '', render: (row) => <span>{row.by}</span> },
    { key: 'ended', label: t.endedAt, text: (row) => (row.endedAt ? exactTime(row.endedAt) : ''), render: (row) => row.endedAt && <span>{exactTime(row.endedAt)}</span> },
    { key: 'act', label: act, text: () => '', render: (row) => row.endedAt === null && row.untilOn >= today() && <Popconfirm title={t.confirm} okText={t.switchOff} onConfirm={() => end(row)}><Button size="small" danger>{t.switchOff}</Button></Popconfirm> },
  ]
  const { shown, tools } = useColumns('track-switches', columns, rows, t.history)
  return (
    <div className="page">
      <PageHead title={t.heading} lead={t.lead}>{found.data && !now && <Button type="primary" onClick={() => setSwitching(true)}>{t.switchOn}</Button>}</PageHead>
      <section className="card" aria-label={t.history}>
        <header><h2>{now ? t.on(now.untilOn) : t.off}</h2><span className="aside">{tools}</span></header>
        {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={t.none} /> : <DataTable label={t.history} columns={shown} rows={rows} rowKey={(row) => row.id} />}
      </section>
      {switching && <SwitchDialog onClose={() => setSwitching(false)} />}
    </div>
  )
}

const SwitchDialog = ({ onClose }: { onClose: () => void }) => {
  const { tracks: t, reasonShort } = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [[switchId, commandId]] = useState(() => [newId(), newId()] as const)
  const [draft, setDraft] = useState({ reason: '', fromOn: today(), untilOn: dayFrom(today(), usualDays), keepDays: usualKeep })
  const [tried, setTried] = useState(false)
  const send = useSend(trackRoutes.switchOn, ['tracks.'])
  const short = draft.reason.trim().length < shortestReason
  const submit = (): void => {
    setTried(true)
    if (!short) send.mutate({ body: { id: switchId, commandId, ...draft, reason: draft.reason.trim() } }, { onSuccess: () => { void message.success(t.switchedOn); onClose() } })
  }
  return (
    <Dialog title={t.switchOn} hint={t.reasonHint} fault={send.error} busy={send.isPending} submit={t.switchOn} onSubmit={submit} onClose={onClose}>
      <Field id={`${id}-reason`} label={t.reason} needed={tried && short && reasonShort(shortestReason)}><Input.TextArea id={`${id}-reason`} autoSize={{ minRows: 2 }} maxLength={500} value={draft.reason} onChange={({ target }) => setDraft({ ...draft, reason: target.value })} /></Field>
      <Field id={`${id}-from`} label={t.from}><DayField id={`${id}-from`} value={draft.fromOn} from={today()} onChange={(day) => day && setDraft({ ...draft, fromOn: day, untilOn: day > draft.untilOn ? day : draft.untilOn > dayFrom(day, longestSwitchDays) ? dayFrom(day, longestSwitchDays) : draft.untilOn })} /></Field>
      <Field id={`${id}-until`} label={t.until}><DayField id={`${id}-until`} value={draft.untilOn} from={draft.fromOn} onChange={(day) => day && setDraft({ ...draft, untilOn: day })} /></Field>
      <Field id={`${id}-keep`} label={t.keep}><InputNumber id={`${id}-keep`} min={1} max={mostKeepDays} precision={0} value={draft.keepDays} onChange={(days) => setDraft({ ...draft, keepDays: days ?? usualKeep })} /></Field>
    </Dialog>
  )
}
