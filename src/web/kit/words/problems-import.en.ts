// Texts of the Problems about files that are brought in, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { importProblemsZh } from './problems-import.zh.ts'
import { given, type Say } from './say.ts'

export const importProblemsEn: Record<keyof typeof importProblemsZh, Say> = {
  'sheet.unreadable': (p) => `This spreadsheet can’t be read${given(p, 'name', ' (', ')')}. Save it as .xlsx or CSV and try again.`,
  'sheet.empty': (p) => `There is no data in this spreadsheet${given(p, 'name', ' (', ')')}: the first line should hold the headings, each line below one record.`,
  'sheet.too-large': (p) => `This spreadsheet is too large${given(p, 'name', ' (', ')')}, ${counted(String(p['rows'] ?? 250_000), 'row')} at most. Please import it in parts.`,
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
  'import.not-found': () => 'There is no such import, or it lies outside your reach.',
  'import.id-taken': () => 'This number is used by another import. Please choose the file again.',
  'import.empty-file': (p) => `The file is empty${given(p, 'name', ' (', ')')}.`,
  'import.too-large': (p) => (Number(p['megabytes'] ?? 0) > 0 ? `The file is too large, ${String(p['megabytes'])} MB at most. Please import it in parts.` : 'The file holds too much for the memory. Please import it in parts.'),
  'import.not-ready': () => 'This is not possible yet: wait until the file is read and analysed.',
  'import.running': () => 'It is being analysed in another way. Please cancel that first.',
  'import.outdated': () => 'The net has changed since the analysis. Please analyse it again, then confirm.',
  'import.faulty-rows': (p) => `Some records have faults${given(p, 'rows', ': ')}. Correct them, have them mended, or confirm that they are left out.`,
  'import.nothing-new': () => 'There is nothing new in the file: all of it is in the net already.',
  'import.mapping-incomplete': () => 'Please say first which column holds the name or the code.',
  'import.datum-needed': () => 'Please choose the datum first: WGS-84/CGCS2000 or GCJ-02.',
  'import.broke-off': () => 'The analysis broke off and this was recorded. Please try again.',
}
