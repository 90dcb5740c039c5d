// Which of their columns is which of our fields: guessed by the headings offices and their programs use, corrected by
// whoever imports, and remembered for files with the same headings.

export const importFields = ['code', 'name', 'level', 'parentCode', 'parentName', 'households', 'village', 'special', 'aliases'] as const
export type ImportField = (typeof importFields)[number]

/** Our field → their column, by its position. */
export type Mapping = Partial<Record<ImportField, number>>

/** A heading as it is compared: width, case, brackets and what is in them, and a number at the end don't count. */
const plain = (heading: string): string => heading.normalize('NFKC').toLowerCase().replace(/[（(【[].*?[)）\]】]/g, '').replace(/[\s_\-.:：*＊/、]+/g, '').replace(/(?<=\D)\d+$/, '')

/** In the order of certainty: what is asked first takes the column. Initials of pinyin are the field names of shapefiles. */
const patterns: readonly (readonly [ImportField, RegExp])[] = [
  ['parentCode', /^((上级|上一级|父级?|所属|隶属)(单位|网格|社区|街道|区划|组织|机构)?(编码|代码|编号)|parent(code|id|no)|pcode|pid|sjbm|sjdm|fjbm|ssbm)$/],
  ['parentName', /^((上级|上一级|父级?|所属|隶属|所在)(单位|网格|社区|村|社区村|村社区|街道|街道乡镇|乡镇街道|乡镇|区划|组织|机构)?(名称)?|parent(name)?|sjmc|ssmc|sssq|ssjd|sswg|jdmc)$/],
  ['code', /^((网格|微网格|单位|社区|村|街道|行政|行政区划?|区划|统计(用?区划)?|现|新)*(编码|代码|编号|区划码)|(uni?t|grid|gb|qh|xzq|adm|ad|wg|sq|jd|zone|area)?(code|dm|bm)|xzqdm|wgbm|wgbh|id|no)$/],
  ['households', /^((常住|总|家庭|住|现有)?户数?(总数|合计)?|households?|hs|zhs|hus?hu|hh)$/],
  ['level', /^(级别|层级|级次|单位级别|网格级别|网格层级|level|jb|cj)$/],
  ['special', /^((是否)?专属网格(类型|类别)?|专属类型|专属|special(type)?|zslx|zswg)$/],
  ['village', /^((社区)?类别|城乡(分类|类型)|是否(行政)?村|村居类型|类型|village|kind|type|lb|lx)$/],
  ['aliases', /^(别名|曾用名|又名|俗称|简称|alias(es)?|bm2|cym)$/],
  ['name', /^((网格|微网格|单位|社区|村|街道|行政区划?|区划|现|新)*(名称|名字|名)|(网格|微网格|社区|村|街道|社区村|村社区)|(unit|grid|xzq|qh|wg|sq|jd|adm)?(name|mc)|xzqmc|wgmc|name(zh|cn)?)$/],
]

/** The likely column of each field; a column serves one field. */
export const guessMapping = (headings: readonly string[]): Mapping => {
  const mapping: Mapping = {}
  const taken = new Set<number>()
  for (const [field, pattern] of patterns) {
    const column = headings.findIndex((heading, i) => !taken.has(i) && pattern.test(plain(heading)))
    if (column < 0 || mapping[field] !== undefined) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

/** Files with the same headings in the same order are mapped alike. */
export const headingsKey = (headings: readonly string[]): string => headings.map(plain).join('|')

/** Only columns the file has. */
export const fittingMapping = (mapping: Mapping, headings: readonly string[]): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([field, column]) => (importFields as readonly string[]).includes(field) && Number.isInteger(column) && column >= 0 && column < headings.length))
