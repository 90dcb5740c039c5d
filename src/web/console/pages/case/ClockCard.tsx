// The clocks of a case: what is due next and what is left of it, every clock on one line of time, and the same as a table.
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import { clockLight, wasKept } from '../../../../domain/clocks/clock.ts'
import { clockLine, clocksOf, leadingClock, type ShownClock } from '../../../kit/clocks/clock-line.ts'
import { useClockWords, useStageName } from '../../../kit/words/clocks.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { durationText, exactTime, remainingText } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { Mark } from '../../parts/StateTag.tsx'
import { useTexts } from '../../words/words.ts'
import { ClockLine } from './ClockLine.tsx'
import { ClockTable } from './ClockTable.tsx'
import { standingMarks, type Standing } from './StandingTag.tsx'
import './clock-line.css'

/** How a clock stands, in words. */
export const useStanding = (view: CaseView): ((clock: ShownClock, now: number) => Standing) => {
  const texts = useClockWords()
  const { time } = useShared()
  return (clock, now) => {
    const light = clockLight(clock, now)
    if (light === 'stopped') return wasKept(clock) ? { tone: 'kept', text: texts.kept } : { tone: 'late', text: texts.late(durationText(clock.stoppedAt! - clock.dueAt!, time)) }
    if (light === 'paused') return { tone: light, text: view.suspendedUntil === null ? texts.light.paused : texts.pausedUntil(exactTime(view.suspendedUntil).slice(0, 16)) }
    return { tone: light, text: remainingText(clock.dueAt!, now, time) }
  }
}

export const ClockCard = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const words = useClockWords()
  const now = useNow()
  const [table, setTable] = useState(false)
  const stageName = useStageName(view.milestones)
  const standing = useStanding(view)
  const clocks = clocksOf(view)
  const line = clockLine(view, now)
  const first = leadingClock(clocks)
  const is = first && standing(first, now)
  return (
    <section className={`card clock clock-${is?.tone ?? 'none'}`} aria-label={texts.case.clock}>
      <header>
        <h2>{texts.case.clock}</h2>
        {clocks.length > 0 && <Button size="small" type="text" className="aside" aria-pressed={table} onClick={() => setTable(!table)}>{table ? texts.case.clockAsLine : texts.case.clockAsTable}</Button>}
      </header>
      <div className="body">
        {!line || !first || !is ? <p className="quiet">{texts.case.clockNone}</p> : (
          <div className="clock-split">
            <div className="clock-first">
              <p className="quiet small">{first.stoppedAt === null ? words.next(stageName(first.stage)) : stageName(first.stage)}</p>
              <p className="clock-left"><Mark path={standingMarks[is.tone]} />{is.text}</p>
              {first.dueAt !== null && <p className="small quiet">{texts.case.clockLimit(exactTime(first.dueAt).slice(0, 16))}</p>}
              {first.stoppedAt !== null && <p className="small quiet">{texts.case.clockDone(exactTime(first.stoppedAt).slice(0, 16))}</p>}
            </div>
            {!table && <ClockLine view={view} line={line} now={now} />}
            <div className={table ? 'clock-table' : 'only-read'}><ClockTable view={view} clocks={clocks} now={now} /></div>
          </div>
        )}
      </div>
    </section>
  )
}
