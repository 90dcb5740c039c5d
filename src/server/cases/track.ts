// A case by its tracking code: what somebody who reported without signing in may know.
import { caseProblem } from '../../domain/cases/problems.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { caseRoutes } from '../../contract/cases.ts'
import type { Queryable } from '../db/open.ts'
import { hashTracking } from './commands/report.ts'
import { caseNumberText } from './number.ts'
import { readMaster } from './related.ts'
import type { CaseDbRow } from './rows.ts'

export const trackCase = async (db: Queryable, district: DistrictId, code: string): Promise<ReplyOf<typeof caseRoutes.track>> => {
  const [row] = await db.query<CaseDbRow & { answer: string | null }>(
    `select c.*, (select a.text from case_steps a where a.district = c.district and a.case_id = c.id and (a.step in ('close', 'refuse') or a.step = 'verify' and a.to_state = 'refused') order by a.seq desc limit 1) as answer
     from case_steps s join cases c on c.district = s.district and c.id = s.case_id
     where s.district = $1 and s.data ? 'tracking' and s.data ->> 'tracking' = $2`,
    [district, hashTracking(code)],
  )
  if (!row) throw caseProblem('case.not-found')
  return {
    id: row.id, number: caseNumberText(row.number, row.reported_at.getTime()), category: row.category, state: row.state, description: row.description,
    reportedAt: row.reported_at.getTime(), closedAt: row.closed_at?.getTime() ?? null, answer: row.state_group === 'closed' ? (row.answer ?? '') : '',
    master: row.master_id === null ? null : await readMaster(db, district, row.id),
  }
}
