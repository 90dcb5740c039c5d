// The history slider: stops at every day on which the net changed; any other day can be chosen beside it.
import { Button, DatePicker, Slider } from 'antd'
import dayjs from 'dayjs'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useTexts } from '../../words/words.ts'

export const DaySlider = ({ on, onDay }: { on: string | undefined; onDay: (day: string | undefined) => void }) => {
  const { history } = useTexts()
  const today = exactTime(useNow()).slice(0, 10)
  const days = useCall(territoryRoutes.days, {}, { staleTime: 60_000 })
  const stops = days.data?.days.filter(({ day }) => day <= today) ?? []
  const last = stops.length - 1
  if (last < 1 && on === undefined) return null
  // The net of a day is that of the last stop before it.
  const at = on === undefined ? last : Math.max(0, stops.findLastIndex(({ day }) => day <= on))
  const go = (index: number): void => onDay(index >= last ? undefined : stops[Math.max(0, index)]?.day)
  const nameOf = (index: number): string => {
    const stop = stops[index]
    return stop ? history.since(stop.day, stop.plans.map(({ name }) => name).join(' ')) : ''
  }
  return (
    <section className="card day-slider" aria-label={history.heading}>
      <b>{history.heading}</b>
      <Button size="small" type="text" disabled={at <= 0} aria-label={history.earlier} title={history.earlier} icon={<Icon name="fold" size={16} />} onClick={() => go(at - 1)} />
      <div className="day-slider-line">
        <Slider
          min={0} max={Math.max(1, last)} step={1} value={at} dots={last <= 40} onChange={go} tooltip={{ formatter: (index) => nameOf(index ?? 0) }}
          ariaLabelForHandle={history.heading} ariaValueTextFormatterForHandle={(index) => nameOf(index)}
        />
      </div>
      <Button size="small" type="text" disabled={at >= last} aria-label={history.later} title={history.later} icon={<Icon name="unfold" size={16} />} onClick={() => go(at + 1)} />
      <DatePicker size="small" aria-label={history.anyDay} allowClear={false} value={dayjs(on ?? today)} {...(stops[0] ? { minDate: dayjs(stops[0].day) } : {})} maxDate={dayjs(today)} onChange={(next) => next && onDay(next.format('YYYY-MM-DD') === today ? undefined : next.format('YYYY-MM-DD'))} />
      <p className="small quiet" role="status">{on === undefined ? history.today(nameOf(last)) : history.shown(on, nameOf(at))}</p>
      {on !== undefined && <Button size="small" onClick={() => onDay(undefined)}>{history.toToday}</Button>}
    </section>
  )
}
