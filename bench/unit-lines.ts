// How a case knows the units it lies in: level columns on the record, a closure table, an ltree path or a text path. The
// same 1,000,000 cases in four tables, asked for the 20 newest open ones of a street and of a small community, and for
// how many are open. Behind docs/decisions/0003-unit-lines.md. Runs on DATABASE_URL, else on an embedded PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../src/server/db/open.ts'
import { startEmbedded } from '../src/server/db/embedded/index.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'

export const about = '20 newest open cases of a street: level columns, closure table, ltree, path prefix'

const schema = 'bench_unit_lines'

/** 18 streets, 203 communities, 1,529 grids, 6,854 microgrids, numbered in order; each below one before it. */
const makeUnits = `
  create table units as
    select row_number() over (order by path)::int as id, path, nlevel(path) as depth from (
      select (s)::text::ltree as path from generate_series(1, 18) s
      union all select (c % 18 + 1 || '.' || c)::ltree from generate_series(1, 203) c
      union all select (g % 203 % 18 + (case when g % 203 = 0 then 203 % 18 else 0 end) + 1 || '.' || (case when g % 203 = 0 then 203 else g % 203 end) || '.' || g)::ltree from generate_series(1, 1529) g
      union all select (p.path::text || '.' || m)::ltree from generate_series(1, 6854) m
        join (select g, (g % 203 % 18 + (case when g % 203 = 0 then 203 % 18 else 0 end) + 1 || '.' || (case when g % 203 = 0 then 203 else g % 203 end) || '.' || g) as path from generate_series(1, 1529) g) p on p.g = m % 1529 + 1
    ) made;
  create unique index on units (path);
  create table closure as select a.id as ancestor, d.id as descendant from units a join units d on d.path <@ a.path;
  alter table closure add primary key (ancestor, descendant);
  create table places as select row_number() over (order by m.path)::int - 1 as n, m.id as unit_id, m.path,
      (select id from units where path = subpath(m.path, 0, 1)) as street_id, (select id from units where path = subpath(m.path, 0, 2)) as community_id,
      (select id from units where path = subpath(m.path, 0, 3)) as grid_id
    from units m where m.depth = 4;
  analyze;`

/** Busy streets and quiet ones; a fifth of the cases is open. The same every time. */
const makeCases = (count: number): string => `
  create table made as
    select n as id, case when n % 5 = 0 then 'open' else 'closed' end as state_group, now() - interval '1 year' * ((n::bigint * 7919) % 1000003) / 1000003.0 as reported_at,
      floor(6854 * power(((n::bigint * 104729) % 999983) / 999983.0, 1.6))::int as place, repeat('路灯不亮', 10) as description
    from generate_series(1, ${count}) n;
  create table columns_cases as select m.id, state_group, reported_at, description, unit_id, street_id, community_id, grid_id from made m join places p on p.n = m.place order by m.id;
  create table closure_cases as select m.id, state_group, reported_at, description, unit_id from made m join places p on p.n = m.place order by m.id;
  create table ltree_cases as select m.id, state_group, reported_at, description, path from made m join places p on p.n = m.place order by m.id;
  create table text_cases as select m.id, state_group, reported_at, description, path::text || '.' as path from made m join places p on p.n = m.place order by m.id;
  drop table made`

const indexes = [
  ...['columns', 'closure', 'ltree', 'text'].map((name) => `create index ${name}_newest on ${name}_cases (state_group, reported_at desc, id desc)`),
  'create index columns_street on columns_cases (street_id, state_group, reported_at desc, id desc)',
  'create index columns_community on columns_cases (community_id, state_group, reported_at desc, id desc)',
  'create index columns_grid on columns_cases (grid_id, state_group, reported_at desc, id desc)',
  'create index closure_unit on closure_cases (unit_id, state_group, reported_at desc, id desc)',
  'create index ltree_path on ltree_cases using gist (path)',
  'create index text_path on text_cases (path text_pattern_ops, state_group)',
]

type Way = { name: string; table: string; from: string; where: (level: 'street' | 'community') => string; value: (unit: Unit) => unknown }
type Unit = { id: number; path: string }

const ways: readonly Way[] = [
  { name: 'level columns', table: 'columns', from: 'columns_cases c', where: (level) => `c.${level}_id = $1`, value: ({ id }) => id },
  { name: 'closure table', table: 'closure', from: 'closure_cases c join closure k on k.descendant = c.unit_id', where: () => 'k.ancestor = $1', value: ({ id }) => id },
  { name: 'ltree, GiST', table: 'ltree', from: 'ltree_cases c', where: () => 'c.path <@ $1::ltree', value: ({ path }) => path },
  { name: 'path prefix', table: 'text', from: 'text_cases c', where: () => 'c.path like $1', value: ({ path }) => `${path}.%` },
]

const prepare = async (database: Database, count: number): Promise<void> => {
  await database.query(`drop schema if exists ${schema} cascade`)
  await database.query(`create schema ${schema}`)
  await database.query('create extension if not exists ltree')
  for (const statement of [...makeUnits.split(';'), ...makeCases(count).split(';'), ...indexes]) if (statement.trim()) await database.query(statement)
  for (const { table } of ways) await database.query(`vacuum analyze ${table}_cases`)
}

const measure = async (database: Database, way: Way, level: 'street' | 'community', unit: Unit, times: number): Promise<{ newest: number[]; count: number[]; found: string; open: number }> => {
  const value = [way.value(unit)]
  const newestSql = `select c.id, c.state_group, c.reported_at from ${way.from} where ${way.where(level)} and c.state_group = 'open' order by c.reported_at desc, c.id desc limit 20`
  const countSql = `select count(*) as open from ${way.from} where ${way.where(level)} and c.state_group = 'open'`
  const timed = async <T>(list: number[], work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    list.push(performance.now() - began)
    return result
  }
  const [newest, count]: [number[], number[]] = [[], []]
  let found = ''
  let open = 0
  for (let i = 0; i < times; i += 1) found = (await timed(newest, () => database.query<{ id: number }>(newestSql, value))).map(({ id }) => id).join()
  for (let i = 0; i < Math.max(5, times / 10); i += 1) open = (await timed(count, () => database.query<{ open: number }>(countSql, value)))[0]!.open
  return { newest: newest.slice(2), count: count.slice(1), found, open }
}

const linesOf = async (database: Database, quick: boolean): Promise<BenchLine[]> => {
  await prepare(database, quick ? 100_000 : 1_000_000)
  const units = {
    street: (await database.query<Unit>(`select id, path::text as path from units where depth = 1 order by path offset 9 limit 1`))[0]!,
    community: (await database.query<Unit>(`select id, path::text as path from units where depth = 2 order by path desc limit 1`))[0]!,
  }
  const lines: BenchLine[] = []
  /** What the first way finds; the others must find the same. */
  let first: Record<string, string> = {}
  for (const way of ways) {
    for (const level of ['street', 'community'] as const) {
      const { newest, count, found, open } = await measure(database, way, level, units[level], quick ? 50 : 300)
      first = { [level]: found, ...first }
      lines.push(
        { bench: 'unit-lines', case: `${way.name}: 20 newest open of a ${level}, median`, value: round(percentile(newest, 0.5)), unit: 'ms', ok: found === first[level] },
        { bench: 'unit-lines', case: `${way.name}: 20 newest open of a ${level}, p95`, value: round(percentile(newest, 0.95)), unit: 'ms' },
        { bench: 'unit-lines', case: `${way.name}: count of ${open} open of a ${level}, median`, value: round(percentile(count, 0.5)), unit: 'ms' },
      )
    }
    const [size] = await database.query<{ bytes: number }>('select pg_indexes_size($1::regclass) as bytes', [`${way.table}_cases`])
    lines.push({ bench: 'unit-lines', case: `${way.name}: indexes`, value: round(size!.bytes / 1e6), unit: 'MB' })
  }
  return lines
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const given = process.env.DATABASE_URL
  const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
  const embedded = given ? undefined : await startEmbedded({ dataDir: folder })
  const url = new URL(given ?? embedded!.url)
  url.searchParams.set('options', `-c search_path=${schema},public`)
  const database = openDatabase(url.href, { connections: 1 })
  try {
    return await linesOf(database, quick)
  } finally {
    await database.query(`drop schema if exists ${schema} cascade`)
    await database.close()
    await embedded?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
