// The reaction that keeps the measures: for each case and round the journal names, its contributions are computed anew.
import type { Reaction } from '../journal/react.ts'
import { contributionsOfCases } from './measured-cases.ts'
import { contributionsOfRounds } from './measured-rounds.ts'
import { replaceContributions } from './totals.ts'

const silent = new Set(['case.followed', 'case.unfollowed', 'case.reporterSeen', 'case.note'])

export const measureReaction: Reaction = {
  name: 'measures',
  async run(tx, district, entries, context) {
    const ids = new Set(entries.filter((entry) => entry.subject_kind === 'case' && !silent.has(entry.kind)).map((entry) => entry.subject_id))
    const rounds = new Set(entries.filter((entry) => entry.subject_kind === 'round').map((entry) => entry.subject_id))
    if (ids.size + rounds.size === 0) return
    const { unitId } = await context.districts.get(district)
    const contributions = [...(await contributionsOfCases(tx, context, district, [...ids])), ...(await contributionsOfRounds(tx, context, district, [...rounds]))]
    await replaceContributions(tx, district, unitId, contributions)
  },
}
