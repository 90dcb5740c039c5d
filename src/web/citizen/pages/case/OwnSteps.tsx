// What the reporter may do with the case: rate it, ask to reopen it, add to it. Whatever is typed is kept until it is sent.
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area } from '../../../kit/mobile/Field.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Rating } from '../../../kit/mobile/Rating.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { useParcel, type Writing } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useTexts } from '../../words.ts'

export const OwnSteps = ({ view }: { view: CaseView }) => {
  const { case: t } = useTexts()
  const [open, setOpen] = useState<'reopen' | 'note' | null>(null)
  const can = (step: 'rate' | 'reopen' | 'note'): boolean => view.abilities.includes(step)
  return (
    <>
      {can('rate') && <RateCard view={view} />}
      {(can('reopen') || can('note')) && (
        <div className="buttons">
          {can('reopen') && <Button look="second" icon="again" onClick={() => setOpen('reopen')}>{t.reopen}</Button>}
          {can('note') && <Button look="second" icon="note" onClick={() => setOpen('note')}>{t.note}</Button>}
        </div>
      )}
      {open === 'reopen' && <TextSheet view={view} step="reopen" title={t.reopen} hint={t.reopenHint} label={t.reopenText} send={t.sendReopen} done={t.reopened} onClose={() => setOpen(null)} />}
      {open === 'note' && <TextSheet view={view} step="note" title={t.note} label={t.noteText} send={t.sendNote} done={t.noted} onClose={() => setOpen(null)} />}
    </>
  )
}

const useSendStep = (writing: Writing, done: string, onDone?: () => void) => {
  const { case: t } = useTexts()
  const { sending, send } = useSender()
  return {
    sending,
    send: async () => {
      const outcome = await send(writing.parcel.id)
      if (outcome.kind === 'refused') return
      toast(outcome.kind === 'done' ? done : t.kept, outcome.kind === 'done' ? 'check' : 'outbox')
      onDone?.()
    },
  }
}

const RateCard = ({ view }: { view: CaseView }) => {
  const { case: t } = useTexts()
  const writing = useParcel('rate', { caseId: view.id, version: view.version })
  const { fields } = writing.parcel
  const { sending, send } = useSendStep(writing, t.rated)
  return (
    <section className="card section">
      <Rating label={t.rate} value={fields.grade ?? null} onChoose={(grade) => writing.set({ grade })} />
      {fields.grade && (
        <>
          <Area label={t.reason[fields.grade]} optional maxLength={2000} value={fields.text ?? ''} onChange={(event) => writing.set({ text: event.target.value })} />
          <RefusedStep writing={writing} />
          <Button icon="star" busy={sending} onClick={() => void send()}>{t.sendRate}</Button>
        </>
      )}
      <p className="soft small">{t.rateHint}</p>
    </section>
  )
}

type SheetProps = { view: CaseView; step: 'reopen' | 'note'; title: string; hint?: string; label: string; send: string; done: string; onClose: () => void }

const TextSheet = ({ view, step, title, hint, label, send: word, done, onClose }: SheetProps) => {
  const writing = useParcel(step, { caseId: view.id, version: view.version })
  const { sending, send } = useSendStep(writing, done, onClose)
  const text = writing.parcel.fields.text ?? ''
  return (
    <Sheet title={title} onClose={onClose}>
      <Area label={label} hint={hint} maxLength={2000} value={text} onChange={(event) => writing.set({ text: event.target.value })} autoFocus />
      <RefusedStep writing={writing} />
      <Button busy={sending} disabled={!text.trim() || (writing.behind && step !== 'note')} onClick={() => void send()}>{word}</Button>
    </Sheet>
  )
}

const RefusedStep = ({ writing: { parcel, behind, catchUp } }: { writing: Writing }) => {
  const { case: t } = useTexts()
  const say = useProblemText()
  if (behind && parcel.kind === 'reopen') return <Notice tone="waiting" live><span>{t.changed}</span><div className="buttons"><Button look="second" onClick={catchUp}>{t.seen}</Button></div></Notice>
  if (parcel.refusal) return <Notice tone="urgent" live>{say(new Problem(parcel.refusal.code, 422, parcel.refusal.params))}</Notice>
  return null
}
