// Decisions about one round: moved, left out, made by somebody else.
import { useId, useState } from 'react'
import { App, Input, Radio, Select } from 'antd'
import { roundDayRoutes } from '../../../../contract/round-days.ts'
import { roundRoutes, type RoundRow } from '../../../../contract/rounds.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { DayField, Dialog, Field, today } from '../people/Dialog.tsx'

type About = { row: RoundRow; onClose: () => void }
const keyOf = (row: RoundRow) => ({ routineId: row.routineId, unitId: row.unit.id, plannedOn: row.plannedOn })

export const MoveDialog = ({ routineId, name, unitId, plannedOn, heldOn, onClose }: { routineId: string; name: string; unitId: number | null; plannedOn?: string; heldOn?: string; onClose: () => void }) => {
  const t = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [commandId] = useState(newId)
  const [day, setDay] = useState(plannedOn ?? today())
  const [how, setHow] = useState<'move' | 'cancel'>('move')
  const [to, setTo] = useState<string | undefined>()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(roundRoutes.except, ['rounds.'])
  const submit = (): void => {
    setTried(true)
    if (reason.trim() === '' || (how === 'move' && to === undefined)) return
    send.mutate({ params: { id: routineId }, body: { commandId, unitId, plannedOn: day, to: how === 'move' ? to! : null, reason: reason.trim() } }, { onSuccess: () => { void message.success(t.done); onClose() } })
  }
  return (
    <Dialog title={t.moveTitle} hint={t.moveHint} fault={send.error} busy={send.isPending} submit={t.hows[how]} onSubmit={submit} onClose={onClose}>
      <p>{name}{heldOn ? ` · ${heldOn}` : ''}{unitId === null && ` · ${t.forAll}`}</p>
      {plannedOn === undefined && <Field id={`${id}-day`} label={t.day}><DayField id={`${id}-day`} value={day} from={today()} onChange={(next) => next && setDay(next)} /></Field>}
      <Radio.Group aria-label={t.how} value={how} onChange={({ target }) => setHow(target.value as typeof how)} options={(['move', 'cancel'] as const).map((value) => ({ value, label: t.hows[value] }))} />
      {how === 'move' && <Field id={`${id}-to`} label={t.dayTo} needed={tried && to === undefined && t.needed}><DayField id={`${id}-to`} value={to} from={today()} onChange={setTo} /></Field>}
      <Field id={`${id}-reason`} label={t.reason} needed={tried && reason.trim() === '' && t.needed}><Input id={`${id}-reason`} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} /></Field>
    </Dialog>
  )
}

export const SwapDialog = ({ row, onClose }: About) => {
  const t = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [[swapId, commandId]] = useState(() => [newId(), newId()] as const)
  const [who, setWho] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const people = useCall(roundDayRoutes.substitutes, { query: keyOf(row) })
  const send = useSend(roundDayRoutes.swap, ['rounds.'])
  const submit = (): void => {
    setTried(true)
    if (who === null || reason.trim() === '') return
    send.mutate({ body: { id: swapId, commandId, ...keyOf(row), personId: who, reason: reason.trim() } }, { onSuccess: () => { void message.success(t.swapDone); onClose() } })
  }
  return (
    <Dialog title={t.swapTitle} hint={t.swapHint} fault={send.error} busy={send.isPending} submit={t.swap} onSubmit={submit} onClose={onClose}>
      <p>{row.unit.name} · {row.name} · {row.heldOn}</p>
      {people.error ? <Fault fault={people.error} onRetry={() => void people.refetch()} /> : !people.data ? <Waiting rows={1} /> : people.data.people.length === 0 ? <p role="status">{t.noOne}</p> : (
        <Field id={`${id}-who`} label={t.who} needed={tried && who === null && t.needed}>
          <Select id={`${id}-who`} aria-label={t.who} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={who} onChange={setWho} options={people.data.people.map(({ personId, name, unit }) => ({ value: personId, label: `${name} · ${unit.name}` }))} />
        </Field>
      )}
      <Field id={`${id}-reason`} label={t.reason} needed={tried && reason.trim() === '' && t.needed}><Input id={`${id}-reason`} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} /></Field>
    </Dialog>
  )
}
