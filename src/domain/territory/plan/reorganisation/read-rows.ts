// From the lines of the sheet to units of the new net with the units of today that go into them.
import { codeRulesFrom, type CodeRules } from '../../code-rules.ts'
import { childLevel, isCode, levels, paddedCode, parentLevel, significantCode, type Level } from '../../unit.ts'
import type { UnitRef } from '../operation.ts'
import type { PlanUnit, Tree } from '../tree.ts'
import type { Answers, Question, ReorganisationRow, RowFault, Target } from './types.ts'

export type Read = {
  /** By their code. */
  targets: Map<string, Target>
  /** Units of today that the sheet closes. */
  closed: Map<UnitRef, number[]>
  mentioned: Set<UnitRef>
  questions: Question[]
  faults: RowFault[]
  byCode: ReadonlyMap<string, PlanUnit>
}

/** Full-width digits, blanks and the ".0" of a number cell are how the sheet was written, not what it says. */
export const plainCode = (text: string | null): string | null => {
  if (text === null) return null
  const plain = text.normalize('NFKC').replace(/[\s,'’]/g, '').replace(/\.0+$/, '')
  return plain === '' ? null : plain
}

/** A street is the same with and without what every street is called. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').replace(/(街道办事处|街道办|街道|社区居民委员会|社区居委会|社区|村民委员会|村委会|居委会|村)$/, '')

export const briefOf = ({ code, name }: Pick<PlanUnit, 'code' | 'name'>): { code: string; name: string } => ({ code: code ?? '', name })

/** The level at which a new code can stand, told by its length and by what it begins with. */
const levelOf = (code: string, read: Read, parentCode: string | null, rules: CodeRules): Level | undefined => {
  const parent = parentCode === null ? undefined : (read.targets.get(parentCode)?.level ?? read.byCode.get(parentCode)?.level)
  if (parent) return childLevel(parent)
  return [...levels].reverse().find((level) => {
    const above = parentLevel(level)
    if (!above || !isCode(code, level, rules) || Number(significantCode(code, level, rules).slice(rules.digits[above])) === 0) return false
    const prefix = significantCode(code, above, rules)
    return [...read.targets.values(), ...read.byCode.values()].some((unit) => unit.level === above && significantCode(unit.code ?? '', above, rules) === prefix)
  })
}

const findOld = (code: string, read: Read, rules: CodeRules): PlanUnit | undefined => {
  const padded = read.byCode.get(paddedCode(code, rules))
  return read.byCode.get(code) ?? (padded && rules.digits[padded.level] === code.length ? padded : undefined)
}

/** A code nobody has, with a name that somebody has: asked. */
const askWho = (line: ReorganisationRow, code: string, tree: Tree, read: Read, answers: Answers): PlanUnit | 'skip' | undefined => {
  const same = line.name === null ? [] : [...tree.values()].filter((unit) => plainName(unit.name) === plainName(line.name!))
  if (same.length === 0) return undefined
  const question: Question = {
    id: `unknown-old:${code}`, kind: 'unknown-old', code, name: line.name!, rows: [line.row], suggested: same.length === 1 ? same[0]!.code : null,
    choices: [...same.map((unit) => ({ value: unit.code ?? '', ...briefOf(unit) })), { value: 'skip', code: '', name: '' }],
  }
  read.questions.push(question)
  const answer = answers[question.id] ?? question.suggested
  return answer === 'skip' ? 'skip' : answer === null ? 'skip' : (read.byCode.get(answer) ?? undefined)
}

const addTo = (read: Read, line: ReorganisationRow, newCode: string, old: PlanUnit | undefined, fault: (code: RowFault['code'], params?: RowFault['params']) => void): void => {
  let target = read.targets.get(newCode)
  if (!target) {
    target = { code: newCode, name: line.name?.trim() || (old?.name ?? ''), level: old?.level ?? 'district', rows: [], parentCode: plainCode(line.parentCode), olds: [] }
    read.targets.set(newCode, target)
  }
  if (old && target.olds.length > 0 && target.level !== old.level) return fault('levels-differ', { code: newCode, name: old.name })
  if (line.name && target.rows.length > 0 && target.name !== line.name.trim()) return fault('said-twice', { code: newCode, name: target.name, other: line.name.trim() })
  if (old && target.olds.includes(old.unit)) return fault('said-twice', { code: newCode, name: old.name, other: old.name })
  target.rows.push(line.row)
  target.parentCode ??= plainCode(line.parentCode)
  if (old) {
    target.olds.push(old.unit)
    target.level = old.level
  }
}

export const readRows = (tree: Tree, rows: readonly ReorganisationRow[], answers: Answers, rules: CodeRules = codeRulesFrom(undefined)): Read => {
  const byCode = new Map([...tree.values()].flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const])))
  const read: Read = { targets: new Map(), closed: new Map(), mentioned: new Set(), questions: [], faults: [], byCode }
  for (const line of rows) {
    const fault = (code: RowFault['code'], params: RowFault['params'] = {}): void => void read.faults.push({ row: line.row, code, params })
    const [oldCode, writtenNew] = [plainCode(line.oldCode), plainCode(line.newCode)]
    if (oldCode === null && writtenNew === null) {
      fault('row-empty')
      continue
    }
    let old = oldCode === null ? undefined : findOld(oldCode, read, rules)
    if (oldCode !== null && !old) {
      const asked = askWho(line, oldCode, tree, read, answers)
      if (asked === 'skip') continue
      if (!asked) {
        fault('old-code-unknown', { code: oldCode })
        continue
      }
      old = asked
    }
    if (old) read.mentioned.add(old.unit)
    // Without a new code, but called or placed otherwise: it keeps the one it has.
    const newCode = writtenNew ?? (line.name?.trim() || line.parentCode ? old!.code : null)
    if (newCode === null) read.closed.set(old!.unit, [...(read.closed.get(old!.unit) ?? []), line.row])
    else addTo(read, line, newCode, old, fault)
  }
  settleTargets(read, rules)
  return read
}

/** Levels and forms of codes, once all lines are known. */
const settleTargets = (read: Read, rules: CodeRules): void => {
  for (const pass of [0, 1, 2])
    for (const target of read.targets.values()) {
      const drop = (code: RowFault['code'], params: RowFault['params'] = {}): void => {
        read.faults.push({ row: target.rows[0] ?? 0, code, params: { code: target.code, ...params } })
        read.targets.delete(target.code)
      }
      if (target.olds.length === 0 && target.level === 'district') {
        const level = levelOf(target.code, read, target.parentCode, rules)
        if (level) target.level = level
        else if (pass === 2) drop('level-unknown')
        continue
      }
      if (pass < 2) continue
      if (!isCode(target.code, target.level, rules)) {
        // Written without the zeros that fill it up.
        const padded = target.code.length === rules.digits[target.level] ? paddedCode(target.code, rules) : target.code
        if (!isCode(padded, target.level, rules) || read.targets.has(padded)) drop('new-code-malformed')
        else {
          read.targets.delete(target.code)
          read.targets.set(padded, { ...target, code: padded })
        }
      } else if (target.name === '') drop('name-missing')
      else {
        const holder = read.byCode.get(target.code)
        if (holder && !target.olds.includes(holder.unit)) drop('code-of-other', { name: holder.name })
      }
    }
  // A unit with a new place isn't closed, whatever another line says.
  for (const target of read.targets.values()) for (const old of target.olds) read.closed.delete(old)
}
