// One of my reports in a list, leading to its progress.
import type { CaseRow } from '../../../contract/cases.ts'
import { CaseCard } from '../../kit/mobile/cases/CaseCard.tsx'
import { StateBadge } from '../../kit/mobile/cases/StateBadge.tsx'
import { useCatalogue } from '../../kit/mobile/cases/categories.ts'
import { Icon } from '../../kit/mobile/Icon.tsx'
import { Go } from '../../kit/mobile/router/router.tsx'
import { TimeText } from '../../kit/words/TimeText.tsx'
import type { SentReport } from '../keep.ts'
import { useTexts } from '../words.ts'

export const CaseLink = ({ row }: { row: CaseRow }) => {
  const t = useTexts()
  const catalogue = useCatalogue()
  return (
    <Go to="/case/$id" params={{ id: row.id }} className="card case-card">
      <CaseCard
        category={row.category} categoryName={catalogue.name(row.category)} description={catalogue.words(row.category, row.description)} thumbnail={row.thumbnail}
        badge={<StateBadge state={row.state} word={t.case.state[row.state]} />}
        meta={<>
          <TimeText at={row.reportedAt} />
          {row.state === 'closed' && row.rating === null && row.source !== 'anonymous' && <span className="badge waiting"><Icon name="star" />{t.mine.rate}</span>}
        </>}
      />
    </Go>
  )
}

/** What was reported from this phone without signing in: its code leads to the progress. */
export const SentLink = ({ sent }: { sent: SentReport }) => {
  const catalogue = useCatalogue()
  return (
    <Go to={sent.code ? '/track/$code' : '/case/$id'} params={sent.code ? { code: sent.code } : { id: sent.caseId }} className="card case-card">
      <CaseCard
        category={sent.category} categoryName={catalogue.name(sent.category)} description={catalogue.words(sent.category, sent.description)} thumbnail={null} badge={null}
        meta={<><span>{sent.number}</span><TimeText at={sent.at} /></>}
      />
    </Go>
  )
}
