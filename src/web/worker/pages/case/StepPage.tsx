// One step of a case: what it asks for, kept on the phone while it is written, and said plainly when somebody was faster.
import { useState } from 'react'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import { eventKind, eventSteps, needsText, type EventStep } from '../../../../domain/cases/event.ts'
import type { StepRule } from '../../../../domain/cases/kind.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { useAddress, useBack, useGo } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcel, type Writing } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { usePhrases } from '../../../kit/data/phrases.ts'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useTexts } from '../../words.ts'
import { DiscardButton } from '../Discard.tsx'
import { NotFoundPage } from '../NotFoundPage.tsx'
import { StepChoices, StepPhotos, useStepFaults } from './StepParts.tsx'

export const StepPage = () => {
  const t = useTexts()
  const { id = '', step = '' } = useAddress()
  const { data, error, refetch } = useCall(caseRoutes.get, { params: { id } })
  if (!eventSteps.includes(step as EventStep)) return <NotFoundPage />
  if (!data) return <Page title={t.step.act[step as EventStep]} back={`/case/${id}`}>{error ? <Refused fault={error} onRetry={() => void refetch()} /> : <Bones />}</Page>
  return <StepForm key={step} view={data} step={step as EventStep} />
}

const StepForm = ({ view, step }: { view: CaseView; step: EventStep }) => {
  const { step: t, state } = useTexts()
  const keep = useKeep()
  const go = useGo()
  const back = useBack()
  const catalogue = useCatalogue()
  const writing = useParcel(step, { caseId: view.id, version: view.version })
  const { parcel, set, behind } = writing
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const rule: StepRule<string> = eventKind.steps[step]
  const allowed = view.abilities.includes(step)
  const faults = useStepFaults(view, step, parcel)
  const page = `/case/${view.id}`
  const started = isStarted(parcel)
  const asNote = (): void => {
    keep.parcels.change(parcel.id, (one) => ({ ...one, kind: 'note', refusal: null }))
    go({ to: '/case/$id/$step', params: { id: view.id, step: 'note' }, replace: true })
  }
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (Object.values(faults).some(Boolean)) return
    // Something must be on the phone before it can be sent, even when the step asks for nothing.
    if (!keep.parcels.get(parcel.id)) keep.parcels.put(parcel)
    const outcome = await send(parcel.id)
    if (outcome.kind === 'refused') return
    toast(outcome.kind === 'done' ? t.done[step] : t.kept, outcome.kind === 'done' ? 'check' : 'outbox')
    if (outcome.kind === 'done') back(page)
    else go({ to: '/waiting', replace: true })
  }
  return (
    <Page title={t.act[step]} back={page} layout="with-action">
      <p className="soft">{catalogue.name(view.category)} · {view.description.slice(0, 60)}</p>
      {!allowed && (
        <Notice tone="waiting" live>
          <strong>{rule.from.includes(view.state) && view.holder ? t.notMine(view.holder.name) : t.notNow(state[view.state])}</strong>
          <span>{t.notNowHint}</span>
          {started && view.abilities.includes('note') && <div className="buttons"><Button look="second" icon="note" onClick={asNote}>{t.asNote}</Button></div>}
        </Notice>
      )}
      {allowed && behind && rule.versioned && <Behind view={view} writing={writing} />}
      <StepChoices view={view} step={step} parcel={parcel} set={set} faults={pressed ? faults : {}} />
      <StepPhotos view={view} step={step} parcel={parcel} fault={pressed ? (faults.before ?? faults.after) : null} />
      <Area
        label={t.text[step]} hint={t.hint[step] || undefined} optional={!needsText(step, parcel.fields)} maxLength={2000} value={parcel.fields.text ?? ''}
        onChange={(event) => set({ text: event.target.value })} fault={pressed ? faults.text : null}
      />
      <PhraseRow view={view} step={step} onChoose={(text) => set({ text: `${parcel.fields.text ?? ''}${text}` })} />
      <StepRefusal writing={writing} />
      {started && (
        <div className="fold"><span className="soft small">{t.saved}</span><DiscardButton id={parcel.id} word={t.discard} onGone={() => { toast(t.discarded, 'trash'); back(page) }} /></div>
      )}
      <div className="action-bar">
        <Button icon="send" busy={sending} disabled={!allowed || (behind && rule.versioned)} onClick={() => void submit()}>
          {sending ? (parcel.photos.some(({ sent }) => !sent) ? t.sendingPhotos : t.sending) : t.send(t.act[step])}
        </Button>
      </div>
    </Page>
  )
}

/** Kept with the catalogue, so that they are there without a network. */
const PhraseRow = ({ view, step, onChoose }: { view: CaseView; step: EventStep; onChoose: (text: string) => void }) => {
  const side = useSideSteps()
  const catalogue = useCatalogue()
  const phrases = usePhrases(step, view, catalogue.get(view.category), true)
  if (phrases.length === 0) return null
  return <div className="buttons" role="group" aria-label={side.usePhrase}>{phrases.map(({ id, title, text, lang }) => <Button key={id} lang={lang} look="quiet" onClick={() => onChoose(text)}>{title}</Button>)}</div>
}

const Behind = ({ view, writing }: { view: CaseView; writing: Writing }) => {
  const { step: t } = useTexts()
  const { done } = useSteps()
  const last = view.steps.at(-1)
  return (
    <Notice tone="waiting" live>
      <strong>{t.behind}</strong>
      {last && <span>{t.behindWhat(last.actor, [done[last.step], last.text].filter(Boolean).join(' – '))}</span>}
      <div className="buttons"><Button look="second" onClick={writing.catchUp}>{t.seen}</Button></div>
    </Notice>
  )
}

const StepRefusal = ({ writing: { parcel, behind } }: { writing: Writing }) => {
  const say = useProblemText()
  if (!parcel.refusal || (behind && parcel.refusal.code === 'case.changed')) return null
  return <Notice tone="urgent" live>{say(new Problem(parcel.refusal.code, 422, parcel.refusal.params))}</Notice>
}
