// Routes of the grid force: who is on post, where nobody is, and the offices a case can be sent to.
import type { ReplyOf } from '../../contract/route.ts'
import { peopleRoutes } from '../../contract/people.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { maskPhone } from '../../domain/people/masking.ts'
import { todayOf } from '../access/actors.ts'
import { leaveRoutes, postRoutes } from '../../contract/posts.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { appoint } from './commands/appoint.ts'
import { endPost, transferPost } from './commands/end-post.ts'
import { changeLeaveEnd, nameSubstitute, recordLeave } from './commands/leave.ts'
import { officesOf } from './offices.ts'
import { countByRole, countCells, listPosts, listVacant, type RosterKey, type RosterRow } from './roster.ts'
import { scopeOf } from './scope.ts'

export { bindAccount } from './account-routes.ts'

const mostVacant = 200

const encodeKey = (row: RosterRow): string => Buffer.from(`${row.unit_code}|${row.id}`).toString('base64url')
const decodeKey = (text: string): RosterKey => {
  const [, code, id] = /^([^|]+)\|(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!code || !id) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return { code, postId: Number(id) }
}

type Post = ReplyOf<typeof peopleRoutes.posts>['posts'][number]

const presentPost = (row: RosterRow): Post => ({
  id: row.id, role: row.role, personName: row.person_name, phone: row.phone === null ? null : maskPhone(row.phone),
  unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name, level: row.unit_level },
  office: row.office_id === null || row.office_name === null ? null : { id: row.office_id, name: row.office_name },
  from: row.from_on,
})

export const bindPeople = (server: Server): void => {
  read(server, peopleRoutes.posts, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const limit = query.limit ?? 20
    const rows = await listPosts(db, actor.district, todayOf(now), scope, {
      role: query.role, words: query.words, after: query.after === undefined ? undefined : decodeKey(query.after), limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    return { posts: shown.map(presentPost), next: rows.length > limit ? encodeKey(shown.at(-1)!) : null }
  })
  read(server, peopleRoutes.manning, async ({ actor, context, now, query }, db) => {
    const scope = await scopeOf(context, actor, query.unitId)
    const today = todayOf(now)
    const [roles, cells, vacant] = await Promise.all([
      countByRole(db, actor.district, today, scope), countCells(db, actor.district, today, scope), listVacant(db, actor.district, today, scope, mostVacant),
    ])
    return { roles, ...cells, vacant }
  })
  read(server, peopleRoutes.offices, async ({ actor, context }, db) => ({
    offices: [...(await officesOf(context, db, actor.district)).values()].map(({ id, code, name, kind }) => ({ id, code, name, kind })),
  }))
  write(server, postRoutes.appoint, appoint)
  write(server, postRoutes.end, endPost)
  write(server, postRoutes.transfer, transferPost)
  write(server, leaveRoutes.record, recordLeave)
  write(server, leaveRoutes.change, changeLeaveEnd)
  write(server, leaveRoutes.substitute, nameSubstitute)
}
