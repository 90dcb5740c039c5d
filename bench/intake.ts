// How many events a second are taken in: authenticated POST with a place, validated, located, journalled, durable;
// against pgbench running the same statements as one transaction on the same database.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { load, postRequest } from './support/load.ts'
import { pgbench } from './support/pgbench.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = 'events taken in per second at 1, 8 and 32 connections, against pgbench with the same statements'

const ratioAsked = 0.6
const p99Asked = 60
const rounds = 3

const description = '路灯连着三天晚上不亮,出行不方便,请尽快派人来看一看。'

/** pgbench takes a colon for the beginning of a variable. */
const quoted = (text: string): string => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`

const literal = (value: unknown): string => {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return quoted(value.toISOString())
  if (Array.isArray(value)) return quoted(`{${value.join(',')}}`)
  return quoted(typeof value === 'string' ? value : JSON.stringify(value))
}

/** Rows a report has just written, column by column, so that the database is asked for the same; what differs from one to the next is made anew. */
const insertLike = async (server: BenchServer, table: string, where: string, anew: Readonly<Record<string, string>>, returning = ''): Promise<string> => {
  const [row] = await server.database.query(`select * from ${table} where ${where} limit 1`)
  const columns = Object.entries(row!).filter(([column]) => anew[column] !== '')
  const values = columns.map(([column, value]) => anew[column] ?? (['clocks', 'data', 'answers'].includes(column) ? literal(JSON.stringify(value)) : literal(value)))
  return `insert into ${table} (${columns.map(([column]) => column).join(', ')}) values (${values.join(', ')})${returning};`
}

/** What one POST writes, read off one that was just answered. */
const statementsOf = async (server: BenchServer, id: string, newId: string): Promise<string> => {
  const place = { lng: '113.3 + :n / 1e8', lat: '40.08 + :m / 1e8' }
  // The database numbers by itself what is left out.
  const inserts = [
    await insertLike(server, 'cases', `id = '${id}'`, { id: newId, ...place, number: '' }, ' returning number'),
    await insertLike(server, 'case_words', `case_id = '${id}'`, { case_id: newId, ...place }),
    await insertLike(server, 'case_steps', `case_id = '${id}'`, { case_id: newId, command_id: newId }),
    await insertLike(server, 'journal', `subject_id = '${id}'`, { subject_id: `${newId}::text`, command_id: newId, position: '', transaction: '' }),
  ]
  return `\\set n random(1, 1000000)\n\\set m random(1, 1000000)\nbegin;\n${inserts.join('\n')}\ncommit;\n`
}

/** Where the worker of the demonstration stands. */
const placeOf = async (server: BenchServer): Promise<{ lng: number; lat: number }> => {
  const [row] = await server.database.query<{ lng: number; lat: number }>(
    `select u.center_lng as lng, u.center_lat as lat
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
    const place = await placeOf(server)
    const [version] = await server.database.query<{ number: number }>("select current_setting('server_version_num')::int as number")
    const request = (): string =>
      postRequest('/api/cases', cookie, {
        id: uuid(), commandId: uuid(), category: '01001', description, address: '小区东门',
        place: { lng: place.lng + randomBytes(1)[0]! / 1e7, lat: place.lat + randomBytes(1)[0]! / 1e7 },
      })
    // The load of the demonstration has its own aftermath; it is over before anything is measured.
    await server.database.query('vacuum analyze')
    await server.database.query('checkpoint')
    await load(server.port, 8, quick ? 1 : 3, request)
    const [last] = await server.database.query<{ id: string }>('select id from cases where description = $1 order by number desc limit 1', [description])
    // Ids in the order of time, as the clients make them, where the database can.
    const limitScript = await statementsOf(server, last!.id, version!.number >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()')
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
        const result = await load(server.port, connections, seconds, request)
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
