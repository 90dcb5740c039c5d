// How well duplicates among real messages are recognised, asked through the product: 2,000 messages of residents to their city,
// brought in as cases without a place; for each it is asked what is known already.
//
// What is true is judged apart from our tokens, by the share of runs of five characters that two messages have in common (their
// whole texts, punctuation left out): from a half on one is a copy of the other, from a fifth on whole sentences are the same.
// The messages carry no marks of their own for duplicates; two people's own words about one matter share few runs of five and count as
// mistakes here although a desk would want to see them, so the precision is a lower bound.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import { foldWords } from '../../src/domain/cases/words/fold.ts'
import { similarFrom } from '../../src/domain/cases/words/likeness.ts'
import { wordRows } from '../../src/server/cases/search/case-words.ts'
import { bulkInsert } from '../../src/server/db/bulk.ts'
import { inTransaction } from '../../src/server/db/tx.ts'
import { projectRoot } from '../../tests/support/source-files.ts'
import { round, type BenchLine } from '../bench-line.ts'
import type { BenchServer } from './server.ts'

const file = join(projectRoot, '../shared/data/messages/cn-messages-2000.jsonl.gz')
const longest = 2_000

type Message = { 留言主题: string; 留言详情: string }

const readMessages = (): string[] =>
  gunzipSync(readFileSync(file)).toString().trim().split('\n').map((line) => JSON.parse(line) as Message).map((one) => `${one.留言主题}。${one.留言详情}`.slice(0, longest))

const runsOfFive = (text: string): Set<string> => {
  const plain = foldWords(text).text.replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)))
}

const pair = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`)

/** Share of runs in common for each pair that has any. */
const sharesOf = (texts: readonly string[]): Map<string, number> => {
  const runs = texts.map(runsOfFive)
  const holders = new Map<string, number[]>()
  runs.forEach((set, index) => set.forEach((run) => (holders.get(run)?.push(index) ?? holders.set(run, [index]))))
  const common = new Map<string, number>()
  for (const list of holders.values()) for (const [at, a] of list.entries()) for (const b of list.slice(at + 1)) common.set(pair(a, b), (common.get(pair(a, b)) ?? 0) + 1)
  return new Map([...common].map(([key, count]) => {
    const [a, b] = key.split('-').map(Number) as [number, number]
    return [key, count / (runs[a]!.size + runs[b]!.size - count)]
  }))
}

const bringIn = async (server: BenchServer, texts: readonly string[]): Promise<string[]> => {
  const [{ district, id: unitId }] = (await server.database.query<{ district: number; id: number }>("select district, id from units where level = 'district'")) as [{ district: number; id: number }]
  const rows = texts.map((description) => ({ id: uuid(), description }))
  await inTransaction(server.database, async (tx) => {
    await bulkInsert(tx, 'cases', rows.map(({ id, description }, n) => ({
      district, id, number: 9_000_000 + n, kind: 'event', state: 'filed', state_group: 'open', version: 1, source: 'desk', category: '11001', urgent: false, description, address: '', holder_unit_id: unitId,
      reported_at: new Date(), accepted_at: new Date(), filed_at: new Date(), overdue: false, rework_count: 0, reopen_count: 0, category_version: 1, area: 'B', clocks: '[]', return_count: 0, self_handled: false,
      assisting_office_ids: [], answers: {},
    })))
    await bulkInsert(tx, 'case_words', wordRows(rows.map((row) => ({ ...row, district: district as never, reportedAt: Date.now(), category: '11001', lng: null, lat: null, streetId: null, communityId: null, address: '', closedAt: null })), Date.now()))
  })
  await server.database.query('analyze case_words')
  return rows.map(({ id }) => id)
}

/** The pairs that are proposed to somebody who is about to file one of the two. */
const proposedPairs = async (server: BenchServer, texts: readonly string[], ids: readonly string[]): Promise<Set<string>> => {
  const cookie = await server.signIn('district')
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const found = new Set<string>()
  for (const [index, words] of texts.entries()) {
    const answer = await fetch(`${server.base}/api/cases/known`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ words, except: ids[index], limit: 30 }) })
    const { cases } = (await answer.json()) as { cases: { id: string; reasons: string[] }[] }
    for (const one of cases) if (one.reasons.includes('similarWords') && indexOf.has(one.id)) found.add(pair(index, indexOf.get(one.id)!))
  }
  return found
}

export const duplicatesAmongMessages = async (server: BenchServer): Promise<BenchLine[]> => {
  if (!existsSync(file)) return [{ bench: 'similar', case: 'duplicates among messages: skipped, shared/data/messages is not beside the project', value: 0, unit: 'messages' }]
  const texts = readMessages()
  const shares = sharesOf(texts)
  const proposed = await proposedPairs(server, texts, await bringIn(server, texts))
  const lines: BenchLine[] = [{ bench: 'similar', case: `${texts.length} messages, pairs proposed as similar (likeness from ${similarFrom})`, value: proposed.size, unit: 'pairs' }]
  for (const [name, from] of [['copies (half of their runs of five characters)', 0.5], ['the same sentences (a fifth of their runs)', 0.2]] as const) {
    const truth = [...shares].filter(([, share]) => share >= from).map(([key]) => key)
    const hit = truth.filter((key) => proposed.has(key)).length
    lines.push(
      { bench: 'similar', case: `${texts.length} messages, ${name}: pairs`, value: truth.length, unit: 'pairs' },
      { bench: 'similar', case: `${texts.length} messages, ${name}: recall`, value: round(hit / truth.length), unit: 'share', reach: '>= 0.95', ok: hit / truth.length >= 0.95 },
      { bench: 'similar', case: `${texts.length} messages, ${name}: precision`, value: round(hit / proposed.size), unit: 'share' },
    )
  }
  return lines
}
