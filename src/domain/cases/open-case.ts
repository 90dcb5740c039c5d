// openCase: what a report becomes. A resident's waits to be accepted, a worker's and a desk's is filed at once
// (domain §3.2), and it begins at the lowest level that can settle it.
import type { Actor, ActorPost } from '../access/actor.ts'
import { liesIn, type Line } from '../access/place.ts'
import type { CaseId, PersonId, UnitId } from '../kernel/ids.ts'
import { unitAt, type CaseFold } from './case.ts'
import { isFiledAtOnce, type CaseSource } from './event.ts'
import type { AreaClass } from '../catalogue/category.ts'
import { firstClocks } from './clocks-after.ts'
import type { Facts } from './command.ts'

export type Report = {
  id: CaseId
  /** Of a report that waits to be accepted it isn't heard: whoever accepts it says so. */
  urgent: boolean
  condition?: string | null
  area?: AreaClass
  /** Whose work it continues. */
  parentId?: CaseId | null
  source: CaseSource
  /** Where it is; an empty line when nobody knows yet: then the district's desk locates it. */
  line: Line
  districtUnitId: UnitId
  reporterId: PersonId | null
}

const fieldLevels = ['microgrid', 'grid', 'community'] as const

/** The post under which a worker reports: the one whose cell the place lies in, else the first in the field. */
const fieldPost = (actor: Actor, line: Line): ActorPost | undefined => {
  const posts = actor.posts.filter((post) => post.unit && fieldLevels.some((level) => level === post.unit!.level))
  return posts.find((post) => liesIn(line, post.unit!)) ?? posts[0]
}

/** Whether somebody with these posts reports as a worker: what they report is filed at once. */
export const worksInField = (posts: readonly { unit: { level: string } | null }[]): boolean => posts.some(({ unit }) => unit !== null && unit.level !== 'district' && unit.level !== 'street')

/** What kind of source an actor is when they report for themselves. */
export const sourceOf = (actor: Actor): CaseSource => {
  if (actor.accountId === null) return 'anonymous'
  return worksInField(actor.posts) ? 'worker' : 'resident'
}

export const openCase = (report: Report, facts: Facts): CaseFold => {
  const { line, districtUnitId } = report
  const filed = isFiledAtOnce(report.source)
  const post = report.source === 'worker' ? fieldPost(facts.actor, line) : undefined
  const holderUnitId =
    post?.unit && liesIn(line, post.unit) ? post.unit.id : unitAt({ ...line, districtUnitId }, report.source === 'worker' ? 'grid' : 'community')
  const opened: CaseFold = {
    ...line,
    id: report.id,
    kind: 'event',
    district: facts.actor.district,
    state: filed ? 'filed' : 'reported',
    version: 1,
    source: report.source,
    category: facts.category.code,
    categoryVersion: facts.category.version,
    condition: filed ? (report.condition ?? null) : null,
    area: report.area ?? 'B',
    urgent: filed && report.urgent,
    districtUnitId,
    holderUnitId,
    holderOfficeId: null,
    assignedOfficeId: null,
    assistingOfficeIds: [],
    sentFromUnitId: null,
    ownerId: report.reporterId,
    handledById: null,
    handledUnitId: null,
    handledOfficeId: null,
    reportedAt: facts.now,
    acceptedAt: filed ? facts.now : null,
    filedAt: filed ? facts.now : null,
    handledAt: null,
    checkedAt: null,
    closedAt: null,
    clocks: [],
    dueAt: null,
    nextTickAt: null,
    overdue: false,
    rating: null,
    reworkCount: 0,
    reopenCount: 0,
    returnCount: 0,
    request: null,
    suspendedUntil: null,
    resumeState: null,
    masterId: null,
    parentId: report.parentId ?? null,
    selfHandled: false,
  }
  return { ...opened, ...firstClocks(opened, facts) }
}
