// The migrations keep the rules that let one installation hold several districts and a distributed database spread them:
// the district leads every key, nothing runs by trigger, every constraint has a name, every table says where it belongs.
import { describe, expect, test } from 'vitest'
import { filesBelow } from './support/source-files.ts'

const files = filesBelow('src/server/db/migrations', ['.sql'])
const sql = files.map(({ text }) => text).join('\n').replace(/--.*$/gm, '')

/** What stands between the brackets that open at `from`. */
const bracket = (text: string, from: number): string => {
  let depth = 0
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1
    if (text[i] === ')' && (depth -= 1) === 0) return text.slice(from + 1, i)
  }
  throw new Error('a bracket is left open')
}

/** The parts of a list, at commas outside brackets. */
const parts = (text: string): string[] => {
  const list: string[] = []
  let depth = 0
  let part = ''
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) {
      list.push(part.trim())
      part = ''
    } else part += letter
  }
  return [...list, part.trim()].map((one) => one.replace(/\s+/g, ' '))
}

const tables = [...sql.matchAll(/create table (\w+) \(/g)].map((match) => ({ name: match[1]!, parts: parts(bracket(sql, match.index + match[0].length - 1)) }))
const indexes = [...sql.matchAll(/create (unique )?index (\w+) on (\w+) \(/g)].map((match) => ({
  unique: match[1] !== undefined, name: match[2]!, table: match[3]!, columns: parts(bracket(sql, match.index + match[0].length - 1)),
}))

/** Keys that don't begin with the district, and why that is right. */
const withoutDistrict: Readonly<Record<string, string>> = {
  districts_code_unique: 'the table of districts itself: two districts with one code would be one too many',
  sessions_by_expiry: 'erasing what has expired goes over all districts',
  sessions_by_token: 'who asks is found by the token alone, before the district is known',
  allowances_by_window: 'erasing what has expired goes over all districts',
  activations_by_expiry: 'erasing what has expired goes over all districts',
  roster_imports_by_time: 'erasing what has expired goes over all districts',
  premises_imports_by_time: 'erasing what has expired goes over all districts',
  power_imports_by_time: 'erasing what has expired goes over all districts',
  files_by_time: 'erasing what was never used goes over all districts',
  photo_parts_by_age: 'erasing what was never put together goes over all districts',
  devices_by_silence: 'forgetting phones that fell silent goes over all districts',
  message_deliveries_due: 'sending what is due goes over all districts',
}

test('the migrations are read', () => {
  expect(files.map(({ path }) => path.split('/').at(-1)!)).toEqual(files.map(({ path }) => path.split('/').at(-1)!).sort())
  for (const { path } of files) expect(path).toMatch(/\/\d{4}-[a-z-]+\.sql$/)
  expect(tables.length).toBeGreaterThanOrEqual(20)
  expect(tables.length).toBe(sql.match(/create (?:unlogged |temporary )?table/g)!.length)
})

describe.each(tables)('the table $name', ({ name, parts: lines }) => {
  test('belongs to a district, and its key begins with it', () => {
    expect(lines[0]).toBe('district bigint not null')
    expect(lines.filter((line) => /primary key/.test(line))).toEqual([expect.stringMatching(new RegExp(`^constraint ${name}_pk primary key \\(district\\b`))])
  })

  test('names every constraint after itself', () => {
    for (const line of lines) {
      if (line.startsWith('constraint ')) expect(line).toMatch(new RegExp(`^constraint ${name}_\\w+ (primary key|unique|check) `))
      else expect(line).not.toMatch(/\b(primary key|unique|check|references)\b/)
    }
  })

  test('is unique only within its district', () => {
    for (const line of lines) {
      const key = line.match(/^constraint (\w+) unique \((.+)\)$/)
      if (key && !(key[1]! in withoutDistrict)) expect(key[2]).toMatch(/^district\b/)
    }
  })

  test('says which part of the house it belongs to', () => {
    const comment = sql.match(new RegExp(`comment on table ${name} is '([^']+)'`))
    expect(comment?.[1], 'comment').toMatch(name === 'districts' ? /^Installed districts/ : /^(territory|people|access|catalogue|cases|clocks|files|journal|measures|messages|powers|operations|rounds|sync|whistles): \S/)
  })

  test('is plain: text with a check instead of a type of its own, time with its zone', () => {
    for (const line of lines) expect(line).not.toMatch(/^\w+ (timestamp|varchar|char|serial|bigserial|geometry)\b/)
  })
})

test('every index begins with the district, except where a sweep goes over all of them', () => {
  expect(indexes.length).toBeGreaterThan(20)
  for (const { name, columns } of indexes) if (!(name in withoutDistrict)) expect(columns[0], name).toBe('district')
  for (const { unique, name } of indexes.filter((index) => index.unique)) expect(unique && name in withoutDistrict, name).toBe(false)
})

test('every exception is still one', () => {
  const names = [...indexes.map(({ name }) => name), ...[...sql.matchAll(/constraint (\w+)/g)].map((match) => match[1])]
  expect(Object.keys(withoutDistrict).filter((name) => !names.includes(name))).toEqual([])
})

test('nothing runs by itself, and nothing needs more than plain PostgreSQL', () => {
  expect(sql).not.toMatch(/\bcreate (or replace )?(function|procedure|trigger|rule|extension|type|domain)\b/i)
  expect(sql).not.toMatch(/\bcreate (constraint )?trigger\b/i)
})
