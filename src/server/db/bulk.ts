// Many rows at once: as JSON in one statement per batch, read by the table's own types. For loading, never for requests.
import type { Tx } from './tx.ts'

const rowsPerStatement = 4_000

const insertSql = (table: string, columns: string): string => `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`

export const bulkInsert = async (tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
  const [first] = rows
  if (!first) return
  const sql = insertSql(table, Object.keys(first).join(', '))
  for (let from = 0; from < rows.length; from += rowsPerStatement) await tx.query(sql, [JSON.stringify(rows.slice(from, from + rowsPerStatement))])
}

export type Loader = { insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void> }

/** Loads one statement ahead: the next rows are written out here while the database takes those before. What fails, fails the commit. */
export const newLoader = (tx: Tx): Loader => {
  let underWay: Promise<unknown> = Promise.resolve()
  return {
    async insert(table, rows) {
      const [first] = rows
      if (!first) return
      const sql = insertSql(table, Object.keys(first).join(', '))
      for (let from = 0; from < rows.length; from += rowsPerStatement) {
        const text = JSON.stringify(rows.slice(from, from + rowsPerStatement))
        await underWay
        underWay = tx.query(sql, [text])
        underWay.catch(() => {}) // told to the next, and by the commit
        await new Promise((resolve) => setImmediate(resolve)) // it leaves before the next rows are written out
      }
    },
  }
}

type Index = { name: string; sql: string }

/**
 * Indexes of tables that are empty are made anew once all is loaded, which is much shorter than sorting in row by row. Primary keys
 * stay. In the transaction that loads: whoever else wants the tables waits.
 */
export const withIndexesAside = async <T>(tx: Tx, tables: readonly string[], work: () => Promise<T>): Promise<T> => {
  const aside: Index[] = []
  for (const table of tables) {
    if ((await tx.query(`select 1 from ${table} limit 1`)).length > 0) continue
    aside.push(...(await tx.query<Index>(
      'select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as sql from pg_index where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid) order by indexrelid', [table])))
  }
  for (const { name } of aside) tx.send(`drop index ${name}`)
  const result = await work()
  for (const { sql } of aside) tx.send(sql)
  return result
}
