// The rule of access as SQL finds exactly the cases that `can` allows, over generated trees, posts and cases.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { residentPost, type Actor, type ActorPost } from '../../domain/access/actor.ts'
import { can, type Thing } from '../../domain/access/can.ts'
import { lineKey, lineLevels, type UnitLine } from '../../domain/access/place.ts'
import { roles, type Role } from '../../domain/access/roles.ts'
import { verbs, type Verb } from '../../domain/access/verbs.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import type { Database } from '../db/open.ts'
import { newValues, reachSql } from './reach-sql.ts'

let database: Database
beforeAll(async () => {
  database = (await testDatabase()).database
})

/** A unit of a tree with three children at each level, numbered so that its line can be told from its number. */
const unitAt = (steps: readonly number[]): UnitLine => {
  const ids = steps.map((_, depth) => (depth + 1) * 1_000 + steps.slice(0, depth + 1).reduce((sum, one) => sum * 3 + one, 0))
  const line = { streetId: null, communityId: null, gridId: null, microgridId: null, ...Object.fromEntries(ids.map((id, depth) => [lineKey(lineLevels[depth]!), id])) }
  return { ...line, id: (ids.at(-1) ?? 1) as UnitId, level: steps.length === 0 ? 'district' : lineLevels[steps.length - 1]! } as UnitLine
}

const steps = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 })
const office = fc.integer({ min: 1, max: 3 }) as fc.Arbitrary<OfficeId>
const person = fc.integer({ min: 1, max: 4 }) as fc.Arbitrary<PersonId>
const district = fc.constantFrom(1, 2) as fc.Arbitrary<DistrictId>
const caseVerbs = Object.entries(verbs).filter(([, about]) => about === 'case').map(([verb]) => verb as Verb)

const post: fc.Arbitrary<ActorPost> = fc.oneof(
  fc.record({ role: fc.constantFrom(...(Object.keys(roles) as Role[])), where: steps }).map(({ role, where }) => ({ id: null, role, unit: unitAt(where), officeId: null })),
  office.map((officeId) => ({ id: null, role: 'departmentOfficer' as const, unit: null, officeId })),
)
const actor: fc.Arbitrary<Actor> = fc.record({ district, person: fc.option(person), posts: fc.array(post, { maxLength: 3 }) }).map((one) => ({
  district: one.district, accountId: null, personId: one.person, name: 'somebody', posts: [...one.posts, residentPost],
}))
const thing: fc.Arbitrary<Thing> = fc.record({ district, where: steps, holder: fc.oneof(steps.map((where) => ({ unit: unitAt(where).id })), office.map((id) => ({ office: id }))), assigned: fc.option(office), assisting: fc.uniqueArray(office, { maxLength: 2 }), owner: fc.option(person) }).map((one) => {
  const { streetId, communityId, gridId, microgridId } = unitAt(one.where)
  return {
    district: one.district, streetId, communityId, gridId, microgridId, holderUnitId: 'unit' in one.holder ? one.holder.unit : null,
    holderOfficeId: 'office' in one.holder ? one.holder.office : null, assignedOfficeId: one.assigned, assistingOfficeIds: one.assisting, ownerId: one.owner,
  }
})

const insertThings = async (things: readonly Thing[]): Promise<Map<string, Thing>> => {
  await database.query('truncate cases')
  const byId = new Map(things.map((one) => [newId(), one]))
  for (const [id, one] of byId)
    await database.query(
      `insert into cases (district, id, kind, state, state_group, version, source, category, urgent, description, address, reported_at,
         street_id, community_id, grid_id, microgrid_id, holder_unit_id, holder_office_id, assigned_office_id, assisting_office_ids, owner_id)
       values ($1, $2, 'event', 'filed', 'open', 1, 'desk', '01001', false, '', '', now(), $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [one.district, id, one.streetId, one.communityId, one.gridId, one.microgridId, one.holderUnitId, one.holderOfficeId, one.assignedOfficeId, one.assistingOfficeIds, one.ownerId],
    )
  return byId
}

describe('the rule of access as SQL', () => {
  it('finds what the rule allows, case by case, for every verb about cases', async () => {
    let allowedOnce = 0
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { minLength: 8, maxLength: 14 }), fc.array(actor, { minLength: 3, maxLength: 5 }), async (things, actors) => {
        const byId = await insertThings(things)
        for (const one of actors)
          for (const verb of caseVerbs) {
            const values = newValues()
            const rows = await database.query<{ id: string }>(`select c.id from cases c where ${reachSql(one, verb, values)}`, values.list)
            const expected = [...byId].filter(([, each]) => can(one, verb, each).allowed).map(([id]) => id)
            expect(rows.map((row) => row.id).sort()).toEqual(expected.sort())
            allowedOnce += expected.length
          }
      }),
      { numRuns: 25 },
    )
    expect(allowedOnce).toBeGreaterThan(100)
  })
})
