// When streets become one: what each held goes on there from that day; yesterday stays what it was.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { add, adopt, begin, newRef, rectangle } from '../../../tests/support/plans.ts'
import { testServer } from '../../../tests/support/server.ts'

it('two streets become one: a power held at one or both is held there once, by the first street’s office, and the day before is not touched', async () => {
  const server = await testServer()
  const desk = await server.loginAs('districtDesk')
  const { id: district, inside, outside, offices } = server.district
  const [first, second] = [offices[0]!, offices[1]!]
  const item = async (code: string, held: readonly (readonly [street: number, office: number])[]): Promise<number> => {
    const { id } = await desk.call(api.powers.make, { body: { commandId: newId(), code, name: `事项${code}`, kind: 'penalty', basis: '《示例法》' } })
    for (const [street, office] of held)
      await server.database.query("insert into power_holdings (district, item_id, street_id, office_id, part, from_on) values ($1, $2, $3, $4, 'lead', '2025-01-01')", [district, id, street, office])
    return id
  }
  const [one, both] = [await item('C1', [[outside.street.id, second.id]]), await item('C2', [[inside.street.id, first.id], [outside.street.id, second.id]])]
  const { lng } = inside.street
  const lat = (inside.street.lat + outside.street.lat) / 2
  const into = { unit: newRef(), name: '合并街道', households: 1_280, shape: rectangle(lng - 0.02, lat - 0.02, lng + 0.02, lat + 0.02) as never }
  const plan = await add(desk, await begin(desk, server.district.units[0]!.id), { kind: 'merge', units: [inside.street.id, outside.street.id], into })
  const preview = await desk.call(api.plans.preview, { params: { id: plan.id } })
  expect(preview.passages.filter(({ kind }) => kind === 'power')).toMatchObject([{ total: 3 }])
  await adopt(desk, plan, '2026-03-02')

  const [street] = await server.database.query<{ id: number }>("select id from units where district = $1 and name = '合并街道'", [district])
  const rows = await server.database.query<{ item: number; street: number; office: number; from: string; until: string | null }>(
    `select item_id as item, street_id as street, office_id as office, to_char(from_on, 'YYYY-MM-DD') as from, to_char(until_on, 'YYYY-MM-DD') as until
     from power_holdings where district = $1 and item_id = any($2::bigint[]) order by item_id, from_on, street_id`, [district, [one, both]])
  expect(rows).toEqual([
    { item: one, street: outside.street.id, office: second.id, from: '2025-01-01', until: '2026-03-01' },
    { item: one, street: street!.id, office: second.id, from: '2026-03-02', until: null },
    { item: both, street: inside.street.id, office: first.id, from: '2025-01-01', until: '2026-03-01' },
    { item: both, street: outside.street.id, office: second.id, from: '2025-01-01', until: '2026-03-01' },
    { item: both, street: street!.id, office: first.id, from: '2026-03-02', until: null },
  ])
  const holders = async (id: number, on: string, streetId: number) =>
    (await desk.call(api.powers.list, { query: { on, streetId, limit: 200 } })).powers.find((power) => power.id === id)?.holders.map(({ office }) => office?.id)
  expect([await holders(both, '2026-03-02', street!.id), await holders(one, '2026-03-02', street!.id)]).toEqual([[first.id], [second.id]])
})
