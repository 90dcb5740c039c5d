// An instant as people say it, exact on hover and for machines; redrawn each half minute by the shared clock.
import { useNow } from './use-now.ts'
import { useLanguage } from './language.ts'
import { useShared } from './shared.ts'
import { exactTime, timeText } from './time.ts'

export const TimeText = ({ at }: { at: number }) => {
  const now = useNow()
  const language = useLanguage()
  const { time } = useShared()
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeText(at, now, language, time)}
    </time>
  )
}
