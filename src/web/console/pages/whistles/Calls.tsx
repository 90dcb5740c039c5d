// The departments that are called: how long each has, what it answered, how the street found its work, and what may be done.
import { Button } from 'antd'
import type { WhistleView } from '../../../../contract/whistles.ts'
import { isToEvaluate } from '../../../../domain/whistles/whistle.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime } from '../../../kit/words/time.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import type { Doing } from './StepDialog.tsx'
import { CallTag } from './WhistleTags.tsx'

type Call = WhistleView['calls'][number]

const rungs = [1, 2, 3] as const

const OneCall = ({ call, evaluates, onDo }: { call: Call; evaluates: boolean; onDo: (doing: Doing) => void }) => {
  const texts = useWhistleTexts()
  const rung = call.state === 'called' ? rungs.find((one) => one === call.rungs) : undefined
  return (
    <li className="whistle-call" aria-label={call.office.name}>
      <div className="whistle-call-head"><b>{call.office.name}</b><CallTag call={call} />{call.state === 'finished' && <span className="tag tag-done">{texts.call.finished}</span>}{evaluates && isToEvaluate(call) && <span className="tag tag-waiting">{texts.toEvaluate}</span>}</div>
      <p className="small quiet">
        {call.reportedAt !== null ? texts.came(exactTime(call.reportedAt).slice(0, 16)) : call.dueAt !== null && texts.due(exactTime(call.dueAt).slice(0, 16))}
        {rung !== undefined && <> · {texts.rungs[rung]}</>}
        {call.grade && <> · {texts.evaluated(texts.grade[call.grade])}</>}
      </p>
      {call.abilities.length > 0 && (
        <div className="whistle-acts">
          {call.abilities.map((step) => <Button key={step} type={step === 'reportIn' ? 'primary' : 'default'} aria-label={`${texts.act[step]} ${call.office.name}`} onClick={() => onDo({ step, officeId: call.office.id })}>{texts.act[step]}</Button>)}
        </div>
      )}
    </li>
  )
}

export const Calls = ({ view, onDo }: { view: WhistleView; onDo: (doing: Doing) => void }) => {
  const texts = useWhistleTexts()
  return (
    <section className="card" aria-label={texts.calls}>
      <header><h2>{texts.calls}</h2></header>
      <ul className="body whistle-list">
        {view.calls.length > 0 ? view.calls.map((call) => <OneCall key={call.office.id} call={call} evaluates={view.state === 'running'} onDo={onDo} />) : view.offices.map((office) => <li key={office.id} className="whistle-call"><b>{office.name}</b></li>)}
      </ul>
    </section>
  )
}

type Step = WhistleView['steps'][number]

export const StepItem = ({ step }: { step: Step }) => {
  const texts = useWhistleTexts()
  return (
    <li>
      <p><b>{texts.done[step.step]}</b>{step.office && <> · {step.office.name}</>}{step.grade && <> · {texts.grade[step.grade]}</>} <span className="small quiet"><TimeText at={step.at} /> {step.actor}</span></p>
      {step.text && <p className="whistle-text">{step.text}</p>}
    </li>
  )
}
