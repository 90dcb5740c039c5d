// A report that was joined with another of the same: how it goes with that one, and its answer.
import type { CaseView } from '../../../../contract/cases.ts'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useTexts } from '../../words.ts'
import { Stages } from './Stages.tsx'

export const MasterPart = ({ master }: { master: NonNullable<CaseView['master']> }) => {
  const { case: t } = useTexts()
  const side = useSideSteps()
  return (
    <section className="section" aria-label={side.masterNumber}>
      <div className="card section">
        <Stages state={master.state} />
        <p role="status"><strong>{t.says[master.state]}</strong></p>
        <p className="soft">{side.masterNumber} {master.number}</p>
        {master.dueAt !== null && master.stateGroup === 'open' && <p className="soft">{t.expected} <TimeText at={master.dueAt} /></p>}
      </div>
      {master.answer && <Notice tone="done" icon="note"><strong>{side.answer}</strong><span className="said">{master.answer}</span></Notice>}
    </section>
  )
}
