// Several statements in one go: their messages leave in one write with a single Sync behind them, and the database answers
// once. Where nothing began a transaction before, they are one by themselves: all of them are done, or none. `pg` alone
// syncs, answers and wakes its reader for every statement, which was a fifth of the work of an intake.
import pg from 'pg'
import type { Row } from './open.ts'

export type Statement = {
  text: string
  values?: readonly unknown[] | undefined
  /** A prepared statement of the connection (hot paths only). */
  name?: string | undefined
  settle(error: Error | undefined, result: { rows: Row[] }): void
}

/** What `pg` lets a query write on and what it tells one, as far as it is used here; its types are silent about both. */
type Connection = { stream: { cork(): void; uncork(): void }; submittedNamedStatements: Record<string, string>; sync(): void }
type Part = {
  name: string | undefined
  text: string
  prepare(connection: Connection): void
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleError(error: Error, connection: Connection): void
  handleReadyForQuery(connection: Connection): void
}

/** Sends batches over one connection in one write. */
export const sendTogether = (client: pg.PoolClient, batches: readonly Batch[]): void => {
  const { stream } = (client as unknown as { connection: Connection }).connection
  stream.cork()
  for (const batch of batches) client.query(batch)
  stream.uncork()
}

/** Lets a query write everything but its Sync. */
const withoutSync = (connection: Connection): Connection => Object.create(connection, { sync: { value: () => {} } }) as Connection

export class Batch extends pg.Query {
  readonly #parts: readonly Part[]
  #at = 0

  constructor(statements: readonly Statement[]) {
    super({ text: '' })
    this.#parts = statements.map(({ text, values, name, settle }) => new pg.Query({ text, values: values as unknown[], ...(name ? { name } : {}) }, settle as never) as unknown as Part)
    // Under these `pg` notes what the connection has prepared: they are those of the statement whose answer comes now.
    Object.defineProperty(this, 'name', { get: () => this.#parts[this.#at]?.name })
    Object.defineProperty(this, 'text', { get: () => this.#parts[this.#at]?.text })
  }

  override submit = (connection: pg.Connection): void => {
    const to = connection as unknown as Connection
    const quiet = withoutSync(to)
    to.stream.cork()
    for (const part of this.#parts) part.prepare(quiet)
    to.sync()
    to.stream.uncork()
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#at]!.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#parts[this.#at]!.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.#parts[this.#at]!.handleCommandComplete(message, connection)
    this.#at += 1
  }

  /** The statements before had their answers, but what they did is undone; a failed commit counts as the last one's. */
  handleError(error: Error, connection: Connection): void {
    const failed = Math.min(this.#at, this.#parts.length - 1)
    this.#parts.forEach((part, index) => {
      if (index < failed) return part.handleReadyForQuery(connection)
      if (part.name) delete connection.submittedNamedStatements[part.name] // what was passed over was not prepared either
      part.handleError(error, connection)
    })
  }

  handleReadyForQuery(connection: Connection): void {
    for (const part of this.#parts) part.handleReadyForQuery(connection)
  }
}
