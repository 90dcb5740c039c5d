// From entries of the journal to news: what each is an occasion of, and whom it can concern as things stand now.
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import { occasions, occasionsOf, type SubjectKind } from '../../domain/messages/occasion.ts'
import type { News } from '../../domain/messages/tellings.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Entry } from '../journal/read.ts'
import { netOf } from '../territory/net.ts'
import { newsOfInspections, newsOfOperations, newsOfReminders, newsOfRoutine, newsOfRounds } from './news-elsewhere.ts'
import { newsOfCases } from './news-of-cases.ts'

export type Heard = Pick<Entry, 'position' | 'at' | 'kind' | 'subject_kind' | 'subject_id' | 'person_id' | 'data'>

export const newsFrom = async (context: Context, db: Queryable, district: DistrictId, entries: readonly Heard[]): Promise<News[]> => {
  const heard = entries.filter(({ kind, data }) => occasionsOf(kind, data['state']).length > 0)
  const reminded = entries.filter(({ kind }) => kind === 'clocks.reminded').flatMap(({ data }) => (data['ids'] as number[] | undefined) ?? [])
  if (heard.length === 0 && reminded.length === 0) return []
  const idsOf = (kind: SubjectKind): string[] => [...new Set(heard.filter(({ subject_kind }) => subject_kind === kind).map(({ subject_id }) => subject_id))]
  const net = await netOf(context, district)
  const [cases, rounds, operations, inspections, reminders] = await Promise.all([
    newsOfCases(context, db, district, idsOf('case')), newsOfRounds(db, district, net, idsOf('round')), newsOfOperations(db, district, net, idsOf('operation')), newsOfInspections(db, district, net, idsOf('inspection')), newsOfReminders(context, db, district, reminded),
  ])
  const news: News[] = [...reminders]
  for (const { position, at, kind, subject_id, person_id, data } of heard)
    for (const occasion of occasionsOf(kind, data['state'])) {
      const { subject } = occasions[occasion]
      const said = subject === 'case' ? cases(subject_id, data) : subject === 'round' ? rounds.get(subject_id) : subject === 'operation' ? operations.get(subject_id) : subject === 'inspection' ? inspections.get(subject_id) : await newsOfRoutine(db, district, net, subject_id, kind, data)
      if (said) news.push({ subject: { kind: subject, id: subject_id }, ...said, occasion, source: `journal ${position}`, at: at.getTime(), byId: person_id as PersonId | null })
    }
  return news
}
