// Phones of a benchmark: each has its token and what it holds, and asks over a few keep-alive connections on bare sockets, one
// phone after the other on each. Answers stay compressed unless somebody wants to read them.
import { connect, type Socket } from 'node:net'
import { randomBytes, randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { hashToken } from '../../src/server/access/actors.ts'
import type { Database } from '../../src/server/db/open.ts'

export type Answer = { status: number; milliseconds: number; bytes: number; text(): string }
export type Line = { post(path: string, cookie: string, body: unknown): Promise<Answer>; close(): void }

const openLine = (port: number): Promise<Line> =>
  new Promise((opened, failed) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let chunks: Buffer[] = []
    let length = 0
    let waiting: ((answer: Answer) => void) | undefined
    let asked = 0
    socket.on('error', failed)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      const all = chunks.length === 1 ? chunk : Buffer.concat(chunks)
      chunks = [all]
      const headEnd = all.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const head = all.subarray(0, headEnd).toString('latin1')
      const bodyLength = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (length < headEnd + 4 + bodyLength) return
      const body = all.subarray(headEnd + 4, headEnd + 4 + bodyLength)
      chunks = []
      length = 0
      const zipped = /\r\ncontent-encoding: gzip/i.test(head)
      waiting?.({ status: Number(head.slice(9, 12)), milliseconds: performance.now() - asked, bytes: body.length, text: () => (zipped ? gunzipSync(body) : body).toString() })
    })
    socket.on('connect', () => opened({
      post: (path, cookie, body) => new Promise((resolve) => {
        waiting = resolve
        const text = JSON.stringify(body)
        asked = performance.now()
        socket.write(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\naccept-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
      }),
      close: () => socket.destroy(),
    }))
  })

/** Each of the list once, over so many connections. */
export const overLines = async <T>(port: number, connections: number, list: readonly T[], work: (line: Line, one: T) => Promise<void>): Promise<number> => {
  let next = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: Math.min(connections, list.length) }, async () => {
    const line = await openLine(port)
    while (next < list.length) await work(line, list[next++]!)
    line.close()
  }))
  return (performance.now() - began) / 1_000
}

type Stamps = Record<string, string>
export type BenchPhone = { cookie: string; role: string; place: { lng: number; lat: number } | null; device: { id: string; name: string; appVersion: string; waiting: number }; known: Record<string, Stamps>; caseId: string | null }

type Row = { account_id: number; role: string; lng: number | null; lat: number | null }

/** Signed-in workers with posts in the field, those at the smallest cells last: accounts where they have none, a session each. */
export const signInWorkers = async (database: Database, most: number, roles: readonly string[]): Promise<BenchPhone[]> => {
  const [{ district }] = (await database.query<{ district: number }>('select district from districts order by district limit 1')) as [{ district: number }]
  await database.query(
    `insert into accounts (district, person_id) select distinct p.district, p.person_id from posts p where p.district = $1 and p.role = any($2) and (p.until_on is null or p.until_on >= current_date)
     on conflict (district, person_id) do nothing`, [district, roles])
  const rows = await database.query<Row>(
    `select distinct on (a.id) a.id as account_id, p.role, u.center_lng as lng, u.center_lat as lat from posts p join accounts a on a.district = p.district and a.person_id = p.person_id
     join units u on u.district = p.district and u.id = p.unit_id where p.district = $1 and p.role = any($2) and (p.until_on is null or p.until_on >= current_date) and p.from_on <= current_date order by a.id limit $3`, [district, roles, most])
  const tokens = rows.map(() => randomBytes(32).toString('base64url'))
  await database.query(
    `insert into sessions (district, token_hash, account_id, created_at, expires_at) select $1, t.hash, t.account, now(), now() + interval '12 hours' from unnest($2::bytea[], $3::bigint[]) as t (hash, account)`,
    [district, tokens.map(hashToken), rows.map((row) => row.account_id)])
  return rows.map((row, n) => ({
    cookie: `wangge=${tokens[n]!}`, role: row.role, place: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat }, device: { id: randomUUID(), name: 'Android 10 · Chrome', appVersion: 'bench', waiting: 0 }, known: {}, caseId: null,
  }))
}

type Part = { put: { key: string; stamp: string }[]; gone: string[] }

/** Makes what a phone holds that of the answer. */
export const takeIn = (phone: BenchPhone, text: string): void => {
  for (const [section, { put, gone }] of Object.entries((JSON.parse(text) as { sections: Record<string, Part> }).sections)) {
    const held = (phone.known[section] ??= {})
    for (const { key, stamp } of put) held[key] = stamp
    for (const key of gone) delete held[key]
  }
}

export const pullBody = ({ device, known }: BenchPhone): object => ({ device, known })
