// Questions of one request that travel together: each has its own answer, and a connection is given back whatever happens.
import { expect, it, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
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

it('tells of a fault, and is of use after it', async () => {
  const { database } = await testDatabase()
  const together = readTogether(database)
  const outcomes = await Promise.allSettled([together.query('select 1 as n'), together.query('select nothing_of_that_name'), together.query('select 3 as n')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await together.query('select 4 as n')).toEqual([{ n: 4 }])
  await vi.waitFor(() => expect(database.often.idleCount).toBe(database.often.totalCount))
})

it('fails who asks when the database is gone', async () => {
  const { database } = await testDatabase()
  await database.close()
  await expect(readTogether(database).query('select 1')).rejects.toThrow()
})
