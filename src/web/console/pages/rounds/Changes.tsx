// What of the month isn't as the rule has it: moved, left out, a holiday, somebody else; each with its reason, and put back
// where that is one's to decide.
import { useState } from 'react'
import { App, Button } from 'antd'
import type { ReplyOf } from '../../../../contract/route.ts'
import { roundDayRoutes, type DayChangeView } from '../../../../contract/round-days.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useChangeText } from '../../../kit/words/use-change-text.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { MoveDialog } from './DayDialogs.tsx'

type Found = ReplyOf<typeof roundDayRoutes.changes>

export const Changes = ({ found, routine }: { found: Found | undefined; routine: { id: string; name: string } | null }) => {
  const t = useRoundDays()
  const say = useProblemText()
  const text = useChangeText()
  const { message } = App.useApp()
  const [deciding, setDeciding] = useState(false)
  const restore = useSend(roundDayRoutes.restore, ['rounds.'])
  const answer = useSend(roundDayRoutes.answerSwap, ['rounds.'])
  const undo = (one: DayChangeView): void => {
    const said = { onSuccess: () => void message.success(one.cause === 'swap' ? t.tookBack : t.restored), onError: (fault: unknown) => void message.error(say(fault), 6) }
    if (one.cause === 'swap' && one.swapId) answer.mutate({ params: { id: one.swapId }, body: { answer: 'withdraw' } }, said)
    else restore.mutate({ params: { id: one.routineId }, body: { unitId: one.unit?.id ?? null, plannedOn: one.plannedOn } }, said)
  }
  const rows = found?.changes ?? []
  return (
    <section className="card" aria-label={t.changes}>
      <header><h2>{t.changes}</h2>{routine && <span className="aside"><Button size="small" onClick={() => setDeciding(true)}>{t.decideDay}</Button></span>}</header>
      {rows.length === 0 ? <p className="quiet round-hint">{t.changesNone}</p> : (
        <ul className="round-changes">
          {rows.map((one, n) => (
            <li key={n}>
              <span className={`tag ${one.cause === 'holiday' ? '' : 'tag-brand'}`}>{t.cause[one.cause]}</span>
              <span className="words"><b>{one.name}</b> {one.unit?.name ?? ''} {text(one)}{one.reason && ` · ${t.reason}: ${one.reason}`}{one.by && <span className="quiet"> · {t.by(one.by)}</span>}</span>
              {one.canChange && <Button size="small" aria-label={`${one.cause === 'swap' ? t.takeBack : t.restore} ${one.name} ${one.unit?.name ?? ''} ${one.plannedOn}`} onClick={() => undo(one)}>{one.cause === 'swap' ? t.takeBack : t.restore}</Button>}
            </li>
          ))}
        </ul>
      )}
      {found?.more && <p className="quiet round-hint">{t.more}</p>}
      {deciding && routine && <MoveDialog routineId={routine.id} name={routine.name} unitId={null} onClose={() => setDeciding(false)} />}
    </section>
  )
}
