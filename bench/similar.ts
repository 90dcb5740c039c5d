// What is known already (near and similar) and search by words, over a million cases; how soon a new case is found; by which
// indexes; and how well real messages' duplicates are recognised.
import { v7 as uuid } from 'uuid'
import { seeded } from '../src/domain/kernel/seeded.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { addCases, emptyCases } from './support/many-cases.ts'
import { duplicatesAmongMessages } from './support/message-duplicates.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'
import { plansOfSearch } from './support/search-plans.ts'
import { addWords } from './support/worded-cases.ts'

export const about = 'near and similar cases and search by words over 1,000,000 cases; duplicates among real messages'

const p95Asked = 50
const foundWithin = 1_000

type Sample = { district: number; description: string; address: string; category: string; number: number; reported_at: Date; lng: number; lat: number }
type Asked = { path: string; body?: unknown }

/** Times of requests, one after the other; `next` gives the n-th. */
const timesOf = async (server: BenchServer, cookie: string, count: number, next: (n: number) => Asked): Promise<number[]> => {
  const times: number[] = []
  for (let n = -5; n < count; n += 1) {
    const { path, body } = next(n + 5)
    const began = performance.now()
    const answer = await fetch(server.base + path, { headers: { cookie, 'content-type': 'application/json' }, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) })
    const text = await answer.text()
    if (n >= 0) times.push(performance.now() - began)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
  }
  return times
}

/** As a second person tells it: some of the first one's words, others added. */
const retold = (description: string): string => description.replace(/(，.*)$/, '，走路的人都要当心').replace('门口', '门前')

const lineOf = (name: string, times: readonly number[]): BenchLine[] => {
  const p95 = percentile(times, 0.95)
  return [
    { bench: 'similar', case: `${name}, median of ${times.length}`, value: round(percentile(times, 0.5)), unit: 'ms' },
    { bench: 'similar', case: `${name}, p95`, value: round(p95), unit: 'ms', reach: `< ${p95Asked}`, ok: p95 < p95Asked },
  ]
}

const search = (words: string, more = ''): Asked => ({ path: `/api/cases?group=all&limit=20&words=${encodeURIComponent(words)}${more}` })

const timedCases = (samples: readonly Sample[]): Record<string, (n: number) => Asked> => {
  const at = (n: number): Sample => samples[n % samples.length]!
  const place = ({ lng, lat }: Sample) => ({ lng: lng + 0.0008, lat: lat - 0.0006 })
  const estate = (one: Sample): string => one.description.slice(0, 4)
  return {
    'known: place, class, words and address': (n) => ({ path: '/api/cases/known', body: { place: place(at(n)), category: at(n).category, words: retold(at(n).description), address: at(n).address } }),
    'known: words alone': (n) => ({ path: '/api/cases/known', body: { words: retold(at(n).description) } }),
    'known: a place alone': (n) => ({ path: '/api/cases/known', body: { place: place(at(n)), openOnly: true, limit: 30 } }),
    'search: an estate and what is wrong': (n) => search(`${estate(at(n))} ${at(n).description.slice(-14, -10)}`),
    'search: an address': (n) => search(at(n).address),
    'search: common words': (n) => search(['路灯不亮', '垃圾', '井盖', '水管漏水', '电动车 消防通道'][n % 5]!),
    'search: words hardly any case has': (n) => search(['鹦鹉螺', '佛手瓜 路灯', '熔岩'][n % 3]!),
    'search: a class': (n) => search(['道路坑洼', '暴露垃圾', '噪声', '违法建设', '供热不热'][n % 5]!),
    'search: a number': (n) => search(`${at(n).reported_at.getFullYear()}-${at(n).number}`),
  }
}

/** Milliseconds from a report's answer until a search lists it, asked at once and again. */
const untilFound = async (server: BenchServer, cookie: string, one: Sample): Promise<number> => {
  const id = uuid()
  const description = `${one.description}标记${id.slice(-12)}`
  const sent = await fetch(`${server.base}/api/cases`, {
    method: 'POST', headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id, commandId: uuid(), category: '01001', description, place: { lng: one.lng, lat: one.lat } }),
  })
  if (!sent.ok) throw new Error(`report: ${sent.status} ${await sent.text()}`)
  const began = performance.now()
  for (;;) {
    const answer = await fetch(server.base + search(id.slice(-12), '&mine=true').path, { headers: { cookie } })
    const { cases } = (await answer.json()) as { cases: { id: string }[] }
    if (cases.some((found) => found.id === id)) return performance.now() - began
  }
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const size = quick ? 100_000 : 1_000_000
  const asked = quick ? 60 : 300
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  const lines: BenchLine[] = []
  try {
    const { database } = server
    await emptyCases(database)
    // First, while nothing else says what is rare.
    lines.push(...(await duplicatesAmongMessages(server)))
    await emptyCases(database)
    await addCases(database, 0, size)
    const [{ district }] = (await database.query<Sample>('select district from cases limit 1')) as [Sample]
    const perSecond = await addWords(database, district as never)
    lines.push({ bench: 'similar', case: 'words made for cases that had none, index included', value: round(perSecond), unit: 'cases/s' })
    const [bytes] = await database.query<{ words: number; heap: number }>("select pg_relation_size('case_words_words') as words, pg_total_relation_size('case_words') as heap")
    lines.push({ bench: 'similar', case: `${size} cases, index of words`, value: round(bytes!.words / 1e6), unit: 'MB' }, { bench: 'similar', case: `${size} cases, words with all their indexes`, value: round(bytes!.heap / 1e6), unit: 'MB' })
    await database.query('checkpoint')

    const random = seeded(20_261_128, 'similar')
    const all = await database.query<Sample>("select district, description, address, category, number, reported_at, lng, lat from cases where state_group = 'open' order by reported_at desc limit 4000")
    const samples = Array.from({ length: asked + 5 }, () => random.pick(all))
    for (const login of ['district', 'street'] as const) {
      const cookie = await server.signIn(login)
      for (const [name, next] of Object.entries(timedCases(samples))) lines.push(...lineOf(`${size} cases, ${login} desk, ${name}`, await timesOf(server, cookie, asked, next)))
    }
    const worker = await server.signIn('grid')
    for (const [name, next] of Object.entries(timedCases(samples)).filter(([key]) => key.startsWith('known') || key.includes('common')))
      lines.push(...lineOf(`${size} cases, grid worker, ${name}`, await timesOf(server, worker, asked, next)))

    const waits: number[] = []
    for (let n = 0; n < 20; n += 1) waits.push(await untilFound(server, worker, samples[n]!))
    const longest = Math.max(...waits)
    lines.push({ bench: 'similar', case: 'a new case is found by its words, longest of 20', value: round(longest), unit: 'ms', reach: `< ${foundWithin}`, ok: longest < foundWithin })
    lines.push(...(await plansOfSearch(database, samples[0]!)))
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
  return lines
}
