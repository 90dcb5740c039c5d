// What is due next and how long that is: the first of a case's clocks, for a small screen. Sign, words and bar, never colour
// alone; nothing where no clock is left to look at.
import type { CaseView } from '../../../../contract/cases.ts'
import { clockLight } from '../../../../domain/clocks/clock.ts'
import { clockLine, leadingClock, clocksOf } from '../../clocks/clock-line.ts'
import { useClockWords, useLimitText, useStageName } from '../../words/clocks.ts'
import { TimeText } from '../../words/TimeText.tsx'
import { useShared } from '../../words/shared.ts'
import { exactTime, remainingText } from '../../words/time.ts'
import { useNow } from '../../words/use-now.ts'
import { Icon, type IconName } from '../Icon.tsx'

const icons: Record<'green' | 'yellow' | 'red' | 'paused', IconName> = { green: 'clock', yellow: 'clock', red: 'alert', paused: 'clock' }
const per = (share: number): string => `${(share * 100).toFixed(2)}%`

export const NextClock = ({ view }: { view: CaseView }) => {
  const words = useClockWords()
  const { time } = useShared()
  const now = useNow()
  const stageName = useStageName(view.milestones)
  const limitText = useLimitText()
  const clock = leadingClock(clocksOf(view))
  if (!clock || clock.stoppedAt !== null) return null
  const light = clockLight(clock, now)
  if (light === 'stopped') return null
  const bar = clockLine({ ...view, clocks: [clock] }, now)?.lanes[0]?.bars[0]
  const paused = view.suspendedUntil === null ? words.light.paused : words.pausedUntil(exactTime(view.suspendedUntil).slice(0, 16))
  return (
    <section className={`card next-clock ${light}`} aria-label={words.next(stageName(clock.stage))}>
      <p className="soft small">{words.next(stageName(clock.stage))} · {limitText({ ...clock.limit, amount: clock.limit.amount + clock.extended })}</p>
      <p className="next-left"><Icon name={icons[light]} /><strong>{light === 'paused' ? paused : remainingText(clock.dueAt!, now, time)}</strong><span className="soft small">{light !== 'paused' && words.light[light]}</span></p>
      {bar && (
        <div className="next-bar" aria-hidden="true">
          {bar.parts.map((part) => <i key={`${part.kind}${part.from}`} className={part.kind} style={{ left: per(part.from), width: per(part.to - part.from) }} />)}
          {bar.yellow !== null && <b className="at-yellow" style={{ left: per(bar.yellow) }} />}
          {bar.due !== null && <b style={{ left: per(bar.due) }} />}
        </div>
      )}
      {clock.dueAt !== null && <p className="soft small">{words.due} <TimeText at={clock.dueAt} /></p>}
    </section>
  )
}
