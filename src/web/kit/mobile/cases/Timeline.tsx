// What has happened with a case, newest first: who, what, when, in whose words, with which photos.
import type { CaseView } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import { TimeText } from '../../words/TimeText.tsx'
import { useShared } from '../../words/shared.ts'
import { useFactLines, useSideSteps } from '../../words/side-steps.ts'
import { Icon, type IconName } from '../Icon.tsx'
import { useKit } from '../words.ts'
import { PhotoRow } from './PhotoRow.tsx'

type Step = CaseView['steps'][number]

const icons: Record<EventStep | 'report' | 'overdue', IconName> = {
  report: 'send', overdue: 'clock', accept: 'check', refuse: 'close', verify: 'eye', handle: 'wrench', passUp: 'up', sendDown: 'next', dispatch: 'send', return: 'back',
  check: 'check', rework: 'again', close: 'check', rate: 'star', reopen: 'again', note: 'note',
  askSuspend: 'clock', askExtend: 'clock', askVoid: 'close', withdraw: 'back', approve: 'check', decline: 'close', resume: 'again', milestone: 'check',
  chase: 'send', answerChase: 'note', callAssistants: 'send', assist: 'wrench', merge: 'next', unmerge: 'back',
}

export const Timeline = ({ steps, word }: { steps: readonly Step[]; word: (step: Step) => string }) => {
  const shared = useShared()
  const t = useKit()
  const side = useSideSteps()
  const factLines = useFactLines()
  const reasons: Readonly<Record<string, string>> = { ...shared.refuseReason, ...shared.grade }
  const shown = [...steps].sort((a, b) => b.seq - a.seq)
  return (
    <ol className="timeline">
      {shown.map((step, index) => (
        <li key={step.seq} className={index === 0 ? 'latest' : ''}>
          <span className="dot"><Icon name={icons[step.step]} /></span>
          <div className="line">
            <strong>{word(step)}{step.target && <span className="soft">{` ${t.sentTo(step.target)}`}</span>}</strong>
            <span className="soft small"><TimeText at={step.at} /></span>
          </div>
          <span className="soft small">{step.actor}</span>
          {step.private && <span className="badge waiting">{side.private}</span>}
          {factLines(step).map((line) => <p key={line} className="small">{line}</p>)}
          {step.reason && <p>{reasons[step.reason] ?? step.reason}</p>}
          {step.text && <p className="said">{step.text}</p>}
          <PhotoRow photos={step.photos} />
        </li>
      ))}
    </ol>
  )
}
