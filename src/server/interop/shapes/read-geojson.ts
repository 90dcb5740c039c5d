// GeoJSON: a FeatureCollection, one Feature, or a bare geometry; with the `crs` that older programs write.
import { decodeText } from '../text.ts'
import type { Cell } from '../sheets/read-sheet.ts'
import { crsFromName } from './crs.ts'
import { shapeProblem } from './problems.ts'
import { asDegrees, countPoints, refuseUnknownMetres, shapeFrom, shapeLimits, type ShapeFile } from './shape-file.ts'

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('、')
  return typeof value === 'object' ? null : String(value)
}

const parse = (bytes: Uint8Array, name: string): Thing => {
  const text = decodeText(bytes)
  if (text === undefined || !/^\s*\{/.test(text.slice(0, 1_000))) throw shapeProblem('shape.unreadable', { name })
  try {
    const value: unknown = JSON.parse(text)
    if (isThing(value)) return value
  } catch {
    if (!/\}\s*$/.test(text.slice(-1_000))) throw shapeProblem('shape.cut-off', { name })
  }
  throw shapeProblem('shape.unreadable', { name })
}

const featuresOf = (file: Thing, name: string): unknown[] => {
  if (file.type === 'FeatureCollection' && Array.isArray(file.features)) return file.features
  if (file.type === 'Feature') return [file]
  if (typeof file.type === 'string' && ('coordinates' in file || 'geometries' in file)) return [{ type: 'Feature', properties: {}, geometry: file }]
  throw shapeProblem('shape.unreadable', { name })
}

const crsNameOf = (file: Thing): string | null => {
  const properties = isThing(file.crs) ? file.crs.properties : undefined
  const name = isThing(properties) ? properties.name : undefined
  return typeof name === 'string' ? name : null
}

export const readGeoJson = (bytes: Uint8Array, name: string): ShapeFile => {
  if (bytes.length > shapeLimits.bytes) throw shapeProblem('shape.too-large', { name })
  const file = parse(bytes, name)
  const features = featuresOf(file, name)
  if (features.length === 0) throw shapeProblem('shape.empty', { name })
  if (features.length > shapeLimits.rows) throw shapeProblem('shape.too-large', { name, rows: shapeLimits.rows })
  const crsName = crsNameOf(file)
  const crs = crsName === null ? undefined : crsFromName(crsName, name)
  const headings = new Map<string, number>()
  for (const feature of features) if (isThing(feature) && isThing(feature.properties)) for (const key of Object.keys(feature.properties)) if (!headings.has(key) && headings.size < 500) headings.set(key, headings.size)
  const count = countPoints(name)
  const rows = features.map((feature, i) => {
    const properties = isThing(feature) && isThing(feature.properties) ? feature.properties : {}
    const geometry = isThing(feature) && isThing(feature.geometry) ? feature.geometry : null
    return { row: i + 1, cells: [...headings.keys()].map((key) => cellOf(properties[key])), ...shapeFrom(geometry, crs?.toDegrees ?? asDegrees, count) }
  })
  return refuseUnknownMetres({ headings: [...headings.keys()], rows, crs: crsName }, name)
}
