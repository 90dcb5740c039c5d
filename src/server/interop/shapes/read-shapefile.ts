// A shapefile in its zip: shapes (.shp), records (.dbf), projection (.prj) and encoding (.cpg), one layer of them.
import { openShp } from 'shapefile'
import { decodeText } from '../text.ts'
import { openZip } from '../zip.ts'
import { crsFromPrj } from './crs.ts'
import { shapeProblem } from './problems.ts'
import { readDbf } from './read-dbf.ts'
import { asDegrees, countPoints, refuseUnknownMetres, shapeFrom, shapeLimits, type ShapeFile, type ShapeRow } from './shape-file.ts'

const wanted = /\.(shp|dbf|prj|cpg)$/i
const isOwn = (path: string): boolean => !/(^|\/)(__MACOSX\/|\._)/.test(path)

const areaTypes = new Map([[5, 'Polygon'], [15, 'PolygonZ'], [25, 'PolygonM']])

/** The header says how long the file is and what is in it. */
const checkHeader = (shp: Uint8Array, name: string): void => {
  if (shp.length < 100) throw shapeProblem('shape.cut-off', { name, member: '.shp' })
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength)
  if (view.getInt32(0) !== 9994) throw shapeProblem('shape.unreadable', { name, member: '.shp' })
  if (view.getInt32(24) * 2 > shp.length) throw shapeProblem('shape.cut-off', { name, member: '.shp' })
  const type = view.getInt32(32, true)
  if (type !== 0 && !areaTypes.has(type)) throw shapeProblem('shape.not-areas', { name })
}

const membersOf = (zip: ReadonlyMap<string, Uint8Array>, name: string): ((extension: string) => Uint8Array | undefined) => {
  const own = [...zip.keys()].filter(isOwn)
  const layers = own.filter((path) => /\.shp$/i.test(path))
  if (layers.length === 0) throw shapeProblem('shape.member-missing', { name, member: '.shp' })
  if (layers.length > 1) throw shapeProblem('shape.several-layers', { name, layers: layers.slice(0, 10).map((path) => path.split('/').at(-1)!) })
  const base = layers[0]!.slice(0, -4).toLowerCase()
  return (extension) => {
    const path = own.find((one) => one.toLowerCase() === `${base}${extension}` || (extension === '.cpg' && one.toLowerCase() === `${base}.shp.cpg`))
    return path === undefined ? undefined : zip.get(path)
  }
}

export const readShapefile = async (bytes: Uint8Array, name: string): Promise<ShapeFile> => {
  if (bytes.length > shapeLimits.bytes) throw shapeProblem('shape.too-large', { name })
  const zip = openZip(bytes, { mostBytes: shapeLimits.unpackedBytes, mostEntries: shapeLimits.entries }, (path) => wanted.test(path))
  if (zip === 'unreadable') throw shapeProblem('shape.unreadable', { name })
  if (zip === 'too-large') throw shapeProblem('shape.too-large', { name })
  const member = membersOf(zip, name)
  const [shp, dbfBytes, prj, cpg] = [member('.shp')!, member('.dbf'), member('.prj'), member('.cpg')]
  if (!dbfBytes) throw shapeProblem('shape.member-missing', { name, member: '.dbf' })
  checkHeader(shp, name)
  const dbf = readDbf(dbfBytes, cpg && decodeText(cpg), name)
  const crs = prj && crsFromPrj(decodeText(prj) ?? '', name)
  const count = countPoints(name)
  const rows: ShapeRow[] = []
  try {
    const source = await openShp(shp)
    for (let i = 0; ; i++) {
      const { done, value } = await source.read()
      if (done) break
      const record = dbf.records[i]
      if (!record?.deleted) rows.push({ row: i + 1, cells: record?.cells ?? dbf.headings.map(() => null), ...shapeFrom(value as Parameters<typeof shapeFrom>[0], crs?.toDegrees ?? asDegrees, count) })
    }
  } catch (fault) {
    if (fault instanceof Error && 'status' in fault) throw fault
    throw shapeProblem('shape.unreadable', { name, member: '.shp' })
  }
  if (rows.length === 0) throw shapeProblem('shape.empty', { name })
  if (rows.length < dbf.records.filter((record) => !record.deleted).length) throw shapeProblem('shape.cut-off', { name, member: '.shp' })
  return refuseUnknownMetres({ headings: dbf.headings, rows, crs: crs?.name ?? null }, name)
}
