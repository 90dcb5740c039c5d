// The clocks of a case as a table: for whoever reads rather than looks, and to take away as a file.
import { useMemo } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { pausedFor, type ShownClock } from '../../../kit/clocks/clock-line.ts'
import { useClockWords, useLimitText, useStageName } from '../../../kit/words/clocks.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { durationText, exactTime } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { useTexts } from '../../words/words.ts'
import { useStanding } from './ClockCard.tsx'
import { StandingTag } from './StandingTag.tsx'

export const ClockTable = ({ view, clocks, now }: { view: CaseView; clocks: readonly ShownClock[]; now: number }) => {
  const texts = useTexts()
  const words = useClockWords()
  const shared = useShared()
  const stageName = useStageName(view.milestones)
  const limitText = useLimitText()
  const standing = useStanding(view)
  const columns = useMemo((): readonly Column<ShownClock>[] => {
    const time = (key: string, label: string, of: (clock: ShownClock) => number | null): Column<ShownClock> => {
      const text = (clock: ShownClock): string => { const at = of(clock); return at === null ? '' : exactTime(at) }
      return { key, label, width: 130, text, render: (clock) => <span className="number">{text(clock).slice(0, 16) || shared.none}</span> }
    }
    const limit = ({ limit: own, extended }: ShownClock): string => limitText(own) + (extended > 0 ? ` · ${words.extended(limitText({ ...own, amount: extended }))}` : '')
    const paused = (clock: ShownClock): string => (clock.pauses.length === 0 ? '' : `${words.times(clock.pauses.length)} ${durationText(pausedFor(clock, now), shared.time)}`)
    return [
      { key: 'stage', label: texts.case.clockStage, head: true, always: true, width: 64, text: (clock) => stageName(clock.stage), render: (clock) => <b>{stageName(clock.stage)}</b> },
      { key: 'limit', label: words.limit, text: limit, render: (clock) => <span>{limit(clock)}</span> },
      time('start', words.start, ({ startedAt }) => startedAt), time('yellow', words.yellow, ({ yellowAt }) => yellowAt), time('due', words.due, ({ dueAt }) => dueAt), time('stop', words.stop, ({ stoppedAt }) => stoppedAt),
      { key: 'pauses', label: words.pauses, text: paused, render: (clock) => <span>{paused(clock) || shared.none}</span> },
      { key: 'state', label: words.state, text: (clock) => standing(clock, now).text, render: (clock) => <StandingTag standing={standing(clock, now)} /> },
      { key: 'rungs', label: words.rungs, text: (clock) => String(clock.rungs), render: (clock) => <span>{clock.rungs === 0 ? shared.none : words.times(clock.rungs)}</span> },
    ]
  }, [view, now, words, shared, texts])
  const { shown, tools } = useColumns('clocks', columns, clocks, `${texts.case.clock} ${view.number}`)
  return (
    <>
      <div className="clock-tools">{tools}</div>
      <DataTable label={texts.case.clock} columns={shown} rows={clocks} rowKey={({ no }) => no} tight />
    </>
  )
}
