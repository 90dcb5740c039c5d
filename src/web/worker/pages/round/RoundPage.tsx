// One round: big toggles for what is looked at, what else counts as done, and one button. Kept from the first tap on; what
// was found is reported from here and stays linked.
import { useState } from 'react'
import { Problem } from '../../../../domain/kernel/problem.ts'
import type { Verdict } from '../../../../domain/operations/checklist.ts'
import { missingOf } from '../../../../domain/rounds/evidence.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area, Fault } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { Go, useAddress, useBack } from '../../../kit/mobile/router/router.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useRounds, type KnownRound } from '../../use-rounds.ts'
import { useTexts } from '../../words.ts'
import { keyOfRound } from './round-key.ts'
import './problem-words.ts'

export const RoundPage = () => {
  const { round: t } = useTexts()
  const { kind } = useRoundTexts()
  const { routine, unit, day } = useAddress()
  const { rounds, data, error, refetch } = useRounds()
  const [made, setMade] = useState<string | null>(null)
  const key = `${routine}/${unit}/${day}`
  const round = rounds.find((one) => keyOfRound(one) === key)
  if (!round) return <Page title={t.title} back>{data ? <Empty icon="info" title={t.gone}><p>{t.goneHint}</p></Empty> : error ? <Refused fault={error} onRetry={() => void refetch()} /> : <Bones />}</Page>
  const id = round.done?.id ?? round.waiting?.id ?? made
  return (
    <Page title={round.unit.name} back layout={id === null && round.state !== 'upcoming' ? 'with-action' : 'plain'}>
      <p className="soft">{kind[round.kind]} · {round.name}</p>
      {id !== null ? <Made round={round} id={id} /> : round.state === 'upcoming' ? <Notice icon="clock"><span>{t.opens} <TimeText at={round.opensAt} /></span></Notice> : round.state === 'excused' ? <Notice icon="info">{t.excused}</Notice> : <Form round={round} onMade={setMade} />}
    </Page>
  )
}

const Made = ({ round, id }: { round: KnownRound; id: string }) => {
  const { round: t } = useTexts()
  return (
    <section className="card section" role="status">
      <p><span className="badge done"><Icon name={round.waiting ? 'outbox' : 'check'} />{round.waiting ? t.kept : t.made}</span> {round.done && <span className="soft small">{round.done.by} · <TimeText at={round.done.at} /></span>}</p>
      {round.waiting && <p className="soft">{t.keptHint}</p>}
      <Go to="/report" search={{ round: id }} className="button"><Icon name="camera" />{t.found}</Go>
      <Go to="/" className="button second">{t.toToday}</Go>
    </section>
  )
}

const verdicts = ['ok', 'fault'] as const

const Form = ({ round, onMade }: { round: KnownRound; onMade: (id: string) => void }) => {
  const { round: t } = useTexts()
  const { missing: names } = useRoundTexts()
  const say = useProblemText()
  const language = useLanguage()
  const keep = useKeep()
  const back = useBack()
  const { parcel, set } = useParcel('round', { caseId: keyOfRound(round), version: round.routineVersion })
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const { doneWhen } = round
  const checks: Record<string, Verdict> = parcel.fields.checks ?? {}
  const { places = [], talked = false, text = '' } = parcel.fields
  const choose = (next: Record<string, Verdict>): void => set({ checks: next, roundName: `${round.name} · ${round.unit.name}` })
  const missing = missingOf(doneWhen, { checks: Object.keys(checks).map((code) => ({ code, ok: checks[code] !== 'fault' })), photos: parcel.photos.length, places, talked, note: text })
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (missing.length > 0) return
    set({ roundName: `${round.name} · ${round.unit.name}`, doneAt: parcel.fields.doneAt ?? Date.now() })
    const outcome = await send(parcel.id)
    if (outcome.kind === 'refused') return
    onMade(parcel.id)
    toast(outcome.kind === 'waiting' ? t.keptHint : t.made, outcome.kind === 'waiting' ? 'outbox' : 'check')
  }
  return (
    <>
      {doneWhen.checklist.length > 1 && <div className="fold"><span className="soft small" aria-live="polite">{t.answered(Object.keys(checks).length, doneWhen.checklist.length)}</span><Button look="second" icon="check" onClick={() => choose({ ...Object.fromEntries(doneWhen.checklist.map(({ code }) => [code, 'ok' as const])), ...checks })}>{t.allFine}</Button></div>}
      {doneWhen.checklist.map((item) => <Tiles key={item.code} label={item[language]} look="segments" value={checks[item.code] ?? null} choices={verdicts.map((value) => ({ value, word: t.verdict[value] }))} onChoose={(verdict) => choose({ ...checks, [item.code]: verdict })} />)}
      {doneWhen.places > 0 && <div className="fold card"><span aria-live="polite">{t.places(places.length, doneWhen.places)}</span><Button look="second" icon="pin" onClick={() => set({ places: [...places, `place-${places.length + 1}`] })}>{t.here}</Button></div>}
      {doneWhen.talk && <label className="switch card"><span className="words"><strong>{t.talked}</strong></span><input type="checkbox" role="switch" checked={talked} onChange={(event) => set({ talked: event.target.checked })} /></label>}
      {doneWhen.photo && <PhotoPicker parcel={parcel} role="scene" label={t.photo} />}
      <Area label={t.note} optional={!doneWhen.note} maxLength={2000} rows={3} value={text} onChange={(event) => set({ text: event.target.value })} />
      {pressed && missing.length > 0 && <Fault>{t.missing(missing.map((one) => names[one]).join(t.and))}</Fault>}
      {parcel.refusal && <Notice tone="urgent" live>{say(new Problem(parcel.refusal.code, 422, parcel.refusal.params))}</Notice>}
      {isStarted(parcel) && <div className="fold"><span className="soft small">{t.draftKept}</span><Button look="quiet" icon="trash" onClick={() => void keep.discard(parcel.id).then(() => back('/'))}>{t.discard}</Button></div>}
      <div className="action-bar"><Button icon="check" busy={sending} onClick={() => void submit()}>{t.done}</Button></div>
    </>
  )
}
