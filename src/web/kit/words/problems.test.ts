import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRoutes } from '../../../contract/api.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { officeProblems } from './office-problems.ts'
import { problemsEn } from './problems.en.ts'
import { problemsZh } from './problems.zh.ts'
import { addProblemTexts, problemText } from './problem-text.ts'

const src = join(import.meta.dirname, '../../..')
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => join(folder, name))

/** Codes of every problem table in the source, found by their shape: 'feature.code': status. */
const tableCodes = ['domain', 'server'].flatMap((root) => filesBelow(join(src, root)))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([a-z]+\.[a-z-]+)': [45]\d\d\b/g)].map((match) => match[1]!))

const routeCodes = allRoutes.flatMap((route) => route.problems ?? [])
const codes = [...new Set([...tableCodes, ...routeCodes, 'server.unreachable'])].sort()

describe('the texts of problems', () => {
  it('finds the problem tables of kernel and cases', () => {
    expect(tableCodes).toContain('server.failed')
    expect(tableCodes).toContain('case.changed')
  })

  it.each(codes)('says %s in Chinese and in English', (code) => {
    const zh = ({ ...problemsZh, ...officeProblems.zh } as Record<string, (params: object) => string>)[code]?.({})
    const en = ({ ...problemsEn, ...officeProblems.en } as Record<string, (params: object) => string>)[code]?.({})
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(en).toMatch(/^[A-Z“].*\.$/)
    expect(en).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('names state and step of a refused step in the reader’s words', () => {
    const fault = new Problem('case.transition-not-allowed', 409, { step: 'accept', state: 'closed' })
    expect(problemText(fault, 'zh')).toBe('事件目前是“已结案”，不能这样办理。')
    addProblemTexts(officeProblems)
    expect(problemText(fault, 'zh')).toBe('事件目前是“已结案”，不能受理。')
    expect(problemText(fault, 'en')).toContain('“Accept” is not possible: the case is at “Closed” now.')
  })

  it('that only offices meet say the same in both languages, and none of them is a common one', () => {
    expect(Object.keys(officeProblems.en).sort()).toEqual(Object.keys(officeProblems.zh).sort())
    // Two that everybody may meet tell staff the step as well, whose names residents don't carry.
    expect(Object.keys(officeProblems.zh).filter((code) => code in problemsZh).sort()).toEqual(['case.changed', 'case.transition-not-allowed'])
  })

  it('names a code nobody has a text for', () => {
    expect(problemText(new Problem('some.new-code', 400, {}), 'en')).toContain('(some.new-code)')
  })
})
