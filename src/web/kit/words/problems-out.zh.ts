// What Problems of what goes out (files, base map, access tokens) say to a person, in Chinese.
import type { Say } from './say.ts'

export const outProblemsZh = {
  'export.nothing': () => '所选层级下没有单位，没有可导出的内容。请换一个层级。',
  'account.too-many-tokens': () => '账号的访问令牌已有 20 个，请先收回不用的。',
  'account.token-not-found': () => '没有这个访问令牌。',
  'account.token-id-taken': () => '这个编号已被使用，请重新建立访问令牌。',
  'access.token-refused': () => '访问令牌不对、已过期或已收回。请在“我的账号”里另建一个。',
  'ogc.collection-not-found': () => '没有这个图层。可用：districts、streets、communities、grids、microgrids、cells。',
  'ogc.bbox-wrong': () => 'bbox 不对：应为四个数（西,南,东,北），单位为度。',
  'ogc.datetime-wrong': () => 'datetime 不对：应为日期或时间，或以斜杠分开的起止（RFC 3339）。',
  'ogc.cursor-wrong': () => '翻页标记不对，请从第一页重新读取。',
  'basemap.address-wrong': () => '瓦片地址不对：须以 http:// 或 https:// 开头，并含 {z}、{x}、{y}（或 {TileMatrix}、{TileCol}、{TileRow}）。',
  'basemap.key-wrong': () => '天地图密钥不对：只由 8 至 64 位字母和数字组成。',
  'basemap.zoom-wrong': () => '最小级别不能大于最大级别。',
  'basemap.file-unknown': () => '底图文件夹里没有这个文件。',
  'basemap.file-unreadable': () => '这个文件不是可以显示的 PMTiles 瓦片文件。',
  'basemap.vector-datum': () => '矢量瓦片文件须为 WGS-84（CGCS2000）；GCJ-02 只支持栅格瓦片。',
  'basemap.no-file': () => '本区没有设置底图文件。',
  'file.nothing-covered': () => '请先在照片上划出要遮挡的地方，或选择隐藏整张照片。',
  'file.covered-meanwhile': () => '刚才有人也遮挡了这张照片，请重新打开。',
  'phrase.not-found': () => '没有这条惯用语。',
  'phrase.place-unknown': (p) => `这些占位符不能用：${(Array.isArray(p['places']) ? p['places'] : []).map(String).join(', ')}。`,
  'phrase.too-many': () => '惯用语最多 200 条。',
} satisfies Record<string, Say>
