// State and clock of a case: always word and shape besides the colour.
import type { EventState } from '../../../domain/cases/event.ts'
import { lightOf, type Clocked, type Light } from '../../kit/light.ts'
import { useShared } from '../../kit/words/shared.ts'
import { exactTime, remainingText } from '../../kit/words/time.ts'
import { useNow } from '../../kit/words/use-now.ts'

const tones: Record<EventState, string> = {
  reported: 'tag-waiting', verifying: 'tag-brand', filed: 'tag-waiting', dispatched: 'tag-brand', handled: 'tag-waiting', checked: 'tag-waiting', closed: 'tag-done', refused: '', suspended: 'tag-waiting', void: '', merged: '',
}
const marks: Record<EventState, string> = {
  reported: 'M6 2v8M2 6h8', verifying: 'M5 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM7.500 7.500 10 10', filed: 'M2 6h7M6.500 3.500 9 6 6.500 8.500', dispatched: 'M6 1.500v2M6 8.500v2M1.500 6h2M8.500 6h2', handled: 'M2 6.500 4.500 9 10 3',
  checked: 'M2 6.500 4.500 9 10 3', closed: 'M2 6.500 4.500 9 10 3', refused: 'M3 3l6 6M9 3 3 9', suspended: 'M4 2.500v7M8 2.500v7', void: 'M3 3l6 6M9 3 3 9', merged: 'M2 3l4 4 4-4M6 7v3',
}
export const lightTone: Record<Light, string> = { green: 'tag-done', yellow: 'tag-waiting', red: 'tag-urgent', none: '' }
const lightMarks: Record<Light, string> = { green: 'M2 6.500 4.500 9 10 3', yellow: 'M6 2.500V6l2.500 1.500', red: 'M6 2v5M6 9.300v.2', none: 'M3 6h6' }

export const Mark = ({ path }: { path: string }) => (
  <svg viewBox="0 0 12 12" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={path} /></svg>
)

export const StateTag = ({ state }: { state: EventState }) => {
  const { state: names } = useShared()
  return <span className={`tag ${tones[state]}`}><Mark path={marks[state]} />{names[state]}</span>
}

/** What is left of the limit that ends first, or how much it is over; once nothing runs only whether it was handled in time. */
export const ClockTag = ({ row }: { row: Clocked }) => {
  const texts = useShared()
  const now = useNow()
  const light = lightOf(row, now)
  const due = row.nextDue?.dueAt ?? row.dueAt
  if (light === 'none' || due === null) return <span className="faint">{texts.none}</span>
  const text = row.nextDue ? remainingText(due, now, texts.time) : texts.light[light === 'red' ? 'red' : 'green']
  return <span className={`tag ${row.nextDue || light === 'red' ? lightTone[light] : ''}`} title={exactTime(due)}><Mark path={lightMarks[light]} />{text}</span>
}

export const UrgentTag = () => {
  const { urgent } = useShared()
  return <span className="tag tag-urgent"><Mark path="M6 2v5M6 9.300v.2" />{urgent}</span>
}
