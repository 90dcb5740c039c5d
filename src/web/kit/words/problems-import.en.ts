// Texts of the Problems about files that are brought in, in English.
import type { importProblemsZh } from './problems-import.zh.ts'
import { given, type Say } from './say.ts'

export const importProblemsEn: Record<keyof typeof importProblemsZh, Say> = {
  'sheet.unreadable': (p) => `This spreadsheet can’t be read${given(p, 'name', ' (', ')')}. Save it as .xlsx or CSV and try again.`,
  'sheet.empty': (p) => `There is no data in this spreadsheet${given(p, 'name', ' (', ')')}: the first line should hold the headings, each line below one record.`,
  'sheet.too-large': (p) => `This spreadsheet is too large${given(p, 'name', ' (', ')')}, ${String(p['rows'] ?? 250_000)} rows at most. Please import it in parts.`,
  'shape.unreadable': (p) => `This file can’t be read${given(p, 'name', ' (', ')')}. It should be GeoJSON, or a shapefile in a zip.`,
  'shape.cut-off': (p) => `The file is not complete${given(p, 'name', ' (', ')')}${given(p, 'member', ': the rest of ', ' is missing')}. Please export or upload it again.`,
  'shape.empty': (p) => `There is no shape in this file${given(p, 'name', ' (', ')')}.`,
  'shape.too-large': (p) => `This file is too large${given(p, 'name', ' (', ')')}. Please import it in parts.`,
  'shape.member-missing': (p) => `The zip has no ${String(p['member'] ?? '.shp')} file${given(p, 'name', ' (', ')')}. Please zip .shp, .dbf and .prj together.`,
  'shape.several-layers': (p) => `The zip has several layers${given(p, 'layers', ' (', ')')}. Please import one at a time.`,
  'shape.not-areas': (p) => `The file holds points or lines, not areas${given(p, 'name', ' (', ')')}. Boundaries must be polygons.`,
  'shape.crs-needed': (p) => `The coordinates are metres of a projection, but the file doesn’t say which${given(p, 'name', ' (', ')')}. Please add its .prj file.`,
  'shape.crs-unknown': (p) => `The coordinate system of the file is not known here${given(p, 'crs', ' (', ')')}. Please convert it to CGCS2000 or WGS-84 first.`,
  'shape.crs-shifted': (p) => `The file uses Beijing 54 or Xian 80 coordinates${given(p, 'crs', ' (', ')')}, whose parameters are not public. Whoever made it should convert it to CGCS2000 first.`,
}
