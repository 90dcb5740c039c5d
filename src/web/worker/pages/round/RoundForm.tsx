// What is looked at on a round: big toggles, its places, whom one talked with, and one button. Kept from the first tap on.
import { useState } from 'react'
import { Problem } from '../../../../domain/kernel/problem.ts'
import type { Verdict } from '../../../../domain/operations/checklist.ts'
import { missingOf } from '../../../../domain/rounds/evidence.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area, Fault } from '../../../kit/mobile/Field.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { useBack } from '../../../kit/mobile/router/router.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import type { KnownRound } from '../../known/rounds.ts'
import { useTexts } from '../../words.ts'
import { DiscardButton } from '../Discard.tsx'
import { Places } from './Places.tsx'
import { keyOfRound } from './round-key.ts'
import { Wishes } from './Wishes.tsx'

const verdicts = ['ok', 'fault'] as const

export const RoundForm = ({ round, onMade }: { round: KnownRound; onMade: (id: string) => void }) => {
  const { round: t } = useTexts()
  const { missing: names } = useRoundTexts()
  const say = useProblemText()
  const language = useLanguage()
  const back = useBack()
  const { parcel, set } = useParcel('round', { caseId: keyOfRound(round), version: round.routineVersion })
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const { doneWhen } = round
  const checks: Record<string, Verdict> = parcel.fields.checks ?? {}
  const { places = [], visits = {}, wishes = [], talked = false, text = '' } = parcel.fields
  const roundName = `${round.name} · ${round.unit.name}`
  const choose = (next: Record<string, Verdict>): void => set({ checks: next, roundName })
  const listed = round.places.length > 0
  const missing = missingOf(doneWhen, {
    checks: Object.keys(checks).map((code) => ({ code, ok: checks[code] !== 'fault' })), photos: parcel.photos.length, places: listed ? Object.keys(visits) : places,
    // Where there is a list of those who asked, it is one of them that one talks with.
    talked: round.wishes.length > 0 ? wishes.length > 0 : talked, note: text,
  }, round.places.length)
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (missing.length > 0) return
    set({ roundName, doneAt: parcel.fields.doneAt ?? Date.now() })
    const outcome = await send(parcel.id)
    if (outcome.kind === 'refused') return
    onMade(parcel.id)
    toast(outcome.kind === 'waiting' ? t.keptHint : t.made, outcome.kind === 'waiting' ? 'outbox' : 'check')
  }
  return (
    <>
      {listed && <Places round={round} fields={parcel.fields} set={set} />}
      {doneWhen.checklist.length > 1 && <div className="fold"><span className="soft small" aria-live="polite">{t.answered(Object.keys(checks).length, doneWhen.checklist.length)}</span><Button look="second" icon="check" onClick={() => choose({ ...Object.fromEntries(doneWhen.checklist.map(({ code }) => [code, 'ok' as const])), ...checks })}>{t.allFine}</Button></div>}
      {doneWhen.checklist.map((item) => <Tiles key={item.code} label={item[language]} look="segments" value={checks[item.code] ?? null} choices={verdicts.map((value) => ({ value, word: t.verdict[value] }))} onChoose={(verdict) => choose({ ...checks, [item.code]: verdict })} />)}
      {!listed && doneWhen.places > 0 && <div className="fold card"><span aria-live="polite">{t.places(places.length, doneWhen.places)}</span><Button look="second" icon="pin" onClick={() => set({ places: [...places, `place-${places.length + 1}`], roundName })}>{t.here}</Button></div>}
      {doneWhen.talk && round.wishes.length > 0 && <Wishes wishes={round.wishes} talked={wishes} onTalked={(ids) => set({ wishes: ids, roundName })} />}
      {doneWhen.talk && round.wishes.length === 0 && <label className="switch card"><span className="words"><strong>{t.talked}</strong></span><input type="checkbox" role="switch" checked={talked} onChange={(event) => set({ talked: event.target.checked, roundName })} /></label>}
      {doneWhen.photo && <PhotoPicker parcel={parcel} role="scene" label={t.photo} />}
      <Area label={t.note} optional={!doneWhen.note} maxLength={2000} rows={3} value={text} onChange={(event) => set({ text: event.target.value, roundName })} />
      {pressed && missing.length > 0 && <Fault>{t.missing(missing.map((one) => names[one]).join(t.and))}</Fault>}
      {parcel.refusal && <Notice tone="urgent" live>{say(new Problem(parcel.refusal.code, 422, parcel.refusal.params))}</Notice>}
      {isStarted(parcel) && <div className="fold"><span className="soft small">{t.draftKept}</span><DiscardButton id={parcel.id} word={t.discard} onGone={() => back('/')} /></div>}
      <div className="action-bar"><Button icon="check" busy={sending} onClick={() => void submit()}>{t.done}</Button></div>
    </>
  )
}
