// Several statements in one go: their messages leave in one write with a single Sync behind them, and the database answers
// once. Where nothing began a transaction before, they are one by themselves: all of them are done, or none. `pg` alone
// syncs, answers and wakes its reader for every statement, and makes an event emitter, a copy of its settings and a write of
// each message, which was a third of the work of an intake.
import pg from 'pg'
import type { Row } from './open.ts'
import type { KnownRows } from './known-rows.ts'
import { wireValue } from './wire-value.ts'

export type Statement = {
  text: string
  values?: readonly unknown[] | undefined
  /** A prepared statement of the connection (hot paths only). */
  name?: string | undefined
  /** Rows that came before are not read anew. */
  known?: KnownRows | undefined
  settle(error: Error | undefined, result: { rows: Row[] }): void
}

type Field = { name: string; dataTypeID: number; format: 'text' | 'binary' }

/** What `pg` lets a query write on, as far as it is used here; its types are silent about it. */
type Connection = {
  stream: { cork(): void; uncork(): void; write(bytes: Uint8Array): void; writable: boolean }
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  parse(message: object): void
  bind(message: object): void
  describe(message: object): void
  execute(message: object): void
  sync(): void
}

/** Sends batches over one connection in one write. */
export const sendTogether = (client: pg.PoolClient, batches: readonly Batch[]): void => {
  const { stream } = (client as unknown as { connection: Connection }).connection
  stream.cork()
  for (const batch of batches) client.query(batch)
  stream.uncork()
}

/** A column of an answer and how it is read. */
type Column = { name: string; parse: (text: string) => unknown }

/** `columns`: of the named statements that have answered on this connection. They never change: PostgreSQL refuses then. */
type Gathering = { to: Connection; parts: Uint8Array[]; columns: Map<string, readonly Column[]> }
const gatherings = new WeakMap<Connection, Gathering>()

/** The connection's own messages, gathered instead of sent one by one. */
const gatherOn = (connection: Connection): Gathering => {
  let known = gatherings.get(connection)
  if (!known) {
    const parts: Uint8Array[] = []
    const to = Object.create(connection, { _send: { value: (bytes: Uint8Array) => void parts.push(bytes) } }) as Connection
    gatherings.set(connection, (known = { to, parts, columns: new Map() }))
  }
  return known
}

/** One statement on its way: its messages, and what is answered. */
class Part {
  readonly statement: Statement
  readonly #rows: Row[] = []
  #columns: readonly Column[] = []
  #known: Gathering['columns'] | undefined
  #fault: Error | undefined

  constructor(statement: Statement) {
    this.statement = statement
  }

  /** What is answered is described once for each connection. */
  write({ to, columns }: Gathering): void {
    const { text, values = [], name = '' } = this.statement
    const known = name === '' ? undefined : columns.get(name)
    if (name === '' || (to.parsedStatements[name] === undefined && to.submittedNamedStatements[name] === undefined)) {
      to.parse({ text, name })
      if (name !== '') to.submittedNamedStatements[name] = text
    }
    to.bind({ statement: name, values: this.#wired(values) })
    if (known) this.#columns = known
    else {
      to.describe({ type: 'P', name: '' })
      if (name !== '') this.#known = columns
    }
    to.execute({})
  }

  /** What can't be written fails the batch: the database misses the values, and whoever asked is told why. */
  #wired(values: readonly unknown[]): readonly (string | Buffer | null)[] {
    try {
      return values.map(wireValue)
    } catch (fault) {
      this.#fault = fault as Error
      return []
    }
  }

  describe(fields: readonly Field[]): void {
    this.#columns = fields.map(({ name, dataTypeID, format }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, format) as Column['parse'] }))
  }

  add(values: readonly (string | null)[]): void {
    try {
      const { known } = this.statement
      this.#rows.push(known ? known(values, () => this.#read(values)) : this.#read(values))
    } catch (fault) {
      this.#fault ??= fault as Error
    }
  }

  #read(values: readonly (string | null)[]): Row {
    const row: Row = {}
    for (let n = 0; n < this.#columns.length; n++) {
      const { name, parse } = this.#columns[n]!
      const value = values[n]!
      row[name] = value === null ? null : parse(value)
    }
    return row
  }

  complete(): void {
    this.#known?.set(this.statement.name!, this.#columns)
  }

  settle(error?: Error): void {
    const fault = this.#fault ?? error
    if (fault) this.statement.settle(fault, { rows: [] })
    else this.statement.settle(undefined, { rows: this.#rows })
  }
}

export class Batch extends pg.Query {
  readonly #parts: readonly Part[]
  #at = 0

  constructor(statements: readonly Statement[]) {
    super('')
    this.#parts = statements.map((one) => new Part(one))
  }

  // Under these `pg` notes what the connection has prepared: they are those of the statement whose answer comes now. Its own
  // constructor sets them before there are any.
  get name(): string | undefined {
    return this.#parts[this.#at]?.statement.name
  }
  set name(_: string | undefined) {}
  get text(): string | undefined {
    return this.#parts[this.#at]?.statement.text
  }
  set text(_: string | undefined) {}

  override submit = (connection: pg.Connection): void => {
    const gathering = gatherOn(connection as unknown as Connection)
    const { to, parts } = gathering
    for (const part of this.#parts) part.write(gathering)
    to.sync()
    const { stream } = to
    if (stream.writable) stream.write(Buffer.concat(parts))
    parts.length = 0
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.#parts[this.#at]!.describe(fields)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.#parts[this.#at]!.add(fields)
  }

  handleCommandComplete(): void {
    this.#parts[this.#at]!.complete()
    this.#at += 1
  }

  handleEmptyQuery(): void {
    this.#at += 1
  }

  /** The statements before had their answers, but what they did is undone; a failed commit counts as the last one's. */
  handleError(error: Error, connection: Connection): void {
    const failed = Math.min(this.#at, this.#parts.length - 1)
    this.#parts.forEach((part, index) => {
      if (index < failed) return part.settle()
      const { name } = part.statement
      if (name) delete connection.submittedNamedStatements[name] // what was passed over was not prepared either
      part.settle(error)
    })
  }

  handleReadyForQuery(): void {
    for (const part of this.#parts) part.settle()
  }
}
