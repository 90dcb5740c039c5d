// How the routes about officers are asked: about one of a team in the inside street. The one who asks is never themselves.
import { v7 as newId } from 'uuid'
import type { FeatureExamples } from './example.ts'

export const officerExamples: FeatureExamples = ({ server, unitThing }) => {
  const makeOfficer = async (): Promise<number> => {
    const { id, inside } = server().district
    const [office] = await server().database.query<{ id: number }>("insert into offices (district, code, name, kind, unit_id) values ($1, $2, '执法队', 'team', $3) returning id", [id, newId(), inside.street.id])
    const [person] = await server().database.query<{ id: number }>("insert into persons (district, name) values ($1, '队员') returning id", [id])
    await server().database.query("insert into posts (district, person_id, role, office_id, from_on) values ($1, $2, 'departmentOfficer', $3, '2025-01-01')", [id, person!.id, office!.id])
    return person!.id
  }
  const thing = () => ({ ...unitThing(), ...server().district.inside.street.line, holderUnitId: null })
  const on = (path: string, body?: () => unknown) => async () => ({ path: `/api/officers/${await makeOfficer()}${path}`, ...(body ? { body: body() } : {}), thing: thing() })
  return {
    'officers.list': () => ({ path: '/api/officers' }),
    'officers.get': on(''),
    'officers.look': on('/look', () => ({ reason: '核对' })),
    'officers.certificate': on('/certificates', () => ({ id: newId(), kind: 'provincial', number: '14020001', validUntil: '2027-01-01' })),
    'officers.training': on('/trainings', () => ({ id: newId(), heldOn: '2026-03-01', topic: '规范执法', hours: 4 })),
    'officers.conduct': on('/conduct', () => ({ id: newId(), kind: 'commendation', on: '2026-03-01', reason: '及时处置' })),
  }
}
