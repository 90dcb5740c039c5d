// Many rows at once: as JSON in one statement per batch, read by the table's own types. For loading, never for requests.
import type { Tx } from './tx.ts'

const rowsPerStatement = 4_000

export const bulkInsert = async (tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  const sql = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`
  for (let from = 0; from < rows.length; from += rowsPerStatement) await tx.query(sql, [JSON.stringify(rows.slice(from, from + rowsPerStatement))])
}
