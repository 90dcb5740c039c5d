// Everything the domain names has a word in both languages, and no word names what the domain doesn't have.
import { describe, expect, test } from 'vitest'
import { caseSources, eventKind, eventStates, eventSteps, grades, refuseReasons } from '../src/domain/cases/event.ts'
import { roles } from '../src/domain/access/roles.ts'
import { levels, specialTypes } from '../src/domain/territory/unit.ts'
import { auditEn } from '../src/web/console/words/audit.en.ts'
import { auditZh } from '../src/web/console/words/audit.zh.ts'
import { netEn } from '../src/web/kit/words/net.en.ts'
import { netZh } from '../src/web/kit/words/net.zh.ts'
import { sharedEn } from '../src/web/kit/words/shared.en.ts'
import { sharedZh } from '../src/web/kit/words/shared.zh.ts'
import { stepsEn } from '../src/web/kit/words/steps.en.ts'
import { stepsZh } from '../src/web/kit/words/steps.zh.ts'
import { filesBelow, isTest } from './support/source-files.ts'

const zh = { ...sharedZh, ...stepsZh, ...netZh }
const en = { ...sharedEn, ...stepsEn, ...netEn }

const named: readonly (readonly [table: keyof typeof zh & keyof typeof en, names: readonly string[]])[] = [
  ['level', levels],
  ['state', eventStates],
  ['group', ['all', ...new Set(Object.values(eventKind.states))]],
  ['act', eventSteps],
  ['done', ['report', 'overdue', ...eventSteps]],
  ['grade', grades],
  ['source', caseSources],
  ['refuseReason', refuseReasons],
  ['role', Object.keys(roles)],
  ['officeKind', ['department', 'agency', 'team']],
  ['special', specialTypes],
  ['photoRole', ['scene', 'before', 'after']],
]

describe.each(named)('the words for %s', (table, names) => {
  test.each([['Chinese', zh, /\p{Script=Han}/u], ['English', en, /^[A-Z][^\p{Script=Han}]*$/u]] as const)('are there in %s, one for each name', (_, words, language) => {
    const texts = words[table] as Readonly<Record<string, string>>
    expect(Object.keys(texts).sort()).toEqual([...names].sort())
    for (const [name, text] of Object.entries(texts)) expect(text, name).toMatch(language)
    expect(new Set(Object.values(texts)).size, 'two of them read the same').toBe(names.length)
  })
})

describe('the journal', () => {
  // Steps of a case have their words above; everything else is named where it is written.
  const written = filesBelow('src/server', ['.ts']).filter((file) => !isTest(file)).map(({ text }) => text).join('\n')
  const kinds = new Set([
    ...[...written.matchAll(/\bkind: '([a-z]+\.[a-zA-Z]+)'/g)].map(([, kind]) => kind!),
    ...[...written.matchAll(/\bjournal\(tx, who, [\w.]+, '(\w+)'/g)].map(([, kind]) => `plan.${kind}`),
  ].filter((kind) => !kind.startsWith('case.')))

  test('names everything it records in both languages', () => {
    expect(kinds.size).toBeGreaterThan(25)
    expect([...kinds].filter((kind) => !(kind in auditZh.kinds) || !(kind in auditEn.kinds))).toEqual([])
  })
})
