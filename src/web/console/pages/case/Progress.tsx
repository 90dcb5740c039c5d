// The way of a case from report to closing, with the time each stage was reached.
import type { CaseView } from '../../../../contract/cases.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { Mark } from '../../parts/StateTag.tsx'
import { useTexts } from '../../words/words.ts'

type Stage = 'reported' | 'accepted' | 'filed' | 'handled' | 'checked' | 'closed'

export const Progress = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const shared = useShared()
  const times: [Stage, number | null][] = [['reported', view.reportedAt], ['accepted', view.acceptedAt], ['filed', view.filedAt], ['handled', view.handledAt], ['checked', view.checkedAt], ['closed', view.closedAt]]
  if (view.state === 'refused')
    return <ol className="progress card" aria-label={texts.case.progress}>{[times[0]!].map(([stage, at]) => <li key={stage} className="done"><i><Mark path="M2 6.500 4.500 9 10 3" /></i><b>{texts.case.stage[stage]}</b><span>{at && <TimeText at={at} />}</span></li>)}<li className="now"><i><Mark path="M3 3l6 6M9 3 3 9" /></i><b>{shared.state.refused}</b><span>{view.closedAt && <TimeText at={view.closedAt} />}</span></li></ol>
  const current = times.findIndex(([, at]) => at === null)
  return (
    <ol className="progress card" aria-label={texts.case.progress}>
      {times.map(([stage, at], index) => (
        <li key={stage} className={at !== null ? 'done' : index === current ? 'now' : ''} aria-current={index === current ? 'step' : undefined}>
          <i>{at !== null ? <Mark path="M2 6.500 4.500 9 10 3" /> : index + 1}</i>
          <b>{texts.case.stage[stage]}</b>
          <span>{at !== null ? <TimeText at={at} /> : index === current ? shared.state[view.state] : ''}</span>
        </li>
      ))}
    </ol>
  )
}
