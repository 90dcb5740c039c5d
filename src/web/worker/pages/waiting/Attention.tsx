// What needs attention: what I did, what others did with the same record, and what can be done about it. It stays until I
// have settled it.
import type { EventStep } from '../../../../domain/cases/event.ts'
import { conflictOf } from '../../../../domain/sync/conflict.ts'
import { stepOfCommand } from '../../../../domain/sync/fold-case.ts'
import type { Held } from '../../../../contract/sync.ts'
import { stepOfInspectionCommand } from '../../../../domain/sync/fold-inspection.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useMe } from '../../../kit/data/use-me.ts'
import { toast } from '../../../kit/mobile/toast.tsx'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import type { Command } from '../../../kit/offline/outbox.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { local } from '../../keep.ts'
import { useTexts } from '../../words.ts'
import { formOf, isOneTap, useWhat } from '../phone/what.ts'
import { usePhone } from '../phone/words.ts'
import { keyOfRound } from '../round/round-key.ts'
import { inspectionOfCommand, OtherSide } from './OtherSide.tsx'
import { letGo, sendAsNote, sendOnTop } from './settle.ts'

export const Attention = ({ command }: { command: Command }) => {
  const { attention: t, act } = usePhone()
  const { waiting: words, state } = useTexts()
  const { done } = useSteps()
  const say = useProblemText()
  const what = useWhat()
  const engine = useOffline()
  const parcel = command.form as Parcel
  const step = stepOfCommand(command.name)
  const view = step ? local.cases().byId.get(command.input.params?.id ?? '') : undefined
  const inspection = inspectionOfCommand(command)
  const params = command.problem!.params as { steps?: EventStep[] }
  const base = (command.base as { version?: number | null } | null)?.version ?? null
  const since = view && base !== null ? view.steps.filter(({ toState, fromState, step: one }) => one !== 'report' && one !== 'overdue' && one !== 'note' && (fromState !== toState || (params.steps ?? []).includes(one))).slice(-Math.max(1, view.version - base)) : []
  const conflict = step && command.problem!.code === 'case.changed' && view ? conflictOf(step, params.steps ?? [], view.abilities) : undefined
  const made = parcel.kind === 'round' ? engine.known.list<Held['rounds']>('rounds').find((one) => keyOfRound(one) === parcel.caseId)?.done : undefined
  const name = useMe()?.name
  const by = made ? [made.by] : since.map(({ actor }) => actor)
  /** It was me, with another phone or at a desk. */
  const own = by.length > 0 && by.every((one) => one === name || one.startsWith(`${name} · `))
  const settled = (): void => toast(t.settled)
  return (
    <article className="card section attention" aria-label={what(parcel)}>
      <strong>{what(parcel)}</strong>
      {conflict
        ? <p className={conflict.kind === 'soft' ? 'badge waiting' : 'badge urgent'}><Icon name="alert" />{conflict.kind === 'soft' ? (own ? t.ownSoft : t.soft) : conflict.stillPossible ? (own ? t.ownHard : t.hard) : own ? t.ownHardGone : t.hardGone}</p>
        : <p className="fault"><Icon name="alert" /><span>{say(new Problem(command.problem!.code, command.problem!.status, command.problem!.params))}</span></p>}
      <div className="sides">
        <section><h3>{t.mine}</h3><p>{parcel.fields.text || t.noText}</p><p className="soft small">{parcel.photos.length > 0 && `${words.photos(parcel.photos.length)} · `}{t.made} <TimeText at={command.madeAt} /></p></section>
        {made && <section><h3>{own ? t.elsewhere : t.theirs}</h3><p>{t.by(made.by, t.roundMade)}</p><p className="soft small"><TimeText at={made.at} /></p></section>}
        {step && (
          <section>
            <h3>{own ? t.elsewhere : t.theirs}</h3>
            {view ? <>
              {since.map((one) => <div key={one.seq}><p>{t.by(one.actor, done[one.step])}</p>{one.text && <p>{one.text}</p>}<p className="soft small"><TimeText at={one.at} /></p></div>)}
              <p className="soft small">{t.state}: {state[view.state]}{view.holder && ` · ${view.holder.name}`}</p>
            </> : <p className="soft">{t.gone}</p>}
          </section>
        )}
        {!step && <OtherSide command={command} />}
      </div>
      <div className="buttons">
        {step && view?.abilities.includes(step) && command.problem!.code === 'case.changed' && <Button icon="send" onClick={() => void sendOnTop(engine, command, view.version).then(settled)}>{t.onTop}</Button>}
        {inspection && inspection.abilities.includes(stepOfInspectionCommand(command.name)!) && command.problem!.code === 'inspection.changed' && <Button icon="send" onClick={() => void sendOnTop(engine, command, inspection.version).then(settled)}>{t.onTop}</Button>}
        <Go className="button second" {...formOf(parcel)}>{isOneTap(parcel) ? act.look : t.edit}</Go>
        {step && step !== 'note' && view?.abilities.includes('note') && parcel.fields.text?.trim() && <Button look="second" icon="note" onClick={() => void sendAsNote(engine, command).then(settled)}>{t.asNote}</Button>}
        <Button look="quiet" icon="close" onClick={() => void letGo(engine, command).then(settled)}>{conflict ? t.keepTheirs : t.letGo}</Button>
      </div>
    </article>
  )
}
