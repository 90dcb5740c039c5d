// A case in a worker's list: what it is, how much time is left, where it lies.
import type { KnownRow } from '../known/case-view.ts'
import { CaseCard } from '../../kit/mobile/cases/CaseCard.tsx'
import { StateBadge } from '../../kit/mobile/cases/StateBadge.tsx'
import { useCatalogue } from '../../kit/mobile/cases/categories.ts'
import { Icon } from '../../kit/mobile/Icon.tsx'
import { Go } from '../../kit/mobile/router/router.tsx'
import { TimeText } from '../../kit/words/TimeText.tsx'
import { useShared } from '../../kit/words/shared.ts'
import { remainingText } from '../../kit/words/time.ts'
import { useNow } from '../../kit/words/use-now.ts'
import { useTexts } from '../words.ts'
import { usePhone } from './phone/words.ts'

export type Light = 'late' | 'soon' | 'rest'

export const CaseLink = ({ row, light }: { row: KnownRow; light: Light }) => {
  const t = useTexts()
  const shared = useShared()
  const catalogue = useCatalogue()
  const { pending } = usePhone()
  const now = useNow()
  const where = [row.units.at(-1)?.name, row.address].filter(Boolean).join(' · ')
  return (
    <Go to="/case/$id" params={{ id: row.id }} className={`card case-card ${light}`}>
      <CaseCard
        category={row.category} categoryName={catalogue.name(row.category)} description={catalogue.words(row.category, row.description)} thumbnail={row.thumbnail}
        badge={<span style={{ display: 'inline-flex', gap: 4 }}>{row.urgent && <span className="badge urgent"><Icon name="alert" />{shared.urgent}</span>}<StateBadge state={row.state} word={t.state[row.state]} /></span>}
        meta={<>
          {row.pending && <span className="badge waiting"><Icon name="outbox" />{pending.badge}</span>}
          {row.nextDue && row.stateGroup === 'open' ? (
            <span className={light === 'late' ? 'badge urgent' : light === 'soon' ? 'badge waiting' : ''}>{light !== 'rest' && <Icon name="clock" />}{remainingText(row.nextDue.dueAt, now, shared.time)}</span>
          ) : <TimeText at={row.reportedAt} />}
          {where && <span>{where}</span>}
        </>}
      />
    </Go>
  )
}
