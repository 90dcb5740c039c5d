// The reaction that keeps the measures: for each case the journal names, its contributions are computed anew.
import { contributionsOf } from '../../domain/cases/measure-case.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { fromRow, type CaseDbRow } from '../cases/rows.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import type { Reaction } from '../journal/react.ts'
import { replaceContributions } from './totals.ts'

const silent = new Set(['case.followed', 'case.unfollowed', 'case.reporterSeen', 'case.note'])

export const contributeCases = async (tx: Tx, district: DistrictId, ids: readonly string[], context: Context): Promise<void> => {
  const { unitId, calendar } = await context.districts.get(district)
  const rows = await tx.query<CaseDbRow>('select * from cases where district = $1 and id = any($2::uuid[])', [district, ids])
  const subjects = rows.map((row) => ({ subjectId: row.id, contributions: contributionsOf(fromRow(row, unitId), calendar) }))
  await replaceContributions(tx, district, unitId, subjects)
}

export const measureReaction: Reaction = {
  name: 'measures',
  async run(tx, district, entries, context) {
    const ids = new Set(entries.filter((entry) => entry.subject_kind === 'case' && !silent.has(entry.kind)).map((entry) => entry.subject_id))
    if (ids.size > 0) await contributeCases(tx, district, [...ids], context)
  },
}
