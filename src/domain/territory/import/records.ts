// From the rows of a file to records of units: each cell by the mapping, the level by what tells it best, and what is
// wrong with the texts. Shapes are looked at in shape-faults.ts, parents in parents.ts.
import type { CodeRules } from '../code-rules.ts'
import { codeScheme, isCode, type CodeScheme, type Level } from '../unit.ts'
import { fault, type Mend } from './fault.ts'
import type { ImportField } from './fields.ts'
import type { Cell, Draft, ImportOptions, SourceRow } from './source.ts'
import { cleanText, householdsOf, isRounded, levelFromName, levelFromText, specialFrom, villageFrom } from './values.ts'

/** The level a code of that length is of: zeros at its end are padding. Longest first, so that 140213001000 is a street. */
export const levelOfCode = (code: string, scheme: CodeScheme = codeScheme): Level | undefined => {
  const order: readonly Level[] = ['district', 'street', 'community', 'grid', 'microgrid']
  return order.find((level) => isCode(code, level, scheme)) ?? order.find((level) => code.length === scheme.digits[level])
}

/** As it is kept: with its zeros. */
export const fullCode = (code: string, level: Level, scheme: CodeScheme = codeScheme): string => (code.length === scheme.digits[level] ? code.padEnd(scheme.padTo, '0') : code)

const splitAliases = (text: string): string[] => [...new Set(text.split(/[、,，;；|\n]+/).map((part) => part.trim()).filter((part) => part !== ''))]

export const toDraft = (source: SourceRow, { mapping, level: chosen, mend }: ImportOptions, hasShapes: boolean, scheme: CodeScheme = codeScheme): Draft => {
  const mended = new Set<Mend>(mend)
  const draft: Draft = {
    row: source.row, level: undefined, code: undefined, name: '', parentCode: undefined, parentName: undefined, households: undefined, village: undefined,
    special: undefined, aliases: undefined, shape: source.shape, parent: null, unit: null, joined: false, faults: [],
  }
  const cell = (field: ImportField): Cell => {
    const column = mapping[field]
    return column === undefined ? null : (source.cells[column] ?? null)
  }
  const text = (field: ImportField): string => {
    const { text: clean, faults } = cleanText(cell(field))
    for (const one of faults) if (!draft.faults.some(({ kind }) => kind === one.kind)) draft.faults.push({ ...one, mended: mended.has('texts') })
    return clean
  }
  draft.name = text('name')
  if (draft.name === '') draft.faults.push(fault('no-name'))
  const code = text('code').replace(/\s/g, '')
  const parentCode = text('parentCode').replace(/\s/g, '')
  const byWord = mapping.level === undefined ? undefined : levelFromText(text('level'))
  draft.level = chosen ?? byWord ?? (code === '' ? undefined : levelOfCode(code, scheme)) ?? levelFromName(draft.name)
  if (draft.level === undefined) draft.faults.push(fault('level-unknown'))
  if (code !== '') {
    if (isRounded(cell('code'))) draft.faults.push(fault('code-rounded', { found: code }))
    else if (draft.level !== undefined && !isCode(fullCode(code, draft.level, scheme), draft.level, scheme)) draft.faults.push(fault('code-malformed', { found: code }))
    else draft.code = draft.level === undefined ? code : fullCode(code, draft.level, scheme)
  }
  if (parentCode !== '') {
    if (isRounded(cell('parentCode'))) draft.faults.push(fault('code-rounded', { found: parentCode }))
    else draft.parentCode = parentCode
  }
  draft.parentName = text('parentName') || undefined
  if (mapping.households !== undefined) {
    draft.households = householdsOf(cell('households'))
    if (draft.households === undefined) draft.faults.push(fault('households-wrong', { found: text('households') }))
    else text('households')
  }
  if (mapping.special !== undefined) {
    const word = text('special')
    draft.special = specialFrom(word)
    if (draft.special === undefined) draft.faults.push(fault('special-unknown', { found: word }))
  }
  if (mapping.village !== undefined) draft.village = villageFrom(text('village'))
  if (mapping.aliases !== undefined) draft.aliases = splitAliases(text('aliases'))
  if (hasShapes && source.shape === null) draft.faults.push(source.other ? fault('not-an-area', { found: source.other }) : fault('empty-geometry', { mended: mended.has('empty') }))
  return draft
}

/** For a new community of which no column tells: by its number (villages have a range of their own), or its name. */
export const guessVillage = ({ code, name }: Draft, rules: CodeRules): boolean | undefined => {
  const { village } = rules.ranges
  if (code !== undefined && village) {
    const number = Number(code.slice(rules.digits.street, rules.digits.community))
    return number >= village.from && number <= village.until
  }
  return /村(委会|民委员会)?$/.test(name) ? true : /社区|居委会$/.test(name) ? false : undefined
}
