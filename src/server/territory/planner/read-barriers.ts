// Lines that divide, from GeoJSON: what kind of line each is its attributes say (OpenStreetMap's, or Chinese ones such as
// 类型 and 名称). The same line has the same id, however often it is brought. What can't be read is named by its row.
import { v5 as uuidFrom } from 'uuid'
import { toDegrees, toSteps, type Position } from '../../../domain/kernel/geometry.ts'
import { toWgs84, type Datum } from '../../../domain/territory/import/datum.ts'
import type { BarrierKind } from '../../../domain/territory/planner/types.ts'
import { decodeText } from '../../interop/text.ts'
import { plannerRunProblem } from './problems.ts'
import type { BarrierRow } from './rows.ts'

export type LineFault = 'no-line' | 'no-kind' | 'no-weight' | 'twice' | 'outside'
export type ReadLines = { rows: BarrierRow[]; rowOf: Map<string, number>; faulty: { row: number; fault: LineFault }[] }

const space = '3e0d7c43-6df5-4c1e-8a55-0f5f2f0f7a61'
const mostFeatures = 50_000
const mostWeight = 10
const mostCorners = 20_000

type Values = Readonly<Record<string, unknown>>
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '')
const pick = (values: Values, names: readonly string[]): string => {
  for (const name of names) {
    const key = Object.keys(values).find((one) => one.trim().toLowerCase() === name && text(values[one]) !== '')
    if (key !== undefined) return text(values[key])
  }
  return ''
}

/** Said outright, by OpenStreetMap's keys, or by a Chinese word; a name says it last. */
const words: readonly (readonly [BarrierKind, RegExp])[] = [
  ['railway', /铁路|铁道|轨道|地铁|高铁|专用线|^rail/i],
  ['river', /河|江|渠|溪|湖|水系|水域|运河|排水沟|^(river|stream|canal|water|ditch|drain)/i],
  ['road', /路|道|街|巷|桥|高速|国道|省道|环线|^(road|street|highway|motorway|trunk|primary|secondary|tertiary|residential|service|unclassified|living_street)/i],
  ['other', /其他|其它|围墙|墙|沟|坎|界|^(other|wall|fence|barrier)/i],
]
const byWord = (word: string): BarrierKind | undefined => words.find(([, pattern]) => pattern.test(word))?.[0]

export function kindOf(values: Values): BarrierKind | undefined {
  const said = pick(values, ['kind', '类型', '种类', '类别', 'type'])
  const found = said === '' ? undefined : byWord(said)
  if (found) return found
  const marked = (name: string): boolean => !['', 'no'].includes(pick(values, [name]).toLowerCase())
  if (marked('railway')) return 'railway'
  if (marked('waterway')) return 'river'
  if (marked('highway')) return 'road'
  if (marked('barrier')) return 'other'
  return byWord(pick(values, ['名称', 'name']))
}

/** As wide roads divide more than lanes, and rivers more than streams, unless the file says how much. */
function usualWeight(kind: BarrierKind, values: Values): number {
  const [road, water] = [pick(values, ['highway']), pick(values, ['waterway'])]
  if (kind === 'road') return /^(motorway|trunk|primary)/.test(road) ? 2 : /^(residential|service|living_street|unclassified|track|pedestrian)$/.test(road) ? 0.4 : /^(footway|path|steps|cycleway)$/.test(road) ? 0.1 : 1
  if (kind === 'river') return /^(stream|ditch|drain)$/.test(water) ? 1 : 3
  return kind === 'railway' ? 4 : 1
}

function weightOf(kind: BarrierKind, values: Values): number | undefined {
  const said = pick(values, ['weight', '权重', '阻隔', '阻隔度'])
  if (said === '') return usualWeight(kind, values)
  const weight = Number(said)
  return Number.isFinite(weight) && weight >= 0 && weight <= mostWeight ? weight : undefined
}

const isPlace = (p: unknown): p is Position => Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number' && Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 85
const isLine = (value: unknown): value is Position[] => Array.isArray(value) && value.length >= 2 && value.length <= mostCorners && value.every(isPlace)

function linesOf(geometry: unknown, datum: Datum): Position[][] | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' && Array.isArray(coordinates) ? (coordinates as unknown[]) : []
  if (lines.length === 0 || !lines.every(isLine)) return undefined
  const whole = lines.map((line) => line.map(([lng, lat]): Position => toWgs84([toDegrees(toSteps(lng)), toDegrees(toSteps(lat))], datum)))
  return whole.every((line) => line.some((p) => p[0] !== line[0]![0] || p[1] !== line[0]![1])) ? whole : undefined
}

export function readBarrierLines(bytes: Uint8Array, datum: Datum): ReadLines {
  const content = decodeText(bytes)
  let parsed: { type?: unknown; features?: unknown } | null
  try {
    parsed = JSON.parse(content ?? '') as typeof parsed
  } catch {
    throw plannerRunProblem('planner.file-unreadable')
  }
  if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features) || parsed.features.length > mostFeatures) throw plannerRunProblem('planner.file-unreadable')
  const made: ReadLines = { rows: [], rowOf: new Map(), faulty: [] }
  parsed.features.forEach((feature: unknown, i) => {
    const { properties, geometry } = (feature ?? {}) as { properties?: Values | null; geometry?: unknown }
    const values = properties ?? {}
    const row = i + 1
    const lines = linesOf(geometry, datum)
    const kind = kindOf(values)
    const weight = kind && weightOf(kind, values)
    const fault: LineFault | undefined = !lines ? 'no-line' : !kind ? 'no-kind' : weight === undefined ? 'no-weight' : undefined
    if (fault) return void made.faulty.push({ row, fault })
    const fresh = lines!.map((line): BarrierRow => ({ id: uuidFrom(JSON.stringify(line), space), kind: kind!, name: pick(values, ['名称', 'name']), weight: weight!, line }))
    if (fresh.some(({ id }) => made.rowOf.has(id))) return void made.faulty.push({ row, fault: 'twice' })
    for (const one of fresh) {
      made.rowOf.set(one.id, row)
      made.rows.push(one)
    }
  })
  return made
}
