// The clock of a case: what is left of its limit, in colour, word and bar.
import type { CaseView } from '../../../../contract/cases.ts'
import { lightOf } from '../../../kit/light.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime, remainingText } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { lightTone } from '../../parts/StateTag.tsx'
import { useTexts } from '../../words/words.ts'

export const ClockCard = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const shared = useShared()
  const now = useNow()
  const light = lightOf(view, now)
  const running = view.handledAt === null && view.closedAt === null
  const start = view.acceptedAt ?? view.reportedAt
  const part = view.dueAt === null ? 0 : Math.max(0, Math.min(1, ((view.handledAt ?? now) - start) / Math.max(1, view.dueAt - start)))
  return (
    <section className={`card clock clock-${light}`} aria-label={texts.case.clock}>
      <header><h2>{texts.case.clock}</h2><span className={`tag aside ${lightTone[light]}`}>{shared.light[light]}</span></header>
      <div className="body">
        {view.dueAt === null ? <p className="quiet">{texts.case.clockNone}</p> : (
          <>
            <p className="clock-left">{running ? remainingText(view.dueAt, now, shared.time) : shared.light[light === 'red' ? 'red' : 'green']}</p>
            <div className="clock-bar" aria-hidden="true"><i style={{ width: `${part * 100}%` }} /></div>
            <p className="small quiet">{texts.case.clockLimit(exactTime(view.dueAt).slice(0, 16))}</p>
            {view.handledAt !== null && <p className="small quiet">{texts.case.clockDone(exactTime(view.handledAt).slice(0, 16))}</p>}
          </>
        )}
      </div>
    </section>
  )
}
