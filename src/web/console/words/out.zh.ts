// Words for what goes out of the console and lies under its maps, in Chinese: export, access tokens, base map.
export const outZh = {
  exportUnits: {
    open: '导出', title: '导出网格', scope: '范围', scopeHint: '这个单位和它的下级', levels: '层级', format: '格式',
    formats: { geojson: 'GeoJSON', shapefile: 'Shapefile（zip）', xlsx: '电子表格（xlsx）', csv: 'CSV' },
    formatHint: { geojson: '边界和属性，一个文件', shapefile: '每个层级一个图层，带 .prj，文字为 UTF-8', xlsx: '每个层级一张工作表，不含边界', csv: '所有层级一张表，不含边界' },
    datum: '坐标系', datums: { wgs84: 'WGS-84（CGCS2000）', gcj02: 'GCJ-02' }, datumHint: 'GCJ-02 供叠加在已公开的互联网地图上；文件名和文件内都会注明。',
    submit: '导出', logged: '每次导出都会记入审计。', done: (name: string) => `已导出 ${name}`, needLevel: '请至少选一个层级', outside: '这个单位不在您的岗位范围内',
  },
  account: {
    heading: '我的账号', password: '密码', changePassword: '修改密码', tokens: '访问令牌', tokensLead: '供桌面 GIS（QGIS、ArcGIS、GDAL）读取您岗位范围内的网格。令牌只能读网格，到期自动失效，可随时收回。',
    name: '用途', nameHint: '例如：规划科 QGIS', needed: '请填写用途', days: '有效期', daysText: (n: number) => `${n} 天`, make: '建立令牌', made: '令牌已建立，只显示这一次，请现在复制保存：', copy: '复制', copied: '已复制', close: '已保存，关闭',
    created: '建立', expires: '到期', used: '最近使用', never: '未用过', revoke: '收回', revokeAsk: '收回后，使用它的程序立即无法读取。', revoked: '已收回', empty: '还没有访问令牌', emptyHint: '需要在桌面 GIS 里打开网格时，在上面建立一个。',
    how: '怎样使用', address: '服务地址（OGC API – Features）', qgis: 'QGIS：图层 → 添加图层 → 添加 WFS / OGC API – Features 图层，填服务地址；认证选“基本”，用户名为您的账号，密码为令牌。', gdal: 'GDAL 命令行：',
    noExport: '您的岗位没有导出网格的权限，令牌读不到网格。',
  },
  baseMap: {
    heading: '底图', lead: '网格下面的地图，全区所有人看到的都一样。不设底图时一切照常可用。', kind: '来源', kinds: { none: '不用底图', tianditu: '天地图', tiles: '瓦片服务（XYZ / WMTS）', archive: '本地瓦片文件（PMTiles）' },
    key: '密钥（tk）', keyHint: '在天地图网站申请的“浏览器端”密钥，会随地图发给每个浏览器。', style: '类型', styles: { vec: '矢量', img: '影像', ter: '地形' },
    address: '瓦片地址', addressHint: '含 {z}、{x}、{y}，或 {TileMatrix}、{TileCol}、{TileRow}；墨卡托投影（EPSG:3857）。多台服务器可写 {0-7} 或 {a-c}。', addAddress: '加一层', removeAddress: '去掉这一层', layer: (n: number) => `第 ${n} 层`,
    datum: '坐标系', datums: { wgs84: 'WGS-84（CGCS2000）', gcj02: 'GCJ-02（自动纠正到实际位置）' }, tileSize: '瓦片大小', minZoom: '最小级别', maxZoom: '最大级别', pixels: (n: number) => `${n} 像素`,
    file: '文件', fileHint: (folder: string) => `把 .pmtiles 文件放进服务器的 ${folder} 文件夹。`, noFiles: '文件夹里还没有 .pmtiles 文件', vector: '矢量', raster: '栅格', broken: '无法读取', zooms: (from: number, until: number) => `${from}–${until} 级`, megabytes: (n: string) => `${n} MB`,
    attribution: '版权说明', attributionHint: '显示在地图右下角', approval: '审图号', approvalHint: '例如 GS(2024)0650号；公开使用的地图须标注', preview: '预览', save: '保存', saved: '已保存。已经打开的页面刷新后生效。', previewing: '预览中，尚未保存', needed: '请填写',
    map: '预览地图',
  },
} as const
