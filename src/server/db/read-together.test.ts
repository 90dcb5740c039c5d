// Questions of one request that travel together: each has its own answer, and a connection is given back whatever happens.
import { expect, it, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { Batch } from './batch.ts'
import { readTogether } from './read-together.ts'

it('asks what is asked within one turn over one connection, and answers each by itself', async () => {
  const { database } = await testDatabase()
  const connect = vi.spyOn(database.often, 'connect')
  const together = readTogether(database)
  const read = async (n: number): Promise<number> => {
    await Promise.resolve()
    return (await together.query<{ n: number }>('select $1::int as n', [n], 'number'))[0]!.n
  }
  expect(await Promise.all([read(1), read(2), together.query('select 3 as n'), read(4)])).toEqual([1, 2, [{ n: 3 }], 4])
  expect(connect).toHaveBeenCalledTimes(1)
  expect(await read(5)).toBe(5)
  expect(connect).toHaveBeenCalledTimes(2)
})

it('has the columns of a named question described once on a connection, whether it finds something or not', async () => {
  const { database } = await testDatabase()
  const described = vi.spyOn(Batch.prototype, 'handleRowDescription')
  const client = await database.often.connect()
  const connect = vi.spyOn(database.often, 'connect').mockImplementation((async () => ({ query: (batch: Batch) => client.query(batch), release: () => {} })) as never)
  const together = readTogether(database)
  const read = (n: number) => together.query('select n, n::text as text, null as nothing from generate_series(1, $1::int) n', [n], 'described')
  const three = [1, 2, 3].map((n) => ({ n, text: String(n), nothing: null }))
  expect(await read(3)).toEqual(three)
  expect(await Promise.all([read(0), read(3), read(1)])).toEqual([[], three, [three[0]]])
  expect(described).toHaveBeenCalledTimes(1)
  await expect(together.query('select 1 / $1::int as quotient', [0], 'quotient')).rejects.toThrow(/division/)
  expect([await together.query('select 1 / $1::int as quotient', [1], 'quotient'), await read(1)]).toEqual([[{ quotient: 1 }], [three[0]]])
  connect.mockRestore()
  client.release()
})

it('tells of a fault, and is of use after it', async () => {
  const { database } = await testDatabase()
  const together = readTogether(database)
  const outcomes = await Promise.allSettled([together.query('select 1 as n'), together.query('select nothing_of_that_name'), together.query('select 3 as n')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await together.query('select 4 as n')).toEqual([{ n: 4 }])
  await vi.waitFor(() => expect(database.often.idleCount).toBe(database.often.totalCount), { timeout: 20_000 })
})

it('fails who asks when the database is gone', async () => {
  const { database } = await testDatabase()
  await database.close()
  await expect(readTogether(database).query('select 1')).rejects.toThrow()
})
