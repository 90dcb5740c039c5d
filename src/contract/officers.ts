// Officers of departments, agencies and teams: certificates, training, conduct. Seen by themselves and those above them.
import Type, { type Static } from 'typebox'
import { certificateKinds, conductKinds } from '../domain/powers/officer.ts'
import { day, reason } from './posts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const named = closed({ id, name: Type.String() })
const certificateState = oneOf(['none', 'valid', 'expiring', 'expired'] as const)
const officer = closed({
  personId: id, postId: id, name: Type.String(), office: named, state: certificateState, validUntil: nullable(Type.String()),
  hours: Type.Number({ description: 'of training in the year of the day' }),
})
export const officerCard = closed({
  personId: id, name: Type.String(), offices: Type.Array(named), self: Type.Boolean(), mayRecord: Type.Boolean(),
  certificates: Type.Array(closed({ id: uuid, kind: oneOf(certificateKinds), number: Type.String({ description: 'masked unless it is one’s own' }), validUntil: Type.String() })),
  trainings: Type.Array(closed({ id: uuid, heldOn: Type.String(), topic: Type.String(), hours: Type.Number() })),
})
export type OfficerCard = Static<typeof officerCard>
const conduct = closed({ id: uuid, kind: oneOf(conductKinds), on: Type.String(), reason: Type.String(), by: Type.String(), at: instant })
const params = closed({ id })
const filters = { officeId: Type.Optional(id), state: Type.Optional(certificateState), words: Type.Optional(Type.String({ maxLength: 50 })) }
const known = ['officer.not-found']
const entering = [...known, 'officer.record-taken', 'officer.future', 'officer.own-record']
const answer = closed({ id: uuid })

export const officerRoutes = {
  list: route({
    id: 'officers.list', method: 'GET', path: '/api/officers', verb: 'officer.see', summary: 'Officers within reach with how their certificate stands, those that end soonest first',
    schemas: { query: closed({ ...filters, after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ today: Type.String(), counts: closed({ none: Type.Integer(), valid: Type.Integer(), expiring: Type.Integer(), expired: Type.Integer() }), officers: Type.Array(officer), next: nullable(cursor) }) },
  }),
  get: route({ id: 'officers.get', method: 'GET', path: '/api/officers/:id', verb: 'officer.see', summary: 'Certificates and training of one officer', problems: known, schemas: { params, reply: officerCard } }),
  look: route({
    id: 'officers.look', method: 'POST', path: '/api/officers/:id/look', verb: 'officer.see', summary: 'See the conduct record and the certificates’ numbers; each look is journalled with its reason',
    problems: known, schemas: { params, body: closed({ reason }), reply: closed({ conduct: Type.Array(conduct), numbers: Type.Array(closed({ id: uuid, number: Type.String() })) }) },
  }),
  certificate: route({
    id: 'officers.certificate', method: 'POST', path: '/api/officers/:id/certificates', verb: 'officer.manage', summary: 'Record a certificate', problems: entering,
    schemas: { params, body: closed({ id: uuid, kind: oneOf(certificateKinds), number: Type.String({ minLength: 1, maxLength: 40 }), validUntil: day }), reply: answer },
  }),
  training: route({
    id: 'officers.training', method: 'POST', path: '/api/officers/:id/trainings', verb: 'officer.manage', summary: 'Record hours of training', problems: entering,
    schemas: { params, body: closed({ id: uuid, heldOn: day, topic: Type.String({ minLength: 1, maxLength: 200 }), hours: Type.Number({ minimum: 0.5, maximum: 200, multipleOf: 0.5 }) }), reply: answer },
  }),
  conduct: route({
    id: 'officers.conduct', method: 'POST', path: '/api/officers/:id/conduct', verb: 'officer.manage', summary: 'Enter a commendation, a complaint upheld or a correction, with its reason', problems: entering,
    schemas: { params, body: closed({ id: uuid, kind: oneOf(conductKinds), on: day, reason: Type.String({ minLength: 2, maxLength: 500 }) }), reply: answer },
  }),
}
