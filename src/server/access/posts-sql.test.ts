// Who stands in on a day: SQL and the domain's rule agree over random posts, leaves and substitutions.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import type { PersonId, PostId } from '../../domain/kernel/ids.ts'
import { dayAfter, holdsOn, standsIn, type Leave, type Substitution } from '../../domain/people/leave.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import type { Database } from '../db/open.ts'
import { postsOnDaySql } from './posts-sql.ts'

let database: Database
beforeAll(async () => {
  database = (await testDatabase()).database
})

const person = fc.integer({ min: 1, max: 4 }) as fc.Arbitrary<PersonId>
const dayOf = (n: number): string => dayAfter('2026-02-25', n)
const span = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 2, max: 9 })).map(([from, length]) => ({ fromOn: dayOf(from), untilOn: dayOf(from + length) }))
const withdrawn = fc.integer({ min: 0, max: 5 }).map((one) => one === 0)
const posts = fc.array(fc.record({ personId: person, days: span, open: fc.boolean() }), { minLength: 2, maxLength: 5 })
const leaves = fc.array(fc.record({ personId: person, days: span, withdrawn }), { minLength: 1, maxLength: 4 })
const turns = fc.array(fc.record({ leave: fc.nat(), post: fc.nat(), personId: person, days: span, withdrawn }), { minLength: 4, maxLength: 10 })

describe('the posts of a day as SQL', () => {
  it('are one’s own and those one stands in at, as the rule says', async () => {
    let stood = 0
    await fc.assert(
      fc.asyncProperty(posts, leaves, turns, async (somePosts, someLeaves, someTurns) => {
        await database.query('truncate posts, leaves, substitutions')
        const held = somePosts.map((one, n) => ({ id: (n + 1) as PostId, personId: one.personId, fromOn: one.days.fromOn, untilOn: one.open ? null : one.days.untilOn }))
        const away = someLeaves.map((one, n): Leave & { id: number } => ({ id: n + 1, personId: one.personId, ...one.days, withdrawn: one.withdrawn }))
        const standing = someTurns.map((one): Substitution & { leaveId: number } => ({
          leaveId: away[one.leave % away.length]!.id, postId: held[one.post % held.length]!.id, personId: one.personId, ...one.days, withdrawn: one.withdrawn,
        }))
        for (const one of held) await database.query("insert into posts (district, id, person_id, role, unit_id, from_on, until_on) values (1, $1, $2, 'gridWorker', 1, $3, $4)", [one.id, one.personId, one.fromOn, one.untilOn])
        for (const one of away)
          await database.query('insert into leaves (district, id, person_id, from_on, until_on, withdrawn_at, command_id, recorded_at) values (1, $1, $2, $3, $4, $5, $6, now())', [one.id, one.personId, one.fromOn, one.untilOn, one.withdrawn ? new Date() : null, newId()])
        for (const one of standing)
          await database.query('insert into substitutions (district, leave_id, post_id, person_id, from_on, until_on, withdrawn_at, command_id, recorded_at) values (1, $1, $2, $3, $4, $5, $6, $7, now())', [one.leaveId, one.postId, one.personId, one.fromOn, one.untilOn, one.withdrawn ? new Date() : null, newId()])
        for (const who of [1, 2, 3, 4] as PersonId[])
          for (let n = 0; n < 16; n += 2) {
            const day = dayOf(n + (who % 2))
            const rows = await database.query<{ id: number; stands_in_for: number | null }>(postsOnDaySql('1', '$1::bigint', '$2::date'), [who, day])
            const own = held.filter((post) => post.personId === who && holdsOn(post, day)).map((post) => `${post.id} own`)
            const lent = standing.filter((one) => one.personId === who && standsIn(one, away[one.leaveId - 1]!, held[one.postId - 1]!, away.filter((leave) => leave.personId === who), day)).map((one) => `${one.postId} lent`)
            expect([...new Set(rows.map((row) => `${row.id} ${row.stands_in_for === null ? 'own' : 'lent'}`))].sort()).toEqual([...new Set([...own, ...lent])].sort())
            stood += lent.length
          }
      }),
      { numRuns: 40 },
    )
    expect(stood).toBeGreaterThan(20)
  })
})
