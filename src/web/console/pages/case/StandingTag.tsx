// How a clock stands, as a tag: sign, words and colour together.
import type { Light } from '../../../../domain/clocks/clock.ts'
import { Mark } from '../../parts/StateTag.tsx'

export type Standing = { tone: Light | 'kept' | 'late'; text: string }

export const standingMarks: Record<Standing['tone'], string> = {
  green: 'M2 6.500 4.500 9 10 3', yellow: 'M6 2.500V6l2.500 1.500', red: 'M6 2v5M6 9.300v.2', paused: 'M4 2.500v7M8 2.500v7', stopped: 'M3 6h6', kept: 'M2 6.500 4.500 9 10 3', late: 'M3 3l6 6M9 3 3 9',
}
const tones: Record<Standing['tone'], string> = { green: 'tag-done', yellow: 'tag-waiting', red: 'tag-urgent', paused: '', stopped: '', kept: 'tag-done', late: 'tag-urgent' }

export const StandingTag = ({ standing: { tone, text } }: { standing: Standing }) => <span className={`tag ${tones[tone]}`}><Mark path={standingMarks[tone]} />{text}</span>
