// Cases with their words, for a benchmark: made by the product's own code, sorted into the index at the end.
import { inTransaction } from '../../src/server/db/tx.ts'
import { wordOldCases } from '../../src/server/cases/search/case-words.ts'
import type { DistrictId } from '../../src/domain/kernel/ids.ts'
import type { Database } from '../../src/server/db/open.ts'

/** Answers how many a second. */
export const addWords = async (database: Database, district: DistrictId): Promise<number> => {
  const [index] = await database.query<{ sql: string }>("select pg_get_indexdef('case_words_words'::regclass) as sql")
  await database.query('drop index case_words_words')
  // The server's own job begins with the newest; what was added since then would lie before its beginning.
  await database.query('truncate case_words')
  const count = async (): Promise<number> => (await database.query<{ n: number }>('select count(*) as n from case_words'))[0]!.n
  const [all] = await database.query<{ n: number }>('select count(*) as n from cases')
  const began = performance.now()
  // Between two of ours the server's own job may have been at it.
  while ((await inTransaction(database, (tx) => wordOldCases(tx, district, Date.now()))) > 0 || (await count()) < all!.n);
  await database.query("set maintenance_work_mem = '512MB'; " + index!.sql)
  const perSecond = all!.n / ((performance.now() - began) / 1_000)
  await database.query('vacuum analyze case_words')
  return perSecond
}
