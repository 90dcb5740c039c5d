// How a district numbers its units: lengths and padding by level, and the ranges out of which numbers are given.
import { childLevel, codeScheme, significantCode, paddedCode, isCode, type CodeScheme, type Level } from './unit.ts'

/** A village is numbered in a range of its own, and so may special sites be. */
export type Numbered = Exclude<Level, 'district'> | 'village' | 'special'
export type NumberRange = { readonly from: number; readonly until: number }

export type CodeRules = CodeScheme & { ranges: Readonly<Partial<Record<Numbered, NumberRange>>> }

/** Statistical codes: communities below 200, villages from 200. */
export const defaultCodeRules: CodeRules = { ...codeScheme, ranges: { community: { from: 1, until: 199 }, village: { from: 200, until: 399 } } }

export type CodeSettings = { digits?: Partial<CodeScheme['digits']>; padTo?: number; ranges?: CodeRules['ranges'] }

/** Settings may name any part of the rules; what they leave out is as usual. */
export const codeRulesFrom = (settings: CodeSettings | undefined): CodeRules => ({
  digits: { ...defaultCodeRules.digits, ...settings?.digits },
  padTo: settings?.padTo ?? defaultCodeRules.padTo,
  ranges: { ...defaultCodeRules.ranges, ...settings?.ranges },
})

/** Numbers a unit of that kind may have below its parent. */
export const rangeFor = (rules: CodeRules, unit: { level: Level; village: boolean; special: string | null }, parentLevel: Level): NumberRange => {
  const room = { from: 1, until: 10 ** (rules.digits[unit.level] - rules.digits[parentLevel]) - 1 }
  const named = (unit.special !== null ? rules.ranges.special : undefined) ?? (unit.level === 'community' && unit.village ? rules.ranges.village : undefined)
    ?? (unit.level === 'district' ? undefined : rules.ranges[unit.level])
  return named ? { from: Math.max(room.from, named.from), until: Math.min(room.until, named.until) } : room
}

/** The code of a child with that number; the number must have room. */
export const codeBelow = (rules: CodeRules, parent: { code: string; level: Level }, number: number): string => {
  const room = rules.digits[childLevel(parent.level)!] - rules.digits[parent.level]
  return paddedCode(significantCode(parent.code, parent.level, rules) + String(number).padStart(room, '0'), rules)
}

/** The number by which a code stands below its parent; undefined when it isn't a code below it. */
export const numberBelow = (rules: CodeRules, parent: { code: string; level: Level }, code: string): number | undefined => {
  const level = childLevel(parent.level)
  const prefix = significantCode(parent.code, parent.level, rules)
  if (!level || !code.startsWith(prefix) || !isCode(code, level, rules)) return undefined
  return Number(significantCode(code, level, rules).slice(prefix.length))
}
