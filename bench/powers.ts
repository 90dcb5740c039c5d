// The list of powers at its size: 3,000 items, of which each of 18 streets has its own holder, so 57,000 rows. Who holds one,
// a page of the list, what a case may be sent to, and the preview of a batch of 500 items × 18 streets.
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { newDataDir, removeDataDir, startServer } from './support/server.ts'

export const about = '3,000 powers × 18 streets: holders, list, proposals, preview of 500 × 18'

const reach = { holder: 10, list: 60, proposal: 20, preview: 3_000 }

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const items = quick ? 600 : 3_000
  const [rounds, previews] = quick ? [30, 2] : [200, 5]
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  const { database } = server
  try {
    const [district] = await database.query<{ district: number }>('select district from districts')
    const d = district!.district
    const streets = (await database.query<{ id: number }>("select id from units where district = $1 and level = 'street' order by code limit 18", [d])).map((row) => row.id)
    const offices = (await database.query<{ id: number }>('select id from offices where district = $1 order by id limit 6', [d])).map((row) => row.id)
    await database.query("insert into power_items (district, code, name, kind, basis) select $1, 'B' || lpad(n::text, 5, '0'), '第' || n || '项权责', 'penalty', '《示例法》' from generate_series(1, $2::int) n", [d, items])
    await database.query(
      `insert into power_holdings (district, item_id, street_id, office_id, part, from_on) select $1, i.id, s, ($3::bigint[])[1 + (i.id + coalesce(s, 0)) % 6], 'lead', '2025-01-01'
       from power_items i cross join (select unnest($2::bigint[]) union all select null) as t(s) where i.district = $1 and i.code like 'B%'`, [d, streets, offices])
    const classes = (await database.query<{ category: string }>('select distinct category from cases where district = $1 order by category', [d])).map((row) => row.category)
    await database.query("insert into power_categories (district, item_id, category) select $1, id, ($2::text[])[1 + id % array_length($2::text[], 1)] from power_items where district = $1 and code like 'B%' on conflict do nothing", [d, classes])
    await database.query('vacuum analyze power_items, power_holdings, power_categories')
    const cookie = await server.signIn('district')
    const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
      const answer = await fetch(server.base + path, { ...init, headers: { cookie, ...(init.body ? { 'content-type': 'application/json' } : {}) } })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    }
    const time = async (path: (n: number) => string, times: number): Promise<number> => {
      const all: number[] = []
      for (let n = -3; n < times; n += 1) {
        const start = performance.now()
        await ask(path(Math.abs(n)))
        if (n >= 0) all.push(performance.now() - start)
      }
      return percentile(all, 0.95)
    }
    const ids = (await database.query<{ id: number }>("select id from power_items where district = $1 and code like 'B%' order by code", [d])).map((row) => row.id)
    const needed = `select h.office_id, h.part from power_holdings h where h.district = $1 and h.item_id = $2 and (h.street_id = $3 or h.street_id is null) and h.from_on <= current_date and (h.until_on is null or h.until_on >= current_date)`
    const lookups: number[] = []
    for (let n = 0; n < rounds * 5; n += 1) {
      const start = performance.now()
      await database.query(needed, [d, ids[(n * 7919) % ids.length], streets[n % streets.length]], 'bench-holder')
      lookups.push(performance.now() - start)
    }
    const list = await time((n) => `/api/powers?limit=50&streetId=${streets[n % streets.length]}&officeId=${offices[n % 6]}`, rounds)
    const proposal = await time((n) => `/api/power-proposals?category=${classes[n % classes.length]}&streetId=${streets[n % streets.length]}`, rounds)
    const batchId = '018f0000-0000-7000-8000-000000000001'
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const many = ids.slice(0, Math.min(500, ids.length))
    await ask('/api/power-batches', { method: 'POST', body: JSON.stringify({ id: batchId, name: '五百项', kind: 'give', from: today, transition: { mode: 'finish', until: '2099-01-01' }, itemIds: many, places: streets.map((streetId) => ({ streetId, leadOfficeId: offices[0], jointOfficeIds: [] })), moves: [] }) })
    const preview = await time(() => `/api/power-batches/${batchId}`, previews)
    const size = `${items} items × ${streets.length} streets`
    const line = (name: string, value: number, most: number): BenchLine => ({ bench: 'powers', case: `${name}, ${size}, p95`, value: round(value), unit: 'ms', reach: `< ${most}`, ok: value < most })
    return [
      line('who holds an item at a street (SQL)', percentile(lookups, 0.95), reach.holder), line('page of 50 by office and street', list, reach.list), line('offices a case may be sent to', proposal, reach.proposal),
      line(`preview of a batch of ${many.length} items × ${streets.length} streets`, preview, reach.preview),
    ]
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
}
