// Live updates: server-sent events after commit. Each says only that something within reach changed; what it is now is
// asked of the list itself, so nothing is pushed that the list would not show.
import Type from 'typebox'
import { route } from './route.ts'
import { closed, uuid } from './scalars.ts'

/** `data` of each event named `case`; its `id:` is the position to catch up from. */
export const liveCase = closed({ kind: Type.String(), caseId: uuid })

/** `data` of each event named `plan`. `reset` says that anything may have changed: too much was missed, or the net is another. */
export const livePlan = closed({ planId: uuid })

export const liveRoutes = {
  follow: route({
    id: 'live.follow', method: 'GET', path: '/api/live', verb: 'live.follow', gives: 'raw',
    summary: 'text/event-stream of changes within reach; Last-Event-ID or since catches up what was missed',
    schemas: { query: closed({ since: Type.Optional(Type.String({ pattern: '^\\d{1,20}\\.\\d{1,16}$' })) }), reply: Type.Unknown() },
  }),
}
