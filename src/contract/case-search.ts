// Looking for cases: what is known already where something is about to be filed. (Search by words is the work-list's `words`.)
import Type, { type Static } from 'typebox'
import { eventStates } from '../domain/cases/event.ts'
import { knownReasons } from '../domain/cases/known.ts'
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
}
