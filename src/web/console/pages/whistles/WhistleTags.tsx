// State of a whistle and of a call, and what is left of its time: a word beside the colour, always.
import type { WhistleRow } from '../../../../contract/whistles.ts'
import type { WhistleState } from '../../../../domain/whistles/kinds.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime, remainingText } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { useWhistleTexts } from '../../words/whistles.ts'

const tones: Record<WhistleState, string> = { requested: 'tag-waiting', running: 'tag-brand', ended: 'tag-done', refused: '', cancelled: '' }
export const WhistleTag = ({ state }: { state: WhistleState }) => <span className={`tag ${tones[state]}`}>{useWhistleTexts().state[state]}</span>

export type ShownCall = WhistleRow['calls'][number]

/** While it runs, what is left; afterwards what it came to. */
export const CallTag = ({ call }: { call: ShownCall }) => {
  const texts = useWhistleTexts()
  const { time } = useShared()
  const now = useNow()
  if (call.state === 'called' && call.stoppedAt === null && call.dueAt !== null) {
    // Late is what the server's clock says.
    const late = call.verdict === 'late' || now > call.dueAt
    const tone = late ? 'tag-urgent' : call.yellowAt !== null && now >= call.yellowAt ? 'tag-waiting' : 'tag-brand'
    return <span className={`tag ${tone}`} title={exactTime(call.dueAt)}>{texts.call.called} · {late && now <= call.dueAt ? texts.verdict.late : remainingText(call.dueAt, now, time)}</span>
  }
  const late = call.verdict === 'late'
  return <span className={`tag ${late ? 'tag-urgent' : call.state === 'objected' ? 'tag-waiting' : call.verdict === 'onTime' ? 'tag-done' : ''}`}>{call.state === 'objected' ? texts.call.objected : call.state === 'excused' ? texts.call.excused : texts.verdict[call.verdict]}</span>
}

export const CallList = ({ row }: { row: WhistleRow }) => (
  <ul className="whistle-calls">
    {row.calls.length > 0
      ? row.calls.map((call) => <li key={call.office.id}><span>{call.office.name}</span><CallTag call={call} /></li>)
      : row.offices.map((office) => <li key={office.id}>{office.name}</li>)}
  </ul>
)
