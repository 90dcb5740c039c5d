// How many events a second are taken in: authenticated POST with a place, validated, located, journalled, durable;
// against pgbench running the same statements as one transaction on the same database.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { tokensOfCase } from '../src/domain/cases/words/tokens.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { load, postRequest } from './support/load.ts'
import { pgbench } from './support/pgbench.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = 'events taken in per second at 1, 8 and 32 connections, against pgbench with the same statements'

const ratioAsked = 0.6
const p99Asked = 60
const rounds = 3

const description = '路灯连着三天晚上不亮,出行不方便,请尽快派人来看一看。'

/** What one POST writes, statement by statement; random values where ours differ from request to request. */
const script = (columns: { cases: string; values: string }): string => `
\\set n random(1, 1000000)
\\set m random(1, 1000000)
begin;
${columns.cases}
${columns.values}
commit;
`

type Sample = { street: number; community: number; grid: number; microgrid: number; district: number; person: number; post: number }

const statements = (sample: Sample, newId: string): string => {
  const { district, street, community, grid, microgrid, person, post } = sample
  return script({
    cases: `insert into cases (district, id, kind, source, category, urgent, description, address, lng, lat, owner_id, reported_at, state, state_group, version, street_id, community_id, grid_id, microgrid_id, holder_unit_id, accepted_at, filed_at, due_at, overdue, rework_count, reopen_count) values (${district}, ${newId}, 'event', 'worker', '01001', false, '${description}', '小区东门', 113.3 + :n / 1e8, 40.08 + :m / 1e8, ${person}, now(), 'filed', 'open', 1, ${street}, ${community}, ${grid}, ${microgrid}, ${grid}, now(), now(), now() + interval '2 days', false, 0, 0) on conflict (district, id) do nothing returning number;
insert into case_words (district, case_id, reported_at, category, lng, lat, current, words) values (${district}, ${newId}, now(), '01001', 113.3 + :n / 1e8, 40.08 + :m / 1e8, true, '{${tokensOfCase({ description, address: '小区东门', category: '01001' }).join(',')}}') on conflict do nothing;`,
    values: `insert into case_steps (district, case_id, seq, command_id, step, from_state, to_state, at, person_id, post_id, actor_name, text, data) values (${district}, ${newId}, 1, ${newId}, 'report', null, 'filed', now(), ${person}, ${post}, '某某', '', '{}') on conflict do nothing;
insert into journal (district, at, kind, person_id, post_id, subject_kind, subject_id, command_id, data) values (${district}, now(), 'case.report', ${person}, ${post}, 'case', ${newId}::text, ${newId}, '{}');`,
  })
}

const sampleOf = async (server: BenchServer): Promise<Sample & { lng: number; lat: number }> => {
  const [row] = await server.database.query<Sample & { lng: number; lat: number }>(
    `select u.district, u.street_id as street, u.community_id as community, u.grid_id as grid, u.id as microgrid, u.center_lng as lng, u.center_lat as lat, p.person_id as person, p.id as post
     from accounts a join posts p on p.district = a.district and p.person_id = a.person_id join units g on g.district = p.district and g.id = p.unit_id
     join units u on u.district = g.district and u.parent_id = g.id where a.login = 'grid' limit 1`,
  )
  return row!
}

/** What pgbench put into the journal is read on by the reaction; ours is measured when it has come to the end. */
const settle = async (server: BenchServer): Promise<void> => {
  for (let behind = true; behind; await sleep(300)) {
    const [row] = await server.database.query<{ behind: boolean }>(
      `select exists (select from journal j join journal_readers r on r.district = j.district and r.name = 'measures' and (j.transaction, j.position) > (r.transaction, r.position)) as behind`,
    )
    behind = row!.behind
  }
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const seconds = quick ? 3 : 8
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  const lines: BenchLine[] = []
  try {
    const cookie = await server.signIn('grid')
    const sample = await sampleOf(server)
    const [version] = await server.database.query<{ number: number }>("select current_setting('server_version_num')::int as number")
    // Ids in the order of time, as the clients make them, where the database can.
    const limitScript = statements(sample, version!.number >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()')
    const next = (): string =>
      postRequest('/api/cases', cookie, {
        id: uuid(), commandId: uuid(), category: '01001', description, address: '小区东门',
        place: { lng: sample.lng + randomBytes(1)[0]! / 1e7, lat: sample.lat + randomBytes(1)[0]! / 1e7 },
      })
    // The load of the demonstration has its own aftermath; it is over before anything is measured.
    await server.database.query('vacuum analyze')
    await server.database.query('checkpoint')
    await load(server.port, 8, quick ? 1 : 3, next)
    for (const connections of [1, 8, 32]) {
      const limits: number[] = []
      const rates: number[] = []
      const milliseconds: number[] = []
      let failed = 0
      // By turns, so that what else the machine does meets both alike; the middle one counts.
      for (let turn = 0; turn < rounds; turn += 1) {
        const limit = await pgbench(server.databaseUrl, limitScript, connections, seconds)
        if (limit !== undefined) limits.push(limit)
        await settle(server)
        const result = await load(server.port, connections, seconds, next)
        await settle(server)
        rates.push(result.perSecond)
        milliseconds.push(...result.milliseconds)
        failed += result.failed
      }
      const value = percentile(rates, 0.5)
      const limit = limits.length > 0 ? percentile(limits, 0.5) : undefined
      lines.push({
        bench: 'intake', case: `${connections} connections${limit === undefined ? ', pgbench is not installed' : ''}`, value: round(value), unit: 'events/s',
        ...(limit === undefined ? {} : { limit: round(limit), ratio: round(value / limit), ok: value / limit >= ratioAsked && failed === 0 }), reach: `ratio >= ${ratioAsked}`,
      })
      const p99 = percentile(milliseconds, 0.99)
      lines.push({ bench: 'intake', case: `${connections} connections, p99`, value: round(p99), unit: 'ms', ...(connections === 32 ? { reach: `< ${p99Asked}`, ok: p99 < p99Asked } : {}) })
    }
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
  return lines
}
