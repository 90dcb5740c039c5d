// Any file of an import as rows: what it is, its content tells, not its name.
import { readGeoJson } from '../../interop/shapes/read-geojson.ts'
import { readShapefile } from '../../interop/shapes/read-shapefile.ts'
import { readSheet } from '../../interop/sheets/read-sheet.ts'
import { isZip, openZip } from '../../interop/zip.ts'
import type { Source } from '../../../domain/territory/import/source.ts'
import { importProblem } from './problems.ts'

export type FileSource = Source & { crs: string | null }

/** A spreadsheet is a zip too: its first part tells. */
const holdsSheet = (bytes: Uint8Array): boolean => {
  const found: string[] = []
  openZip(bytes, { mostBytes: Number.MAX_SAFE_INTEGER, mostEntries: 5_000 }, (name) => {
    found.push(name)
    return false
  })
  return found.some((name) => name.startsWith('xl/') || name === '[Content_Types].xml')
}

const looksLikeJson = (bytes: Uint8Array): boolean => /^\s*\{/.test(new TextDecoder('utf-8').decode(bytes.subarray(0, 200)))

export const readFile = async (bytes: Uint8Array, name: string): Promise<FileSource> => {
  if (bytes.length === 0) throw importProblem('import.empty-file', { name })
  if (isZip(bytes) && !holdsSheet(bytes)) return { shapes: true, ...(await readShapefile(bytes, name)) }
  if (!isZip(bytes) && (looksLikeJson(bytes) || /\.(geo)?json$/i.test(name))) return { shapes: true, ...readGeoJson(bytes, name) }
  const { headings, rows } = await readSheet(bytes, name)
  return { shapes: false, crs: null, headings, rows: rows.map((row) => ({ ...row, shape: null })) }
}
