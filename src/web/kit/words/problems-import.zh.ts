// Texts of the Problems about files that are brought in, in Chinese.
import { given, type Say } from './say.ts'

export const importProblemsZh = {
  'sheet.unreadable': (p) => `读不懂这个表格${given(p, 'name', '（', '）')}：请另存为 .xlsx 或 CSV 后再试。`,
  'sheet.empty': (p) => `表格里没有数据${given(p, 'name', '（', '）')}：第一行应为表头，其下每行一条。`,
  'sheet.too-large': (p) => `表格过大${given(p, 'name', '（', '）')}，最多 ${String(p['rows'] ?? 250_000)} 行，请分开导入。`,
  'shape.unreadable': (p) => `读不懂这个文件${given(p, 'name', '（', '）')}：应为 GeoJSON，或打成 zip 的 Shapefile。`,
  'shape.cut-off': (p) => `文件不完整${given(p, 'name', '（', '）')}${given(p, 'member', '，缺了 ', ' 的后半部分')}，请重新导出或重新上传。`,
  'shape.empty': (p) => `文件里没有任何图形${given(p, 'name', '（', '）')}。`,
  'shape.too-large': (p) => `文件过大${given(p, 'name', '（', '）')}，请分开导入。`,
  'shape.member-missing': (p) => `压缩包里缺少 ${String(p['member'] ?? '.shp')} 文件${given(p, 'name', '（', '）')}，请把 .shp、.dbf、.prj 一起打包。`,
  'shape.several-layers': (p) => `压缩包里有多个图层${given(p, 'layers', '（', '）')}，请一次只导入一个。`,
  'shape.not-areas': (p) => `文件里是点或线，不是面${given(p, 'name', '（', '）')}。边界须为面图层。`,
  'shape.crs-needed': (p) => `坐标是以米为单位的投影坐标，但文件没有说明是哪种投影${given(p, 'name', '（', '）')}。请附上 .prj 文件。`,
  'shape.crs-unknown': (p) => `不认识文件的坐标系${given(p, 'crs', '（', '）')}，请先转换为 CGCS2000 或 WGS-84。`,
  'shape.crs-shifted': (p) => `文件用的是北京54或西安80坐标${given(p, 'crs', '（', '）')}，转换参数未公开。请由提供方先转换为 CGCS2000。`,
} as const satisfies Record<string, Say>
