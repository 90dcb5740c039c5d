// Several statements in one go: their messages leave in one write with a single Sync behind them, and the database answers
// once. Where nothing began a transaction before, they are one by themselves: all of them are done, or none. `pg` alone
// syncs, answers and wakes its reader for every statement, and makes an event emitter, a copy of its settings and a write of
// each message, which was a third of the work of an intake.
import pg from 'pg'
import type { Row } from './open.ts'
import { wireValue } from './wire-value.ts'

export type Statement = {
  text: string
  values?: readonly unknown[] | undefined
  /** A prepared statement of the connection (hot paths only). */
  name?: string | undefined
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

type Gathering = { to: Connection; parts: Uint8Array[] }
const gatherings = new WeakMap<Connection, Gathering>()

/** The connection's own messages, gathered instead of sent one by one. */
const gatherOn = (connection: Connection): Gathering => {
  let known = gatherings.get(connection)
  if (!known) {
    const parts: Uint8Array[] = []
    const to = Object.create(connection, { _send: { value: (bytes: Uint8Array) => void parts.push(bytes) } }) as Connection
    gatherings.set(connection, (known = { to, parts }))
  }
  return known
}

/** One statement on its way: its messages, and what is answered. */
class Part {
  readonly statement: Statement
  readonly #rows: Row[] = []
  #fields: { name: string; parse: (text: string) => unknown }[] = []
  #fault: Error | undefined

  constructor(statement: Statement) {
    this.statement = statement
  }

  write(to: Connection): void {
    const { text, values = [], name = '' } = this.statement
    if (name === '' || (to.parsedStatements[name] === undefined && to.submittedNamedStatements[name] === undefined)) {
      to.parse({ text, name })
      if (name !== '') to.submittedNamedStatements[name] = text
    }
    to.bind({ statement: name, values: this.#wired(values) })
    to.describe({ type: 'P', name: '' })
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
    this.#fields = fields.map(({ name, dataTypeID, format }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, format) as (text: string) => unknown }))
  }

  add(values: readonly (string | null)[]): void {
    try {
      this.#rows.push(Object.fromEntries(this.#fields.map(({ name, parse }, n) => [name, values[n] === null ? null : parse(values[n]!)])))
    } catch (fault) {
      this.#fault ??= fault as Error
    }
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
    const { to, parts } = gatherOn(connection as unknown as Connection)
    for (const part of this.#parts) part.write(to)
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
