// Looking for cases: what is known already where something is about to be filed, and how far a district looks for it. (Search
// by words is the work-list's `words`.)
import Type, { type Static } from 'typebox'
import { eventStates } from '../domain/cases/event.ts'
import { knownReasons, mostMetres, mostRecentDays } from '../domain/cases/known.ts'
import { route } from './route.ts'
import { closed, instant, lat, lng, nullable, oneOf, uuid } from './scalars.ts'

const place = closed({ lng, lat })

export const knownCase = closed({
  id: uuid,
  category: Type.String(),
  state: oneOf(eventStates),
  stateGroup: oneOf(['open', 'waiting', 'closed'] as const),
  description: Type.String({ description: 'in full to whom the case is within reach; to others its beginning, without numbers' }),
  place: nullable(place),
  metres: nullable(Type.Integer()),
  reasons: Type.Array(oneOf(knownReasons), { description: 'why it is proposed' }),
  likeness: Type.Integer({ minimum: 0, maximum: 100, description: 'of the words, where they are similar' }),
  reportedAt: instant,
  closedAt: nullable(instant),
  thumbnail: nullable(uuid),
  mayOpen: Type.Boolean(),
  following: Type.Boolean(),
  followers: Type.Integer(),
})
export type KnownCase = Static<typeof knownCase>

const metres = Type.Integer({ minimum: 0, maximum: mostMetres })

export const knownSettings = closed({
  publicMetres: { ...metres, description: 'how far is near for residents' },
  staffMetres: { ...metres, description: 'how far is near for staff' },
  recentDays: Type.Integer({ minimum: 0, maximum: mostRecentDays, description: 'for so long a closed case is still proposed' }),
})

export const caseSearchRoutes = {
  known: route({
    id: 'cases.known', method: 'POST', path: '/api/cases/known', verb: 'case.nearby',
    summary: 'Open and recently closed cases near a place and similar in words, each with the reason why; likeliest first; writes nothing',
    schemas: {
      body: closed({
        place: Type.Optional(place), category: Type.Optional(Type.String({ maxLength: 10 })), words: Type.Optional(Type.String({ maxLength: 2000 })),
        address: Type.Optional(Type.String({ maxLength: 200 })),
        except: Type.Optional({ ...uuid, description: 'the case whose like is looked for' }),
        openOnly: Type.Optional(Type.Boolean()),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 30, default: 10 })),
      }),
      reply: closed({ cases: Type.Array(knownCase), metres: Type.Integer({ description: 'how far is near for who asks' }) }),
    },
  }),
  settings: route({
    id: 'known.settings', method: 'GET', path: '/api/known-settings', verb: 'case.configure',
    summary: 'How far and how far back cases are proposed when something is about to be filed',
    schemas: { reply: knownSettings },
  }),
  configure: route({
    id: 'known.configure', method: 'POST', path: '/api/known-settings', verb: 'case.configure',
    summary: 'Set how far and how far back cases are proposed; from the next question on',
    schemas: { body: knownSettings, reply: knownSettings },
  }),
}
