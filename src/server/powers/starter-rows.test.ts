// The starter list in a district, and officers moved along with their duties in one go.
import { expect, it } from 'vitest'
import type { OfficeId, PostId } from '../../domain/kernel/ids.ts'
import { starterPowers } from '../../domain/powers/starter-powers.ts'
import { inTransaction } from '../db/tx.ts'
import { api } from '../../contract/api.ts'
import { testServer } from '../../../tests/support/server.ts'
import { loadStarterPowers, moveOfficersAsSystem } from './starter-rows.ts'

it('the starter list is held by the offices there are, marked as sample, and tied to the classes there are', async () => {
  const server = await testServer()
  const { id, unit } = server.district
  for (const code of ['urban', 'police']) await server.database.query("insert into offices (district, code, name, kind, unit_id) values ($1, $2, $2, 'department', $3)", [id, code, unit.id])
  const ids = await inTransaction(server.database, (tx) => loadStarterPowers(tx, id, { fromOn: '2025-01-01', now: server.clock.now, name: '示例清单', classes: new Set(['13003']) }))
  expect(ids.size).toBe(starterPowers.filter((one) => ['urban', 'police'].includes(one.office)).length)
  const desk = await server.loginAs('districtDesk')
  const list = await desk.call(api.powers.list, { query: { limit: 200 } })
  expect(list.total).toBe(ids.size)
  expect(list.powers.every((one) => one.sample && one.holders[0]?.part === 'lead')).toBe(true)
  expect((await desk.call(api.powers.proposals, { query: { category: '13003' } })).proposals.map((one) => [one.office.name, one.reason])).toEqual([['urban', 'leads'], ['police', 'joins']])
  expect((await desk.call(api.powers.proposals, { query: { category: '15003' } })).free).toBe(true)
})

it('officers go from the department to the teams on a day; nobody is on both', async () => {
  const server = await testServer()
  const { id, offices, inside } = server.district
  const [team] = await server.database.query<{ id: OfficeId }>("insert into offices (district, code, name, kind, unit_id) values ($1, 'team', '执法队', 'team', $2) returning id", [id, inside.street.id])
  await server.database.query("insert into persons (district, name) select $1, '队员' || n from generate_series(1, 705) n", [id])
  const posts = await server.database.query<{ id: PostId }>("insert into posts (district, person_id, role, office_id, from_on) select district, id, 'departmentOfficer', $2, '2025-01-01' from persons where district = $1 and name like '队员%' returning id", [id, offices[1]!.id])
  const moves = posts.map((post) => ({ postId: post.id, officeId: team!.id }))
  expect(await inTransaction(server.database, (tx) => moveOfficersAsSystem(tx, id, moves, '2026-03-10'))).toBe(705)
  expect(await inTransaction(server.database, (tx) => moveOfficersAsSystem(tx, id, moves, '2026-03-10'))).toBe(0)
  const on = async (day: string) => (await server.database.query<{ office_id: OfficeId; count: number }>("select p.office_id, count(*) as count from posts p join persons n on n.district = p.district and n.id = p.person_id where p.district = $1 and n.name like '队员%' and p.from_on <= $2::date and (p.until_on is null or p.until_on >= $2::date) group by p.office_id", [id, day])).map((row) => [row.office_id, row.count])
  expect(await on('2026-03-09')).toEqual([[offices[1]!.id, 705]])
  expect(await on('2026-03-10')).toEqual([[team!.id, 705]])
})
