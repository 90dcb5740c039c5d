// What is looked for around a place: the likeliest among many, by what the index of places has.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { bulkInsert } from '../../db/bulk.ts'
import { inTransaction } from '../../db/tx.ts'
import { findAround } from './around.ts'
import { wordRows } from './case-words.ts'
import { wordSampleOf } from './word-sample.ts'

type Filed = { description: string; metresNorth: number; category?: string; address?: string }

let server: TestServer
let place: { lng: number; lat: number }
const file = async (filed: readonly Filed[]): Promise<CaseId[]> => {
  const rows = filed.map(({ description, metresNorth, category = '02001', address = '' }) => ({
    id: newId() as CaseId, district: server.district.id, reportedAt: server.clock.now, category, lng: place.lng, lat: place.lat + metresNorth / 111_320, description, address, streetId: null, communityId: null, closedAt: null,
  }))
  await inTransaction(server.database, (tx) => bulkInsert(tx, 'case_words', wordRows(rows, server.clock.now)))
  return rows.map(({ id }) => id)
}
const around = async (words: string, more: Partial<Parameters<typeof findAround>[3]> = {}): Promise<CaseId[]> =>
  findAround(server.database, server.district.id, await wordSampleOf(server.context, server.district.id), { place, metres: 1_000, category: null, words, ...more })

let many: CaseId[], alike: CaseId, ofClass: CaseId, far: CaseId
beforeAll(async () => {
  server = await testServer()
  place = { lng: server.district.inside.lng, lat: server.district.inside.lat }
  many = await file(Array.from({ length: 400 }, (_, n) => ({ description: `垃圾满了第${n}次`, metresNorth: n })))
  ;[alike, ofClass, far] = (await file([
    { description: '广场舞音响每晚吵到十点', metresNorth: -700 },
    { description: '别的事情', metresNorth: 150.5, category: '03001' },
    { description: '广场舞音响每晚吵到十点', metresNorth: 1_010 },
  ])) as [CaseId, CaseId, CaseId]
})

describe('around a place', () => {
  it('are the nearest, however unlike', async () => {
    expect(await around('')).toEqual(many.slice(0, 60))
    expect((await around('广场舞音响太吵', { category: '03001' })).slice(0, 60)).toEqual(many.slice(0, 60))
  })

  it('are those alike and those of the class behind hundreds that lie nearer, none beyond the distance, each once', async () => {
    const found = await around('广场舞音响太吵，每晚到十点', { category: '03001' })
    expect(found).toContain(alike)
    expect(found).toContain(ofClass)
    expect(found).not.toContain(far)
    expect(new Set(found).size).toBe(found.length)
    expect(await around('完全不相干', {})).not.toContain(alike)
    expect(await around('广场舞音响太吵，每晚到十点', { metres: 600 })).not.toContain(alike)
    expect(await around('广场舞音响太吵，每晚到十点', { metres: 1_020 })).toContain(far)
  })

  it('are none of another district, of nowhere, or put aside', async () => {
    const elsewhere = (lng: number, lat: number) => around('垃圾', { place: { lng, lat } })
    for (const [lng, lat] of [[-180, 90], [180, -90], [0, 0]] as const) expect(await elsewhere(lng, lat)).toEqual([])
    await server.database.query('update case_words set current = false where case_id = $1', [alike])
    expect(await around('广场舞音响太吵，每晚到十点', { category: '03001' })).not.toContain(alike)
    await server.database.query('update case_words set current = true where case_id = $1', [alike])
  })
})

it('an older case’s sketch is made by the migration as the domain makes it', async () => {
  await file([{ description: '𠮷野家门口LED屏 3号楼，ＡＢＣ ' + 'supercalifragilistic'.repeat(2), metresNorth: 5, address: '文瀛湖广场北侧' }, { description: '灯', metresNorth: 6 }])
  const sketches = () => server.database.query('select case_id, sketch from case_words order by case_id')
  const made = await sketches()
  expect(new Set(made.map((one) => one['sketch'])).size).toBeGreaterThan(200)
  await server.database.query('update case_words set sketch = default')
  const migration = readFileSync(new URL('../../db/migrations/0024-sketches.sql', import.meta.url), 'utf8')
  await server.database.query(/^update case_words[^;]+;/m.exec(migration)![0])
  expect(await sketches()).toEqual(made)
})
