// Routes for those who keep the installation: how it is, and the audit trail.
import { systemRoutes } from '../../contract/system.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { read, type Server } from '../http/endpoint.ts'
import { countSeals, listAudit, readBehind, readDatabaseVersion } from './queries.ts'

const positionFrom = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return Number(text)
}

export const bindSystem = (server: Server): void => {
  read(server, systemRoutes.health, async ({ actor, context }, db) => {
    const [database, journalBehind, seals] = await Promise.all([readDatabaseVersion(db), readBehind(db, actor.district), countSeals(db, actor.district)])
    return { version: context.version, database, startedAt: context.startedAt, journalBehind, seals }
  })
  read(server, systemRoutes.audit, async ({ actor, query }, db) => {
    const limit = query.limit ?? 20
    const rows = await listAudit(db, actor.district, { kind: query.kind, before: query.after === undefined ? undefined : positionFrom(query.after), limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return {
      entries: shown.map((row) => ({
        position: row.position, at: row.at.getTime(), kind: row.kind, person: row.person, subjectKind: row.subject_kind, subjectId: row.subject_id, reason: row.reason,
      })),
      next: rows.length > limit ? String(shown.at(-1)!.position) : null,
    }
  })
}
