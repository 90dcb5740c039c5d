// Looks at the PostgreSQL named by DATABASE_URL before anything relies on it, and says in one sentence what is wrong.
import pg from 'pg'
import { PlainFault, errorCode } from '../plain-fault.ts'

/** Oldest PostgreSQL we are tested against. */
export const oldestPostgres = 15

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOENT', 'ECONNRESET', 'EPIPE'])

type Found = { version: string; tables: boolean | null; schemas: boolean }

/** Since version 15 not everybody may make tables in `public`; recurring work keeps a schema of its own besides. */
const look = `select current_setting('server_version_num') as version, has_schema_privilege(current_schema(), 'create') as tables,
  has_database_privilege(current_database(), 'create') or to_regnamespace('graphile_worker') is not null as schemas`

/** Throws a `PlainFault` for a database that can't be used; other errors pass through. Never repeats the password. */
export const checkDatabaseUrl = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  const where = placeOf(client)
  try {
    await client.connect()
    const { rows } = await client.query<Found>(look)
    const major = Math.floor(Number(rows[0]?.version) / 10000)
    if (!(major >= oldestPostgres)) {
      throw new PlainFault(
        `${where} 的 PostgreSQL 版本是 ${major},需要 ${oldestPostgres} 或更新的版本。`,
        `The PostgreSQL at ${where} is version ${major}; ${oldestPostgres} or newer is needed.`,
      )
    }
    if (rows[0]?.tables !== true || rows[0].schemas !== true) {
      throw new PlainFault(
        `${where} 的数据库不允许 DATABASE_URL 中的用户建表和建模式,请让该用户成为数据库的所有者(ALTER DATABASE … OWNER TO …)。`,
        `The user given in DATABASE_URL may not create tables and schemas in the database at ${where}; make that user the owner of the database (ALTER DATABASE … OWNER TO …).`,
      )
    }
  } catch (error) {
    throw explain(error, where)
  } finally {
    await client.end().catch(() => {})
  }
}

const placeOf = (client: pg.Client): string =>
  client.host.startsWith('/') ? client.host : `${client.host.includes(':') ? `[${client.host}]` : client.host}:${client.port}`

const explain = (error: unknown, where: string): unknown => {
  if (error instanceof PlainFault) return error
  const code = errorCode(error) ?? ''
  const message = error instanceof Error ? error.message : ''
  if (code === '28P01' || code === '28000' || /password must be a (non-empty )?string/i.test(message)) {
    return new PlainFault(
      `${where} 的数据库拒绝了 DATABASE_URL 中的用户名或密码。`,
      `The database at ${where} refused the user or password given in DATABASE_URL.`,
    )
  }
  if (code === '3D000') {
    return new PlainFault(`${where} 上没有 DATABASE_URL 所写的数据库。`, `There is no database of the name given in DATABASE_URL at ${where}.`)
  }
  if (unreachable.has(code) || /timeout|timed out/i.test(message)) {
    return new PlainFault(
      `无法连接 DATABASE_URL 指定的数据库 ${where},请检查地址以及数据库是否已启动。`,
      `The database named by DATABASE_URL cannot be reached at ${where}; check the address and that it is running.`,
    )
  }
  // Another kind of server hangs up or answers with bytes that are no PostgreSQL message; PostgreSQL's own refusals
  // ("too many clients", …) carry a five-character code and say enough themselves.
  if (/^[0-9A-Z]{5}$/.test(code)) {
    return new PlainFault(`${where} 的数据库拒绝连接:${message}`, `The database at ${where} refused the connection: ${message}`)
  }
  return new PlainFault(`${where} 上应答的不是 PostgreSQL。`, `What answers at ${where} is not PostgreSQL.`)
}
