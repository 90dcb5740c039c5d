// Somebody else makes this round: asked of me, or asked by me. Needs a network, since somebody has to answer.
import { useState } from 'react'
import { roundDayRoutes } from '../../../../contract/round-days.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Bones, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import type { KnownRound } from '../../use-rounds.ts'
import { useRoundPage } from './words.ts'

export const SwapCard = ({ round }: { round: KnownRound }) => {
  const t = useRoundPage()
  const say = useProblemText()
  const [asking, setAsking] = useState(false)
  const answer = useSend(roundDayRoutes.answerSwap, ['rounds.'])
  const { swap } = round
  const reply = (what: 'agree' | 'decline' | 'withdraw', said: string): void => { if (swap) answer.mutate({ params: { id: swap.id }, body: { answer: what } }, { onSuccess: () => toast(said) }) }
  if (!swap)
    return (
      <>
        <Button look="quiet" icon="user" onClick={() => setAsking(true)}>{t.swap}</Button>
        {asking && <AskSheet round={round} onClose={() => setAsking(false)} />}
      </>
    )
  return (
    <section className="card section round-part">
      {swap.toMe ? <p role="status">{swap.state === 'given' ? t.given(swap.reason) : swap.state === 'asked' ? t.toMe(swap.name, swap.reason) : t.agreedToast}</p> : <p role="status">{swap.state === 'asked' ? t.asked(swap.name) : t.agreed(swap.name)}</p>}
      {answer.error && <Notice tone="urgent" live>{say(answer.error)}</Notice>}
      <div className="buttons">
        {swap.toMe && swap.state === 'asked' && <Button icon="check" busy={answer.isPending} onClick={() => reply('agree', t.agreedToast)}>{t.agree}</Button>}
        {swap.toMe && <Button look="second" busy={answer.isPending} onClick={() => reply('decline', t.declined)}>{t.decline}</Button>}
        {!swap.toMe && swap.state !== 'given' && <Button look="second" busy={answer.isPending} onClick={() => reply('withdraw', t.takeBack)}>{t.takeBack}</Button>}
      </div>
    </section>
  )
}

const AskSheet = ({ round, onClose }: { round: KnownRound; onClose: () => void }) => {
  const t = useRoundPage()
  const say = useProblemText()
  const [[id, commandId]] = useState(() => [newId(), newId()] as const)
  const [who, setWho] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const key = { routineId: round.routineId, unitId: round.unit.id, plannedOn: round.plannedOn }
  const people = useCall(roundDayRoutes.substitutes, { query: key })
  const ask = useSend(roundDayRoutes.swap, ['rounds.'])
  const submit = (): void => ask.mutate({ body: { id, commandId, ...key, personId: Number(who), reason: reason.trim() } }, { onSuccess: () => { toast(t.askedToast); onClose() } })
  return (
    <Sheet title={t.swap} onClose={onClose}>
      <p className="soft">{t.swapHint}</p>
      {people.error ? <Refused fault={people.error} onRetry={() => void people.refetch()} /> : !people.data ? <Bones count={1} /> : people.data.people.length === 0 ? <Notice>{t.noSubstitute}</Notice> : (
        <form className="section" onSubmit={(event) => { event.preventDefault(); submit() }}>
          <Tiles label={t.who} look="chips" value={who} choices={people.data.people.map(({ personId, name, unit }) => ({ value: String(personId), word: `${name} · ${unit.name}` }))} onChoose={setWho} />
          <Field label={t.why} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
          {ask.error && <Notice tone="urgent" live>{say(ask.error)}</Notice>}
          <Button type="submit" icon="send" busy={ask.isPending} disabled={who === null || reason.trim() === ''}>{t.ask}</Button>
        </form>
      )}
    </Sheet>
  )
}
