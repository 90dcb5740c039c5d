// Every clock of a case on one line of time, a lane for each stage. Each bar and mark can be reached by keyboard and says its
// times; what they look like stands in the legend below.
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import type { Bar, ClockLine as Line, LineMark, MarkedStep } from '../../../kit/clocks/clock-line.ts'
import { useClockWords, useLimitText, useStageName } from '../../../kit/words/clocks.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { Mark } from '../../parts/StateTag.tsx'
import { useStanding } from './ClockCard.tsx'
import { StandingTag } from './StandingTag.tsx'

const at = (x: number): string => `${(x * 100).toFixed(3)}%`

const icons: Record<MarkedStep, string> = {
  chase: 'M6 2v5M6 9.300v.2', answerChase: 'M2 6.500 4.500 9 10 3', milestone: 'M6 1.500 10.500 6 6 10.500 1.500 6z', return: 'M10 6H3M5.500 3.500 3 6l2.500 2.500', rework: 'M9.500 4.500A4 4 0 1 0 10 7M9.500 2v2.500H7',
  reopen: 'M9.500 4.500A4 4 0 1 0 10 7M9.500 2v2.500H7', overdue: 'M3 3l6 6M9 3 3 9', approve: 'M4 2.500v7M8 2.500v7', resume: 'M4 2.500 9 6l-5 3.500z', merge: 'M2 3l4 4 4-4M6 7v3', unmerge: 'M6 2v3M2 9l4-4 4 4',
}
const markTone: Partial<Record<MarkedStep, string>> = { chase: 'bad', return: 'bad', rework: 'bad', reopen: 'bad', overdue: 'bad', answerChase: 'good', milestone: 'good', resume: 'good' }

/** What a bar says when pointed at or read out. */
const useBarText = (view: CaseView): ((bar: Bar, now: number) => string[]) => {
  const words = useClockWords()
  const stageName = useStageName(view.milestones)
  const limitText = useLimitText()
  const standing = useStanding(view)
  const line = (label: string, instant: number | null): string[] => (instant === null ? [] : [`${label} ${exactTime(instant)}`])
  return ({ clock }, now) => [
    `${stageName(clock.stage)} · ${standing(clock, now).text}`,
    `${words.limit} ${limitText(clock.limit)}${clock.extended > 0 ? ` · ${words.extended(limitText({ ...clock.limit, amount: clock.extended }))}` : ''}`,
    ...line(words.start, clock.startedAt), ...line(words.yellow, clock.yellowAt), ...line(words.due, clock.dueAt), ...line(words.stop, clock.stoppedAt),
    ...clock.pauses.map(([from, until]) => `${words.pauses} ${exactTime(from).slice(0, 16)} – ${until === null ? '' : exactTime(until).slice(0, 16)}`),
  ]
}

const Lines = ({ lines }: { lines: readonly string[] }) => <>{lines.map((one) => <div key={one}>{one}</div>)}</>

export const ClockLine = ({ view, line, now }: { view: CaseView; line: Line; now: number }) => {
  const words = useClockWords()
  const stageName = useStageName(view.milestones)
  const standing = useStanding(view)
  const levels = Math.max(0, ...line.marks.map(({ level }) => level + 1))
  return (
    <div className="clock-line">
      <div className="clock-lanes">
        <div className="clock-scale" aria-hidden="true">
          {line.ticks.map((tick, index) => (
            <i key={tick.at} className={`${tick.day ? 'clock-day' : ''} ${index % 2 === 1 ? 'clock-odd' : ''}`} style={{ left: at(tick.x) }}><span>{exactTime(tick.at).slice(...(tick.day ? [5, 10] : [11, 16]) as [number, number])}</span></i>
          ))}
          {line.now !== null && <b style={{ left: at(line.now) }}><span>{words.now}</span></b>}
        </div>
        {line.lanes.map((lane) => (
          <div key={`${lane.stage}${lane.bars[0]!.clock.no}`} className="clock-lane">
            <span className="clock-name">{stageName(lane.stage)}</span>
            <div className="clock-track">{lane.bars.map((bar) => <OneBar key={bar.clock.no} view={view} bar={bar} now={now} />)}</div>
            <span className="clock-is"><StandingTag standing={standing(lane.bars.at(-1)!.clock, now)} /></span>
          </div>
        ))}
        {line.marks.length > 0 && (
          <div className="clock-lane clock-marks" style={{ height: levels * 26 }}>
            <span className="clock-name" />
            <div className="clock-track">{line.marks.map((mark) => <OneMark key={mark.seq} view={view} mark={mark} />)}</div>
          </div>
        )}
      </div>
      <Legend line={line} />
    </div>
  )
}

const OneBar = ({ view, bar, now }: { view: CaseView; bar: Bar; now: number }) => {
  const words = useClockWords()
  const lines = useBarText(view)(bar, now)
  const end = Math.max(bar.to, bar.due ?? 0)
  const width = Math.max(end - bar.from, 0.0001)
  const inside = (x: number): string => at((x - bar.from) / width)
  return (
    <Tooltip styles={{ root: { maxWidth: 360 } }} title={<Lines lines={lines} />} trigger={['hover', 'focus', 'click']}>
      <button type="button" className={`clock-bar clock-bar-${bar.kept === undefined ? bar.light : bar.kept ? 'kept' : 'late'}`} style={{ left: at(bar.from), width: at(width) }} aria-label={lines.join('，')}>
        {bar.parts.map((part) => <i key={`${part.kind}${part.from}`} className={`part-${part.kind}`} style={{ left: inside(part.from), width: at((part.to - part.from) / width) }} />)}
        {bar.yellow !== null && <i className="clock-yellow-mark" style={{ left: inside(bar.yellow) }} />}
        {bar.due !== null && <i className="clock-due-mark" style={{ left: inside(bar.due) }} />}
        {bar.beyond && <i className="clock-beyond" title={words.beyond}><Mark path="M4 3l4 3-4 3" /></i>}
      </button>
    </Tooltip>
  )
}

const OneMark = ({ view, mark }: { view: CaseView; mark: LineMark }) => {
  const { done } = useSteps()
  const step = view.steps.find(({ seq }) => seq === mark.seq)
  const lines = [`${done[mark.step]} ${exactTime(mark.at)}`, step?.actor ?? '', step?.text ?? ''].filter(Boolean)
  return (
    <Tooltip styles={{ root: { maxWidth: 360 } }} title={<Lines lines={lines} />} trigger={['hover', 'focus', 'click']}>
      <button type="button" className={`clock-mark ${markTone[mark.step] ?? ''}`} style={{ left: at(mark.x), top: mark.level * 26 }} aria-label={lines.join('，')}><Mark path={icons[mark.step]} /></button>
    </Tooltip>
  )
}

/** Only what is on this line. */
const Legend = ({ line }: { line: Line }) => {
  const words = useClockWords()
  const { done } = useSteps()
  const bars = line.lanes.flatMap((lane) => lane.bars)
  const has = (kind: string): boolean => bars.some(({ parts }) => parts.some((part) => part.kind === kind))
  const entries: [key: string, sign: ReactNode, text: string][] = [
    ...(has('pause') ? [['pause', <i className="part-pause" />, words.pauses] as [string, ReactNode, string]] : []),
    ...(has('over') ? [['over', <i className="part-over" />, words.light.red] as [string, ReactNode, string]] : []),
    ...(bars.some(({ yellow }) => yellow !== null) ? [['yellow', <i className="clock-yellow-mark" />, words.yellow] as [string, ReactNode, string]] : []),
    ...(bars.some(({ due }) => due !== null) ? [['due', <i className="clock-due-mark" />, words.due] as [string, ReactNode, string]] : []),
    ...[...new Set(line.marks.map(({ step }) => step))].map((step): [string, ReactNode, string] => [step, <span className={`clock-mark ${markTone[step] ?? ''}`}><Mark path={icons[step]} /></span>, done[step]]),
  ]
  return <ul className="clock-legend" aria-hidden="true">{entries.map(([key, sign, text]) => <li key={key}><span className="clock-sign">{sign}</span>{text}</li>)}</ul>
}
