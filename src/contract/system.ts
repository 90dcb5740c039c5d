// For those who keep the installation: what the audit trail holds and how the system is.
import Type from 'typebox'
import { route } from './route.ts'
import { closed, cursor, instant, nullable, pageSize } from './scalars.ts'

export const systemRoutes = {
  health: route({
    id: 'system.health', method: 'GET', path: '/api/system', verb: 'system.see',
    summary: 'Version, database, how far reactions have come',
    schemas: { reply: closed({ version: Type.String(), database: Type.String(), startedAt: instant, journalBehind: Type.Integer(), seals: Type.Integer() }) },
  }),
  audit: route({
    id: 'system.audit', method: 'GET', path: '/api/audit', verb: 'audit.see',
    summary: 'The journal, newest first: who did what, and each look at a reporter with its reason',
    schemas: {
      query: closed({ kind: Type.Optional(Type.String({ maxLength: 60 })), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({
        entries: Type.Array(closed({ position: Type.Integer(), at: instant, kind: Type.String(), person: nullable(Type.String()), subjectKind: Type.String(), subjectId: Type.String(), reason: nullable(Type.String()) })),
        next: nullable(cursor),
      }),
    },
  }),
}
