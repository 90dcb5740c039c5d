// Rows that came before are the same objects, and only those.
import { expect, it, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { knownRows } from './known-rows.ts'
import { readTogether } from './read-together.ts'

const read = (values: readonly (string | null)[]) => () => ({ values: [...values] })

it('a row with the same signs is the same object, and read once', () => {
  const known = knownRows(10)
  const reading = vi.fn(read(['1', null]))
  const first = known(['1', null], reading)
  expect(known(['1', null], reading)).toBe(first)
  expect(reading).toHaveBeenCalledTimes(1)
})

it('a row that differs in one sign is another, be it nothing instead of an empty text', () => {
  const known = knownRows(100)
  const rows = [['a', 'b'], ['ab', ''], ['', 'ab'], ['', ''], [null, ''], ['', null], [null, null], ['a', null], [null, 'a'], ['a', ''], ['', 'a'], ['a', '0'], ['0', 'a'], [null, '0'], ['', '0']]
  const objects = rows.map((values) => known(values, read(values)))
  expect(new Set(objects).size).toBe(rows.length)
  expect(objects).toEqual(rows.map((values) => ({ values })))
})

it('nobody who shares a row can change it', () => {
  expect(() => Object.assign(knownRows(1)(['1'], read(['1'])), { values: [] })).toThrow(TypeError)
})

it('those asked for lately stay, and what nobody asks for goes', () => {
  const known = knownRows(2)
  const rowOf = (n: number): unknown => known([String(n)], read([String(n)]))
  const [kept, gone] = [rowOf(1), rowOf(2)]
  for (let n = 3; n < 9; n += 1) {
    rowOf(n)
    expect(rowOf(1)).toBe(kept)
  }
  expect(rowOf(2)).not.toBe(gone)
})

it('the database is asked each time: a changed row comes as it is now', async () => {
  const { database } = await testDatabase()
  await database.query("create table things (id int, name text); insert into things values (1, 'lamp'), (2, '')")
  const things = () => readTogether(database, { pool: database.pool, known }).query('select * from things order by id', [], 'things')
  const known = knownRows(10)
  const [lamp, nameless] = await things()
  expect([lamp, nameless]).toEqual([{ id: 1, name: 'lamp' }, { id: 2, name: '' }])
  await database.query('update things set name = null where id = 2')
  const now = await things()
  expect(now[0]).toBe(lamp)
  expect(now[1]).toEqual({ id: 2, name: null })
})
