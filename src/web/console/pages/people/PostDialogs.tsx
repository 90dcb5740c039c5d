// End a post, and move its holder to another unit.
import { useId, useState } from 'react'
import { App } from 'antd'
import { postRoutes } from '../../../../contract/posts.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { touchesPeople } from './AppointDialog.tsx'
import { dayFrom, DayField, Dialog, Field, today } from './Dialog.tsx'

type Props = { postId: number; title: string; onClose: () => void }

export const EndDialog = ({ postId, title, onClose }: Props) => {
  const words = usePeopleTexts()
  const { message } = App.useApp()
  const field = useId()
  const [until, setUntil] = useState<string | undefined>(today)
  const end = useSend(postRoutes.end, touchesPeople)
  const submit = (): void => {
    if (until) end.mutate({ params: { id: postId }, body: { until } }, { onSuccess: () => { void message.success(words.ended); onClose() } })
  }
  return (
    <Dialog title={`${words.end} · ${title}`} hint={words.endHint} fault={end.error} busy={end.isPending} submit={words.end} onSubmit={submit} onClose={onClose} danger>
      <Field id={field} label={words.endLast}><DayField id={field} value={until} onChange={setUntil} from={dayFrom(today(), -1)} /></Field>
    </Dialog>
  )
}

export const TransferDialog = ({ postId, title, onClose }: Props) => {
  const words = usePeopleTexts()
  const { message } = App.useApp()
  const ids = { unit: useId(), from: useId() }
  const [commandId] = useState(newId)
  const [unitId, setUnitId] = useState<number>()
  const [from, setFrom] = useState<string | undefined>(() => dayFrom(today(), 1))
  const [tried, setTried] = useState(false)
  const transfer = useSend(postRoutes.transfer, touchesPeople)
  const submit = (): void => {
    setTried(true)
    if (unitId !== undefined && from) transfer.mutate({ params: { id: postId }, body: { commandId, unitId, from } }, { onSuccess: () => { void message.success(words.transferred); onClose() } })
  }
  return (
    <Dialog title={`${words.transfer} · ${title}`} hint={words.transferHint} fault={transfer.error} busy={transfer.isPending} submit={words.transfer} onSubmit={submit} onClose={onClose}>
      <Field id={ids.unit} label={words.transferTo} needed={tried && unitId === undefined && words.needed.place}><UnitPicker id={ids.unit} label={words.transferTo} value={unitId} onChange={setUnitId} width="100%" placeholder={words.needed.place} /></Field>
      <Field id={ids.from} label={words.firstDay}><DayField id={ids.from} value={from} onChange={setFrom} from={today()} /></Field>
    </Dialog>
  )
}
