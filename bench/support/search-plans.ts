// By which indexes near and similar cases are looked for on a large table: the product's own statements, explained.
import { findCandidates } from '../../src/server/cases/search/candidates.ts'
import { noSample, type WordSample } from '../../src/domain/cases/words/likeness.ts'
import type { DistrictId } from '../../src/domain/kernel/ids.ts'
import type { Database, Queryable } from '../../src/server/db/open.ts'
import type { BenchLine } from '../bench-line.ts'
import { planOf } from './many-cases.ts'

type Asked = { sql: string; values: readonly unknown[] }

const indexes = ['case_words_words', 'case_words_near', 'case_words_newest', 'case_words_pk']

export const plansOfSearch = async (database: Database, one: { district: number; description: string; address: string; category: string; lng: number; lat: number }): Promise<BenchLine[]> => {
  const asked: Asked[] = []
  const recording: Queryable = {
    query: (text, values) => {
      asked.push({ sql: text, values: values ?? [] })
      return database.query(text, values)
    },
  }
  const sample: WordSample = noSample
  await findCandidates(recording, one.district as DistrictId, sample, { place: { lng: one.lng, lat: one.lat }, metres: 1_000, category: one.category, words: one.description })
  const lines: BenchLine[] = []
  const seen = new Set<string>()
  for (const { sql, values } of asked) {
    const plan = await planOf(database, sql, values)
    const used = indexes.filter((name) => plan.includes(name))
    const whole = plan.includes('Seq Scan')
    const key = `${used.join(' and ') || 'no index'}${whole ? ', and a whole table' : ''}`
    if (seen.has(key)) continue
    seen.add(key)
    lines.push({ bench: 'similar', case: `plan of a look for candidates: ${key}`, value: whole ? 1 : 0, unit: 'whole tables read', reach: 0, ok: !whole && used.length > 0 })
  }
  return lines
}
