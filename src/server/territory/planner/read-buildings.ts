// Buildings from a file: GeoJSON with points or footprints, or a sheet with places. Rows with one code and several
// entrances make one building. What can't be read is named by its row.
import type { Position, Shape } from '../../../domain/kernel/geometry.ts'
import { mapShape, toWgs84, type Datum } from '../../../domain/territory/import/datum.ts'
import { middleOf } from '../../../domain/territory/planner/community-input.ts'
import type { BuildingPlace } from '../../../domain/territory/planner/types.ts'
import { readSheet } from '../../interop/sheets/read-sheet.ts'
import { decodeText } from '../../interop/text.ts'
import { plannerRunProblem } from './problems.ts'
import type { BuildingRow } from './rows.ts'

export type RowFault = 'no-code' | 'no-place' | 'no-households' | 'twice' | 'outside'
export type ReadBuildings = { rows: BuildingRow[]; rowOf: Map<string, number>; faulty: { row: number; fault: RowFault }[] }

type Found = { row: number; code: string; name: string; households: number | undefined; place: BuildingPlace | undefined; entrance: boolean }

const headings: Record<'code' | 'name' | 'households' | 'lng' | 'lat' | 'entrance', readonly string[]> = {
  code: ['code', 'id', '编码', '编号', '楼栋编码', '楼栋编号', '楼号'],
  name: ['name', '名称', '楼栋名称', '楼栋', '地址'],
  households: ['households', '户数', '总户数', '居民户数'],
  lng: ['lng', 'lon', 'longitude', '经度', 'x'],
  lat: ['lat', 'latitude', '纬度', 'y'],
  entrance: ['entrance', 'unit', '单元', '门栋', '单元号'],
}

const pick = (values: Readonly<Record<string, unknown>>, field: keyof typeof headings): unknown => {
  const key = Object.keys(values).find((one) => headings[field].includes(one.trim().toLowerCase()) && values[one] !== undefined && values[one] !== null && values[one] !== '')
  return key === undefined ? undefined : values[key]
}
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '')
const count = (value: unknown): number | undefined => {
  const n = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isInteger(n) && n >= 0 && n < 1e6 ? n : undefined
}
const degrees = (value: unknown, most: number): number | undefined => {
  const n = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(n) && Math.abs(n) <= most ? n : undefined
}

const isPosition = (p: unknown): p is Position => Array.isArray(p) && degrees(p[0], 180) !== undefined && degrees(p[1], 85) !== undefined
const isRings = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every((ring) => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition))

function placeFrom(geometry: unknown, datum: Datum): BuildingPlace | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type === 'Point' && isPosition(coordinates)) return { type: 'Point', coordinates: toWgs84([coordinates[0], coordinates[1]], datum) }
  const good = (type === 'Polygon' && isRings(coordinates)) || (type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isRings))
  return good ? mapShape({ type, coordinates } as Shape, (at) => toWgs84([at[0], at[1]], datum)) : undefined
}

function fromGeoJson(content: string, datum: Datum): Found[] {
  let parsed: { type?: unknown; features?: unknown }
  try {
    parsed = JSON.parse(content) as typeof parsed
  } catch {
    throw plannerRunProblem('planner.file-unreadable')
  }
  if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features) || parsed.features.length > 100_000) throw plannerRunProblem('planner.file-unreadable')
  return parsed.features.map((feature: unknown, i): Found => {
    const { properties, geometry, id } = (feature ?? {}) as { properties?: Record<string, unknown>; geometry?: unknown; id?: unknown }
    const values = { id, ...properties }
    return { row: i + 1, code: text(pick(values, 'code')) || text(id), name: text(pick(values, 'name')), households: count(pick(values, 'households')), place: placeFrom(geometry, datum), entrance: text(pick(values, 'entrance')) !== '' }
  })
}

async function fromSheet(bytes: Uint8Array, name: string, datum: Datum): Promise<Found[]> {
  const sheet = await readSheet(bytes, name)
  return sheet.rows.map(({ row, cells }): Found => {
    const values = Object.fromEntries(sheet.headings.map((heading, i) => [heading, cells[i]]))
    const [lng, lat] = [degrees(pick(values, 'lng'), 180), degrees(pick(values, 'lat'), 85)]
    return {
      row, code: text(pick(values, 'code')), name: text(pick(values, 'name')), households: count(pick(values, 'households')),
      place: lng === undefined || lat === undefined ? undefined : { type: 'Point', coordinates: toWgs84([lng, lat], datum) }, entrance: text(pick(values, 'entrance')) !== '',
    }
  })
}

export async function readBuildings(bytes: Uint8Array, fileName: string, datum: Datum): Promise<ReadBuildings> {
  const content = /\.(geo)?json$/i.test(fileName) ? decodeText(bytes) : undefined
  if (/\.(geo)?json$/i.test(fileName) && content === undefined) throw plannerRunProblem('planner.file-unreadable')
  const found = content === undefined ? await fromSheet(bytes, fileName, datum) : fromGeoJson(content, datum)
  const made: ReadBuildings = { rows: [], rowOf: new Map(), faulty: [] }
  const byCode = new Map<string, { row: BuildingRow; entrance: boolean }>()
  for (const { row, code, name, households, place, entrance } of found) {
    const fault: RowFault | undefined = code === '' ? 'no-code' : place === undefined ? 'no-place' : households === undefined ? 'no-households' : undefined
    if (fault) {
      made.faulty.push({ row, fault })
      continue
    }
    const at = middleOf({ place: place! })
    const known = byCode.get(code)
    if (known) {
      if (!entrance || !known.entrance) made.faulty.push({ row, fault: 'twice' })
      else {
        known.row.entrances!.push({ position: at, households: households! })
        known.row.households += households!
      }
      continue
    }
    const building: BuildingRow = { code, name: name || code, lng: at[0], lat: at[1], households: households!, place: place!, entrances: entrance ? [{ position: at, households: households! }] : null }
    byCode.set(code, { row: building, entrance })
    made.rowOf.set(code, row)
    made.rows.push(building)
  }
  return made
}
