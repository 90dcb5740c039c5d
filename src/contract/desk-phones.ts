// Telephones of desks and offices: kept per unit and office, inherited from the unit above, one tap on the worker's phone.
import Type, { type Static } from 'typebox'
import { officeRef, unitRef } from './cases.ts'
import { route } from './route.ts'
import { closed, empty, id, nullable } from './scalars.ts'

const number = Type.String({ pattern: '^[0-9+][0-9 -]{2,19}$' })
const hours = Type.String({ maxLength: 60 })

const known = closed({ unit: unitRef, office: nullable(officeRef), phone: Type.String(), hours: Type.String() })
export type DeskPhone = Static<typeof known>

/** Of a unit or an office: its own number, or the one it has from above. */
const row = closed({ unit: unitRef, office: nullable(officeRef), own: nullable(closed({ phone: Type.String(), hours: Type.String() })), from: nullable(known), canChange: Type.Boolean() })
export type DeskPhoneRow = Static<typeof row>

export const deskPhoneRoutes = {
  mine: route({
    id: 'phones.mine', method: 'GET', path: '/api/desk-phones/mine', verb: 'account.own', summary: 'Whom my posts call: desks from the nearest up, then offices around', schemas: { reply: closed({ phones: Type.Array(known) }) },
  }),
  list: route({
    id: 'phones.list', method: 'GET', path: '/api/desk-phones', verb: 'people.see', summary: 'The numbers of a unit, of the units right below and of the offices that serve it',
    schemas: { query: closed({ unitId: Type.Optional(id) }), reply: closed({ unit: unitRef, rows: Type.Array(row) }) },
  }),
  put: route({
    id: 'phones.put', method: 'POST', path: '/api/desk-phones', verb: 'phone.keep', summary: 'Set the number of a unit’s desk or of an office; without one it has that of the unit above', problems: ['people.not-found'],
    schemas: { body: closed({ unitId: id, officeId: nullable(id), phone: nullable(number), hours }), reply: empty },
  }),
}
