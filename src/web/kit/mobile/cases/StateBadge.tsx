// Where a case stands: sign, word and tone together, never colour alone.
import type { EventState } from '../../../../domain/cases/event.ts'
import { Icon, type IconName } from '../Icon.tsx'

type Tone = 'brand' | 'waiting' | 'done' | 'quiet'

const looks: Record<EventState, { tone: Tone; icon: IconName }> = {
  reported: { tone: 'waiting', icon: 'outbox' },
  verifying: { tone: 'waiting', icon: 'eye' },
  filed: { tone: 'brand', icon: 'list' },
  dispatched: { tone: 'brand', icon: 'wrench' },
  handled: { tone: 'brand', icon: 'search' },
  checked: { tone: 'done', icon: 'check' },
  closed: { tone: 'done', icon: 'check' },
  refused: { tone: 'quiet', icon: 'close' },
  suspended: { tone: 'waiting', icon: 'clock' },
  void: { tone: 'quiet', icon: 'close' },
  merged: { tone: 'quiet', icon: 'next' },
}

export const StateBadge = ({ state, word }: { state: EventState; word: string }) => (
  <span className={`badge ${looks[state].tone}`}><Icon name={looks[state].icon} />{word}</span>
)
