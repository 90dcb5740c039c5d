// Values come back from the database as they were sent, whatever stands in them.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { inTransaction } from './tx.ts'

const text = fc.string({ unit: 'binary', maxLength: 20 }).map((one) => one.replaceAll('\u0000', '').toWellFormed())
const odd = fc.constantFrom('', 'null', 'NULL', '"', '\\', '\\"', '{', '}', ',', ' ', "'", '路灯', '👩‍👩‍👧', '\n', 'a"b\\c')

it('texts, lists of texts, numbers, nothing, bytes and instants', async () => {
  const { database } = await testDatabase()
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(text, odd), fc.array(fc.oneof(text, odd, fc.constant(null)), { maxLength: 8 }), fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), fc.boolean(),
      fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)), fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }),
      async (one, list, number, yes, bytes, at) => {
        const [row] = await inTransaction(database, (tx) =>
          tx.query('select $1::text as one, $2::text[] as list, $3::float8 as number, $4::boolean as yes, $5::bytea as bytes, $6::timestamptz as at, $7::jsonb as data, $8::timestamptz[] as days, $9::bytea[] as blobs',
            [one, list, number, yes, bytes, at, { one, list }, [at, null], [bytes]], 'wire-values'))
        expect(row).toEqual({ one, list, number: number === null ? null : number + 0, yes, bytes, at, data: { one, list }, days: [at, null], blobs: [bytes] })
      },
    ),
    { numRuns: 200 },
  )
})

it('what is no instant is refused by the database, and the connection goes on', async () => {
  const { database } = await testDatabase()
  await expect(inTransaction(database, (tx) => tx.query('select $1::timestamptz', [new Date(Number.NaN)]))).rejects.toThrow('no instant')
  expect(await inTransaction(database, (tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }])
})
