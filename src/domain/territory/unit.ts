// Units of the territory tree: their levels, their codes, and the standard by which a district is divided.
import type { UnitLevel } from '../access/place.ts'

export type Level = UnitLevel

/** From the whole to the smallest; each level's parent is the one before it. A village is a community of another kind. */
export const levels = ['district', 'street', 'community', 'grid', 'microgrid'] as const satisfies readonly Level[]

export const parentLevel = (level: Level): Level | undefined => levels[levels.indexOf(level) - 1]
export const childLevel = (level: Level): Level | undefined => levels[levels.indexOf(level) + 1]

/** Sites that are a cell of their own (专属网格): market, school, hospital, office tower, park, estate under construction. */
export const specialTypes = ['market', 'school', 'hospital', 'officeTower', 'park', 'constructionSite'] as const
export type SpecialType = (typeof specialTypes)[number]

export type CodeScheme = {
  /** Digits that say something, by level; what comes below adds its own number to its parent's digits. */
  digits: Readonly<Record<Level, number>>
  /** Shorter codes are written with zeros up to this length (statistics codes have twelve digits). */
  padTo: number
}

/** Statistical codes down to the community, three digits more for a grid and for a microgrid. */
export const codeScheme: CodeScheme = { digits: { district: 6, street: 9, community: 12, grid: 15, microgrid: 18 }, padTo: 12 }

/** The code without its padding: every code below begins with it. */
export const significantCode = (code: string, level: Level, scheme = codeScheme): string => code.slice(0, scheme.digits[level])

export const paddedCode = (digits: string, scheme = codeScheme): string => digits.padEnd(scheme.padTo, '0')

/** The code of the n-th child (from 1), or undefined when the level has no room for that number. */
export function childCode(parentCode: string, parent: Level, number: number, scheme = codeScheme): string | undefined {
  const child = childLevel(parent)
  if (!child) return undefined
  const room = scheme.digits[child] - scheme.digits[parent]
  const digits = String(number)
  if (!Number.isInteger(number) || number < 1 || digits.length > room) return undefined
  return paddedCode(significantCode(parentCode, parent, scheme) + digits.padStart(room, '0'), scheme)
}

export const isCode = (code: string, level: Level, scheme = codeScheme): boolean =>
  /^\d+$/.test(code) &&
  code.length === Math.max(scheme.digits[level], scheme.padTo) &&
  /^0*$/.test(code.slice(scheme.digits[level]))

/** Households a grid and a microgrid should hold. */
export type DivisionStandard = { grid: { least: number; most: number }; microgrid: { least: number; most: number } }

/** A grid 300–500 households, a microgrid 30–50 (the district's own standard; another district sets its own). */
export const divisionStandard: DivisionStandard = { grid: { least: 300, most: 500 }, microgrid: { least: 30, most: 50 } }
