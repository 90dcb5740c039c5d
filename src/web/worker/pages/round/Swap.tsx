// Somebody else makes this round: asked of me, or asked by me. Both wait on the phone like everything else; who works around
// here the phone knows, whether they can on that day the server says.
import { useState } from 'react'
import { roundDayRoutes } from '../../../../contract/round-days.ts'
import type { Colleague } from '../../../../contract/sync.ts'
import type { SwapAnswer } from '../../../../domain/rounds/swap.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones, Notice } from '../../../kit/mobile/Notice.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { useKnown } from '../../../kit/offline/context.tsx'
import type { KnownRound } from '../../known/rounds.ts'
import { useAct } from '../../use-act.ts'
import { usePhone } from '../phone/words.ts'
import { keyOfRound } from './round-key.ts'
import { useRoundPage } from './words.ts'

const nameOfRound = (round: KnownRound): string => `${round.name} · ${round.unit.name}`

export const SwapCard = ({ round }: { round: KnownRound }) => {
  const t = useRoundPage()
  const { act: phone } = usePhone()
  const [asking, setAsking] = useState(false)
  const { busy, act } = useAct()
  const { swap } = round
  const reply = (swapAnswer: SwapAnswer, said: string): void => {
    if (swap) void act({ kind: 'answerSwap', caseId: swap.id, fields: { swapAnswer, roundName: nameOfRound(round), roundKey: keyOfRound(round) } }, said)
  }
  if (!swap)
    return (
      <>
        {round.swapWaits && <p><span className="badge waiting"><Icon name="outbox" />{phone.waits}</span> {t.takeBack}</p>}
        <Button look="quiet" icon="user" onClick={() => setAsking(true)}>{t.swap}</Button>
        {asking && <AskSheet round={round} onClose={() => setAsking(false)} />}
      </>
    )
  return (
    <section className="card section round-part">
      {swap.toMe ? <p role="status">{swap.state === 'given' ? t.given(swap.reason) : swap.state === 'asked' ? t.toMe(swap.name, swap.reason) : swap.state === 'declined' ? t.declined : t.agreedToast}</p> : <p role="status">{swap.state === 'asked' ? t.asked(swap.name) : t.agreed(swap.name)}</p>}
      {round.swapWaits && <p><span className="badge waiting"><Icon name="outbox" />{phone.waits}</span></p>}
      <div className="buttons">
        {swap.toMe && swap.state === 'asked' && <Button icon="check" busy={busy} onClick={() => reply('agree', t.agreedToast)}>{t.agree}</Button>}
        {swap.toMe && swap.state !== 'declined' && <Button look="second" busy={busy} onClick={() => reply('decline', t.declined)}>{t.decline}</Button>}
        {!swap.toMe && swap.state !== 'given' && <Button look="second" busy={busy} onClick={() => reply('withdraw', t.takeBack)}>{t.takeBack}</Button>}
      </div>
    </section>
  )
}

const AskSheet = ({ round, onClose }: { round: KnownRound; onClose: () => void }) => {
  const t = useRoundPage()
  const { act: phone } = usePhone()
  const [who, setWho] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { busy, act } = useAct()
  const answer = useCall(roundDayRoutes.substitutes, { query: { routineId: round.routineId, unitId: round.unit.id, plannedOn: round.plannedOn } })
  const colleagues = useKnown<Colleague>('colleagues')
  // Asked while there is no network: those the phone knows.
  const people = answer.data?.people ?? (answer.error ? colleagues : undefined)
  const submit = (): void => {
    const chosen = people?.find(({ personId }) => String(personId) === who)
    if (!chosen) return
    void act({ kind: 'swap', caseId: keyOfRound(round), fields: { personId: chosen.personId, personName: chosen.name, text: reason.trim(), roundName: nameOfRound(round) } }, t.askedToast)
    onClose()
  }
  return (
    <Sheet title={t.swap} onClose={onClose}>
      <p className="soft">{t.swapHint}</p>
      {!people ? <Bones count={1} /> : people.length === 0 ? <Notice>{answer.data ? t.noSubstitute : phone.nobody}</Notice> : (
        <form className="section" onSubmit={(event) => { event.preventDefault(); submit() }}>
          {!answer.data && <p className="soft small">{phone.knownFrom}</p>}
          <Tiles label={t.who} look="chips" value={who} choices={people.map(({ personId, name, unit }) => ({ value: String(personId), word: `${name} · ${unit.name}` }))} onChoose={setWho} />
          <Field label={t.why} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
          <Button type="submit" icon="send" busy={busy} disabled={who === null || reason.trim() === ''}>{t.ask}</Button>
        </form>
      )}
    </Sheet>
  )
}
