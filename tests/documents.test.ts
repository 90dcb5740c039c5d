// The documents say what the code says. With WRITE_DOCS=1 the parts that are printed from the code are written anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lineLevels } from '../src/domain/access/place.ts'
import { roles } from '../src/domain/access/roles.ts'
import { eventStates, eventSteps } from '../src/domain/cases/event.ts'
import { accessTable, tableBegins, tableEnds, tables } from './support/access-table.ts'
import { filesBelow, projectRoot } from './support/source-files.ts'

const docs = (name: string): string => join(projectRoot, 'docs', name)
const read = (name: string): string => readFileSync(docs(name), 'utf8')

describe('docs/access.md', () => {
  test('has the table of roles as the code has it', () => {
    const text = read('access.md')
    const [before, rest] = text.split(tableBegins) as [string, string]
    const [table, after] = rest.split(tableEnds) as [string, string]
    if (process.env.WRITE_DOCS === '1') return writeFileSync(docs('access.md'), `${before}${tableBegins}\n${accessTable()}\n${tableEnds}${after}`)
    expect(table.trim()).toBe(accessTable())
  })

  test('has every role once', () => {
    expect(tables.flatMap((one) => one.roles).sort()).toEqual(Object.keys(roles).sort())
  })
})

describe('docs/glossary.md', () => {
  const [now, later] = read('glossary.md').split(/^## Later/m) as [string, string]
  const source = filesBelow('src', ['.ts', '.tsx', '.sql']).map(({ text }) => text).join('\n')
  const termsOf = (text: string): string[] => [...text.matchAll(/^\| [^|]+\| ([^|]+) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!))
  const isInCode = (term: string): boolean => new RegExp(`(?<![\\w])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`).test(source)

  test('has only words that are in the code', () => {
    const terms = termsOf(now)
    expect(terms.length).toBeGreaterThan(50)
    expect(terms.filter((term) => !isInCode(term))).toEqual([])
  })

  test('has every word once, and those for later are marked so', () => {
    const terms = [...termsOf(now), ...termsOf(later)]
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([])
    expect(termsOf(later).length).toBeGreaterThan(10)
  })

  test('has every level, role, step and state', () => {
    const terms = new Set(termsOf(now))
    expect([...Object.keys(roles), ...eventSteps, ...eventStates, ...lineLevels].filter((name) => !terms.has(name))).toEqual([])
  })
})

describe('docs/data-model.md', () => {
  const text = read('data-model.md')
  const sql = filesBelow('src/server/db/migrations', ['.sql']).map((file) => file.text).join('\n')
  const created = [...sql.matchAll(/create table (\w+)/g)].map((match) => match[1]!)
  const described = [...text.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]!)

  test('describes every table, each once, and no other', () => {
    expect(described.filter((name) => name !== 'migrations').sort()).toEqual([...created].sort())
  })

  test('names only columns that exist', () => {
    const columns = [...text.matchAll(/`(\w+)\.(\w+)`/g)].filter(([, table]) => created.includes(table!))
    expect(columns.length).toBeGreaterThan(5)
    expect(columns.filter(([, table, column]) => !new RegExp(`create table ${table} \\([^;]*\\n  ${column} |alter table ${table} add column ${column} `).test(sql)).map(([name]) => name)).toEqual([])
  })
})

describe('the decisions', () => {
  const files = readdirSync(docs('decisions')).sort()

  test('are numbered without a gap and say whether they hold', () => {
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
    for (const name of files) {
      expect(name).toMatch(/^\d{4}-[a-z-]+\.md$/)
      expect(read(`decisions/${name}`)).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. .+\\n\\nStatus: (in force|replaced by)`))
    }
  })
})

test('no document links to a file that isn’t there', () => {
  const pages = [...readdirSync(projectRoot), ...readdirSync(docs('.'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name))].filter((name) => name.endsWith('.md'))
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(projectRoot, page), 'utf8')
    return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!).filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(projectRoot, dirname(page), link))).map((link) => `${page}: ${link}`)
  })
  expect(pages.length).toBeGreaterThan(5)
  expect(broken).toEqual([])
})

test('the page about the house names no file that isn’t there', () => {
  const text = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8')
  const files = ['src', 'tests', 'bench', 'scripts'].flatMap((root) => filesBelow(root, ['.ts', '.tsx'])).map(({ path }) => path)
  const named = [...text.matchAll(/`([\w./*-]+\.tsx?)`/g)].map((match) => match[1]!)
  const isThere = (name: string): boolean => {
    const like = new RegExp(`(^|/)${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`)
    return files.some((file) => like.test(file))
  }
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !isThere(name))).toEqual([])
})
