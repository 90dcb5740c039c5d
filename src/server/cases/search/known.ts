// What is known already: candidates are read, the domain says which of them are proposed and why, and each is shown as far as
// who asks may see it.
import type { ReplyOf, BodyOf } from '../../../contract/route.ts'
import type { caseSearchRoutes } from '../../../contract/case-search.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import { knownRules, plainAddress, propose, type Proposal } from '../../../domain/cases/known.ts'
import { weigh } from '../../../domain/cases/words/likeness.ts'
import { publicText } from '../../../domain/cases/words/public-text.ts'
import type { EventState } from '../../../domain/cases/event.ts'
import type { StateGroup } from '../../../domain/cases/kind.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { fromRow, stateGroupOf, type CaseDbRow, type CaseRecord } from '../rows.ts'
import { findCandidates } from './candidates.ts'
import { wordSampleOf } from './word-sample.ts'

type Known = ReplyOf<typeof caseSearchRoutes.known>
type Asked = BodyOf<typeof caseSearchRoutes.known>

const isStaff = (actor: Actor): boolean => actor.posts.some((post) => post.unit || post.officeId !== null)

type Scored = { id: CaseId; state: EventState; state_group: StateGroup; category: string; address: string; description: string; lng: number | null; lat: number | null; reported_at: Date; closed_at: Date | null }

/** Only what they are judged by; there are hundreds. */
const readScored = (db: Queryable, actor: Actor, ids: readonly CaseId[]): Promise<Scored[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.query<Scored>(
    'select id, state, state_group, category, address, description, lng, lat, reported_at, closed_at from cases where district = $1 and id = any($2::uuid[])', [actor.district, ids], 'known-scored',
  )

const readCases = async (db: Queryable, actor: Actor, ids: readonly CaseId[], districtUnitId: Parameters<typeof fromRow>[1]): Promise<CaseRecord[]> =>
  ids.length === 0 ? [] : (await db.query<CaseDbRow>('select * from cases where district = $1 and id = any($2::uuid[])', [actor.district, ids], 'known-cases')).map((row) => fromRow(row, districtUnitId))

type Around = { id: CaseId; following: boolean; followers: number; thumbnail: string | null }

const readAround = async (db: Queryable, actor: Actor, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, Around>> => {
  const rows = ids.length === 0 ? [] : await db.query<Around>(
    `select i.id, (select count(*) from case_followers w where w.district = $1 and w.case_id = i.id) as followers,
       exists (select from case_followers w where w.district = $1 and w.case_id = i.id and w.person_id = $3) as following,
       (select f.file_id from case_files f where f.district = $1 and f.case_id = i.id order by f.seq, f.position limit 1) as thumbnail
     from unnest($2::uuid[]) as i(id)`,
    [actor.district, ids, actor.personId],
    'known-around',
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What was refused, or lives on in another case, is nothing to follow. */
const proposable = (one: Scored, asked: Asked): boolean =>
  one.id !== asked.except && (one.state_group === 'closed' ? one.state === 'closed' && asked.openOnly !== true : true)

const show = (actor: Actor, record: CaseRecord, { reasons, metres, likeness }: Proposal, around: Around): Known['cases'][number] => {
  const mayOpen = can(actor, 'case.see', record).allowed
  return {
    id: record.id, category: record.category, state: record.state, stateGroup: stateGroupOf(record.state),
    description: mayOpen ? record.description : publicText(record.description),
    place: record.lng === null || record.lat === null ? null : { lng: record.lng, lat: record.lat },
    metres: metres === null ? null : Math.round(metres), reasons, likeness: Math.round(likeness * 100),
    reportedAt: record.reportedAt, closedAt: record.closedAt,
    thumbnail: can(actor, 'file.see', record).allowed ? around.thumbnail : null,
    mayOpen: mayOpen || around.following, following: around.following, followers: around.followers,
  }
}

export const listKnown = async (context: Context, db: Queryable, actor: Actor, now: number, asked: Asked): Promise<Known> => {
  const district = await context.districts.get(actor.district)
  const rules = knownRules(district.settings.known, isStaff(actor))
  const [place, category, address] = [asked.place ?? null, asked.category ?? null, asked.address ?? '']
  const words = (asked.words ?? '').slice(0, 500)
  const sample = await wordSampleOf(context, actor.district)
  const ids = await findCandidates(db, actor.district, sample, { place, metres: rules.metres, category, words: `${words} ${address}`.trim() })
  const sought = { place, category, address: plainAddress(address), words: weigh(sample, words) }
  const proposals = (await readScored(db, actor, ids))
    .filter((one) => proposable(one, asked))
    .flatMap((one) => {
      const proposal = propose(sought, { ...one, open: one.state_group !== 'closed', closedAt: one.closed_at?.getTime() ?? null }, sample, rules, now)
      return proposal ? [{ one, proposal }] : []
    })
    .sort((a, b) => b.proposal.rank - a.proposal.rank || b.one.reported_at.getTime() - a.one.reported_at.getTime() || (a.one.id < b.one.id ? -1 : 1))
    .slice(0, asked.limit ?? 10)
  const chosen = proposals.map(({ one }) => one.id)
  const [records, around] = await Promise.all([readCases(db, actor, chosen, district.unitId), readAround(db, actor, chosen)])
  const byId = new Map(records.map((record) => [record.id, record]))
  return { metres: rules.metres, cases: proposals.map(({ one, proposal }) => show(actor, byId.get(one.id)!, proposal, around.get(one.id)!)) }
}
