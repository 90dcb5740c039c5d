// The net as a spreadsheet, one sheet for each level, with the headings that the import knows again.
import type { Level } from '../../../domain/territory/unit.ts'
import type { Net } from '../../territory/net.ts'
import { writeCsv, writeSheet } from '../sheets/write-sheet.ts'
import type { Layer } from './chosen-units.ts'
import { propertiesOf } from './unit-properties.ts'

export type SheetLanguage = 'zh' | 'en'

type SheetWords = { headings: readonly string[]; level: Record<Level, string>; yes: string; special: Readonly<Record<string, string>> }

const words: Record<SheetLanguage, SheetWords> = {
  zh: {
    headings: ['编码', '名称', '层级', '上级编码', '上级名称', '户数', '村', '专属网格', '又名'], yes: '是',
    level: { district: '区', street: '街道', community: '社区', grid: '网格', microgrid: '微网格' },
    special: { market: '市场', school: '学校', hospital: '医院', officeTower: '楼宇', park: '公园', constructionSite: '在建小区' },
  },
  en: {
    headings: ['Code', 'Name', 'Level', 'Parent code', 'Parent name', 'Households', 'Village', 'Special grid', 'Also called'], yes: 'yes',
    level: { district: 'District', street: 'Street', community: 'Community', grid: 'Grid', microgrid: 'Microgrid' },
    special: { market: 'Market', school: 'School', hospital: 'Hospital', officeTower: 'Office tower', park: 'Park', constructionSite: 'Construction site' },
  },
}

const rowsOf = (net: Net, { units }: Layer, language: SheetLanguage): (string | number | null)[][] => {
  const { level, yes, special } = words[language]
  return units.map((unit) => {
    const { code, name, parentCode, households, village, special: site, aliases } = propertiesOf(net, unit)
    const parent = unit.parentId === null ? undefined : net.units.get(unit.parentId)
    return [code, name, level[unit.level], parentCode, parent?.name ?? null, households, village ? yes : null, site === null ? null : (special[site] ?? site), aliases.join('、') || null]
  })
}

export const spreadsheetOf = (net: Net, layers: readonly Layer[], language: SheetLanguage): Promise<Buffer> =>
  writeSheet(layers.map((layer) => ({ name: words[language].level[layer.level], headings: words[language].headings, rows: rowsOf(net, layer, language) })))

export const csvOf = (net: Net, layers: readonly Layer[], language: SheetLanguage): string => writeCsv(words[language].headings, layers.flatMap((layer) => rowsOf(net, layer, language)))
