// The reaction that keeps the measures: for each case the journal names, its contributions are computed anew.
import type { Reaction } from '../journal/react.ts'
import { contributionsOfCases } from './measured-cases.ts'
import { replaceContributions } from './totals.ts'

const silent = new Set(['case.followed', 'case.unfollowed', 'case.reporterSeen', 'case.note'])

export const measureReaction: Reaction = {
  name: 'measures',
  async run(tx, district, entries, context) {
    const ids = new Set(entries.filter((entry) => entry.subject_kind === 'case' && !silent.has(entry.kind)).map((entry) => entry.subject_id))
    if (ids.size === 0) return
    const { unitId } = await context.districts.get(district)
    await replaceContributions(tx, district, unitId, await contributionsOfCases(tx, context, district, [...ids]))
  },
}
