// Routes that read the grid force: who is on post, where nobody is, who is away, and the offices a case can be sent to.
import type { ReplyOf } from '../../contract/route.ts'
import { cellLevels, peopleRoutes } from '../../contract/people.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { isRole, mayGrant } from '../../domain/people/appointing.ts'
import { holdsOn } from '../../domain/people/leave.ts'
import { maskPhone } from '../../domain/people/masking.ts'
import { todayOf } from '../access/actors.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { netOf } from '../territory/net.ts'
import { presentPerson } from './card.ts'
import { seeContact } from './commands/see-contact.ts'
import { countManning, listCells, type CellRow, type ManningRow } from './manning.ts'
import { officesOf } from './offices.ts'
import { keyFrom, keyOf } from './page-key.ts'
import { listAway, listDoublePeople, searchPersons, type AwayRow } from './persons.ts'
import { countByRole, countCells, listPosts, listVacant, type RosterRow } from './roster.ts'
import { scopeOf } from './scope.ts'

const mostVacant = 200
const masked = (phone: string | null): string | null => (phone === null ? null : maskPhone(phone))

type Post = ReplyOf<typeof peopleRoutes.posts>['posts'][number]
type Cell = ReplyOf<typeof peopleRoutes.cells>['cells'][number]
type Counts = ReplyOf<typeof peopleRoutes.manningByUnit>['unit']['counts']

const presentPost = (row: RosterRow): Post => ({
  id: row.id, role: row.role, personId: row.person_id, personName: row.person_name, phone: masked(row.phone),
  unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name, level: row.unit_level },
  office: row.office_id === null || row.office_name === null ? null : { id: row.office_id, name: row.office_name },
  from: row.from_on, until: row.until_on, awayUntil: row.away_until, substitute: row.substitute,
})

const presentCell = ({ id, name, code, level, state, above, holders }: CellRow): Cell => ({ id, name, code, level, state, above: above.filter((one) => one !== null), holders })

const sumOf = (rows: readonly ManningRow[]): Counts => cellLevels.flatMap((level) => {
  const those = rows.filter((row) => row.level === level)
  const sum = (key: 'cells' | 'manned' | 'away'): number => those.reduce((total, row) => total + row[key], 0)
  return those.length === 0 ? [] : [{ level, cells: sum('cells'), manned: sum('manned'), away: sum('away') }]
})

const presentAway = (actor: Actor, row: AwayRow, today: string) => ({
  id: row.id, person: { id: row.person_id, name: row.person_name }, from: row.from_on, until: row.until_on, now: holdsOn({ fromOn: row.from_on, untilOn: row.until_on }, today),
  posts: row.posts.map(({ line, atOffice, ...post }) => ({ ...post, mayChange: isRole(post.role) && mayGrant(actor, post.role, { line, atOffice }).allowed, uncovered: post.substitute === null })),
})

/** One more than shown is read, so that it is known whether there is a next page. */
const pageOf = <T>(rows: readonly T[], limit: number, key: (row: T) => string): { shown: readonly T[]; next: string | null } => {
  const shown = rows.slice(0, limit)
  return { shown, next: rows.length > limit ? key(shown.at(-1)!) : null }
}

export const bindReading = (server: Server): void => {
  read(server, peopleRoutes.posts, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const after = query.after === undefined ? undefined : keyFrom(query.after)
    const rows = await listPosts(db, actor.district, todayOf(now), scope, { role: query.role, words: query.words, after: after && { code: after.text, postId: after.id }, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => keyOf(row.unit_code, row.id))
    return { posts: shown.map(presentPost), next }
  })
  read(server, peopleRoutes.manning, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const today = todayOf(now)
    const [roles, cells, vacant] = await Promise.all([
      countByRole(db, actor.district, today, scope), countCells(db, actor.district, today, scope), listVacant(db, actor.district, today, scope, mostVacant),
    ])
    return { roles, ...cells, vacant }
  })
  read(server, peopleRoutes.manningByUnit, async ({ actor, context, now, query }, db) => {
    const [scope] = await scopeOf(context, actor, query.unitId)
    const net = await netOf(context, actor.district)
    const unit = scope && net.units.get(scope.id)
    if (!unit) throw kernelProblem('request.not-found')
    const day = query.day ?? todayOf(now)
    const rows = await countManning(db, actor.district, day, unit.line)
    const children = Map.groupBy(rows, (row) => row.child_id)
    const shown = ({ id, name, level }: { id: UnitId; name: string; level: string }, counts: Counts) => ({ id, name, level, counts })
    return { day, unit: shown(unit, sumOf(rows)), children: unit.children.map((child) => shown(child, sumOf(children.get(child.id) ?? []))) }
  })
  read(server, peopleRoutes.cells, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const states = query.state === undefined ? null : query.state === 'manned' ? (['present', 'away'] as const) : [query.state]
    const rows = await listCells(db, actor.district, query.day ?? todayOf(now), scope, { level: query.level, states, after: query.after === undefined ? undefined : keyFrom(query.after).text, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => keyOf(row.code, row.id))
    return { cells: shown.map(presentCell), next }
  })
  read(server, peopleRoutes.doubleCells, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const rows = await listCells(db, actor.district, todayOf(now), scope, { level: null, states: null, double: true, after: query.after === undefined ? undefined : keyFrom(query.after).text, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => keyOf(row.code, row.id))
    return { cells: shown.map(presentCell), next }
  })
  read(server, peopleRoutes.doublePeople, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const rows = await listDoublePeople(db, actor.district, todayOf(now), scope, query.after === undefined ? 0 : keyFrom(query.after).id, limit + 1)
    const { shown, next } = pageOf(rows, limit, (row) => keyOf('person', row.id))
    return { people: [...shown], next }
  })
  read(server, peopleRoutes.search, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const after = query.after === undefined ? undefined : keyFrom(query.after)
    const rows = await searchPersons(db, actor.district, todayOf(now), scope, { words: query.words, after: after && { name: after.text, id: after.id }, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => keyOf(row.name, row.id))
    return { people: shown.map((row) => ({ ...row, phone: masked(row.phone) })), next }
  })
  read(server, peopleRoutes.person, ({ actor, context, now, params }, db) => presentPerson(context, db, actor, params.id as PersonId, now))
  write(server, peopleRoutes.contact, seeContact)
  read(server, peopleRoutes.away, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const after = query.after === undefined ? undefined : keyFrom(query.after, /^\d{4}-\d{2}-\d{2}$/)
    const rows = await listAway(db, actor.district, todayOf(now), scope, after && { from: after.text, id: after.id }, limit + 1)
    const { shown, next } = pageOf(rows, limit, (row) => keyOf(row.from_on, row.id))
    return { leaves: shown.map((row) => presentAway(actor, row, todayOf(now))), next }
  })
  read(server, peopleRoutes.offices, async ({ actor, context }, db) => ({
    offices: [...(await officesOf(context, db, actor.district)).values()].map(({ id, code, name, kind }) => ({ id, code, name, kind })),
  }))
}
