// What happened to the case, newest first.
import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/cases.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime } from '../../../kit/words/time.ts'
import { useClockTexts } from '../../words/clocks.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useFactLines, useSideSteps } from '../../../kit/words/side-steps.ts'
import { PhotoStrip } from '../../parts/PhotoStrip.tsx'
import { useTexts } from '../../words/words.ts'
import './timeline.css'

type Step = CaseView['steps'][number]

/** A reason code in words: of a refusal, or the grade of a rating. */
const useReason = () => {
  const { refuseReason, grade } = useShared()
  const names: Readonly<Record<string, string>> = { ...refuseReason, ...grade }
  return (code: string): string => names[code] ?? code
}

const tone = (step: Step['step']): string => (step === 'overdue' || step === 'refuse' || step === 'rework' || step === 'return' ? 'bad' : step === 'close' || step === 'check' || step === 'handle' ? 'good' : '')

export const StepLine = ({ step }: { step: Step }) => {
  const texts = useTexts()
  const { done } = useSteps()
  const side = useSideSteps()
  const reason = useReason()
  const facts = useFactLines()(step)
  return (
    <li className={tone(step.step)}>
      <p className="timeline-head">
        <b>{done[step.step]}</b>
        {step.target && <span>{step.facts.caseId ? <Link to="/cases/$id" params={{ id: step.facts.caseId }}>{texts.case.to(step.target)}</Link> : texts.case.to(step.target)}</span>}
        {step.reason && <span className="tag">{reason(step.reason)}</span>}
        {step.private && <span className="tag tag-waiting" title={side.privateHint}>{side.private}</span>}
        <span className="timeline-time quiet small"><TimeText at={step.at} /></span>
      </p>
      {step.actor && <p className="quiet small">{step.actor}</p>}
      {facts.length > 0 && <p className="small">{facts.join(' · ')}</p>}
      {step.text && step.step !== 'report' && <p className="timeline-text">{step.text}</p>}
      {step.photos.length > 0 && <PhotoStrip photos={step.photos} size={72} />}
    </li>
  )
}

const MoveLine = ({ move }: { move: CaseView['dueMoves'][number] }) => {
  const texts = useTexts()
  const { ladder } = useClockTexts()
  const stages: Readonly<Record<string, string>> = ladder.stages
  return (
    <li>
      <p className="timeline-head"><b>{texts.case.dueMoved}</b><span className="tag">{stages[move.stage] ?? ladder.milestone}</span><span className="timeline-time quiet small"><TimeText at={move.at} /></span></p>
      <p className="timeline-text">{texts.case.dueMovedFrom(exactTime(move.from).slice(0, 16), exactTime(move.to).slice(0, 16))}</p>
    </li>
  )
}

/** Steps, and between them what a changed calendar did to the due time. */
export const Timeline = ({ view }: { view: CaseView }) => {
  const lines = [
    ...view.steps.map((step) => ({ at: step.at, line: <StepLine key={step.seq} step={step} /> })),
    ...view.dueMoves.map((move) => ({ at: move.at, line: <MoveLine key={`moved ${move.at}`} move={move} /> })),
  ]
  return <ol className="timeline">{lines.sort((a, b) => a.at - b.at).reverse().map(({ line }) => line)}</ol>
}
