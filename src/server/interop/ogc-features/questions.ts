// What a question may say: the part of the map, the days, and where the last page ended.
import type { Box } from '../../../domain/kernel/geometry.ts'
import { problemsOf } from '../../../domain/kernel/problem.ts'

export const ogcProblem = problemsOf({ 'ogc.collection-not-found': 404, 'ogc.bbox-wrong': 400, 'ogc.datetime-wrong': 400, 'ogc.cursor-wrong': 400 })

/** Four numbers, or six with heights, which a flat net doesn't have. One that crosses the 180th meridian is two boxes. */
export const readBbox = (text: string | undefined): readonly Box[] | undefined => {
  if (text === undefined) return undefined
  const numbers = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)))
  const [west, south, east, north] = numbers.length === 6 ? [numbers[0]!, numbers[1]!, numbers[3]!, numbers[4]!] : (numbers as [number, number, number, number])
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite) || south > north || Math.abs(west) > 360 || Math.abs(east) > 360) throw ogcProblem('ogc.bbox-wrong')
  return west <= east ? [[west, south, east, north]] : [[west, south, 180, north], [-180, south, east, north]]
}

/** Days in China, both included; null where it is open. */
export type Days = { from: string | null; until: string | null }

const dayOf = (text: string): string | null => {
  if (text === '..' || text === '') return null
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const at = isDate || /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(isDate ? `${text}T00:00:00+08:00` : text) : Number.NaN
  if (Number.isNaN(at)) throw ogcProblem('ogc.datetime-wrong')
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** RFC 3339: a day or instant, or two of them with a slash between, of which one may be open. */
export const readDatetime = (text: string | undefined): Days | undefined => {
  if (text === undefined) return undefined
  const ends = text.split('/')
  if (ends.length > 2 || (ends.length === 1 && (text === '' || text === '..'))) throw ogcProblem('ogc.datetime-wrong')
  const [from, until] = [dayOf(ends[0]!), dayOf(ends.at(-1)!)]
  if ((from === null && until === null && ends.length === 1) || (from !== null && until !== null && from > until)) throw ogcProblem('ogc.datetime-wrong')
  return { from, until }
}

/** The last unit of the page before, by what they are sorted by. */
export type Place = { code: string; id: number }

export const writeCursor = ({ code, id }: Place): string => `${code}.${id}`

export const readCursor = (text: string | undefined): Place | undefined => {
  if (text === undefined) return undefined
  const [, code, id] = /^(\d{1,24})\.(\d{1,15})$/.exec(text) ?? []
  if (code === undefined) throw ogcProblem('ogc.cursor-wrong')
  return { code, id: Number(id) }
}

export const isBehind = (unit: Place, place: Place): boolean => unit.code > place.code || (unit.code === place.code && unit.id > place.id)
