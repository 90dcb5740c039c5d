// What whoever is above may decide about one round: excuse it, move it, give it to somebody else, or look at its track.
import { useId, useState, type ReactNode } from 'react'
import { App, Button, Input } from 'antd'
import type { Me } from '../../../../contract/account.ts'
import { roundRoutes, type RoundRow } from '../../../../contract/rounds.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { worksOn } from '../../parts/permission.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { Dialog, Field } from '../people/Dialog.tsx'
import { MoveDialog, SwapDialog } from './DayDialogs.tsx'
import { TrackDialog } from './TrackDialog.tsx'

type RoundAct = 'excuse' | 'move' | 'swap' | 'track'

const verbOf = { excuse: 'round.excuse', move: 'round.plan', swap: 'round.excuse', track: 'track.see' } as const

/** Whether there is anything for this person to decide about rounds at all. */
export const actsOnRounds = (me: Me): boolean => Object.values(verbOf).some((verb) => worksOn(me, verb))

const fits: Readonly<Record<RoundAct, (row: RoundRow) => boolean>> = {
  excuse: ({ state }) => state === 'open' || state === 'missed' || state === 'upcoming',
  move: ({ state }) => state === 'open' || state === 'upcoming',
  swap: ({ state, standsIn }) => standsIn === null && (state === 'open' || state === 'upcoming'),
  track: ({ state }) => state === 'done' || state === 'late' || state === 'open',
}

type Deciding = { row: RoundRow; act: RoundAct }

/** The buttons; whoever shows them keeps what is being decided, so that a list drawn anew takes no dialog away. */
export const RoundActs = ({ me, row, onAct }: { me: Me; row: RoundRow; onAct: (deciding: Deciding) => void }) => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const names = { excuse: texts.excuse, move: days.moveTitle, swap: days.swap, track: days.track }
  const acts = (Object.keys(verbOf) as RoundAct[]).filter((act) => worksOn(me, verbOf[act]) && fits[act](row))
  return <span className="round-cell">{acts.map((act) => <Button key={act} size="small" aria-label={`${names[act]} ${row.unit.name} ${row.heldOn}`} onClick={() => onAct({ row, act })}>{names[act]}</Button>)}</span>
}

/** State of what is being decided, and its dialog. */
export const useDeciding = (): { decide: (deciding: Deciding) => void; dialog: ReactNode } => {
  const [deciding, decide] = useState<Deciding | null>(null)
  return { decide, dialog: deciding && <RoundDialog {...deciding} onClose={() => decide(null)} /> }
}

const RoundDialog = ({ row, act, onClose }: Deciding & { onClose: () => void }) => {
  switch (act) {
    case 'excuse':
      return <ExcuseDialog row={row} onClose={onClose} />
    case 'move':
      return <MoveDialog routineId={row.routineId} name={`${row.unit.name} · ${row.name}`} unitId={row.unit.id} plannedOn={row.plannedOn} heldOn={row.heldOn} onClose={onClose} />
    case 'swap':
      return <SwapDialog row={row} onClose={onClose} />
    case 'track':
      return <TrackDialog row={row} onClose={onClose} />
  }
}

const ExcuseDialog = ({ row, onClose }: { row: RoundRow; onClose: () => void }) => {
  const texts = useRoundsTexts()
  const { message } = App.useApp()
  const id = useId()
  const [[roundId, commandId]] = useState(() => [newId(), newId()] as const)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(roundRoutes.excuse, ['rounds.'])
  const submit = (): void => {
    setTried(true)
    if (reason.trim() === '') return
    send.mutate({ body: { id: roundId, commandId, routineId: row.routineId, unitId: row.unit.id, plannedOn: row.plannedOn, reason: reason.trim() } }, { onSuccess: () => { void message.success(texts.excused); onClose() } })
  }
  return (
    <Dialog title={texts.excuseTitle} hint={texts.excuseHint} fault={send.error} busy={send.isPending} submit={texts.excuse} onSubmit={submit} onClose={onClose}>
      <p>{row.unit.name} · {row.name} · {row.heldOn}</p>
      <Field id={id} label={texts.reason} needed={tried && reason.trim() === '' && texts.needed}><Input.TextArea id={id} value={reason} maxLength={200} autoSize onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  )
}
