// Words of the division planner, in Chinese.
export const plannerZh = {
  heading: '划分网格', lead: '按楼栋和户数提出网格、微网格方案，先看再改，满意后生成调整方案并择日生效。', community: '社区', choose: '先选择一个社区', chooseHint: '输入社区名称或拼音首字母。',
  noShape: '这个社区还没有边界', noShapeHint: '请先导入或绘制边界。', noBuildings: '这个社区还没有楼栋资料', noBuildingsHint: '导入楼栋（GeoJSON、xlsx 或 CSV，含编码、户数、经纬度或轮廓）后即可划分。',
  buildings: (count: string, households: string) => `${count} 栋楼，${households} 户`, datum: '坐标系', datums: { wgs84: 'WGS-84 / CGCS2000', gcj02: 'GCJ-02（高德、腾讯）' },
  approach: '方式', anew: '重新划分', revise: '在现有基础上微调', keep: '保留的网格', keepHint: '保留的网格边界和微网格都不变，其余部分绕开它划分', gridRange: '网格户数', microgridRange: '微网格户数', least: '下限', most: '上限',
  propose: '提出方案', cancel: '取消', working: '正在划分', undo: '撤销', map: '划分图', figures: '指标', today: '现在', proposed: '方案',
  rows: { grids: '网格', gridsInRange: '其中在区间内', microgrids: '微网格', microgridsInRange: '其中在区间内', mean: '微网格平均户数', deviation: '户数标准差', compactness: '微网格紧凑度', crossings: '穿越道路河流（米）', people: '需要人员', movedGrid: '换网格的户数', moved: '换微网格的户数' },
  limits: '达不到的原因', noLimits: '全部在区间内', limit: {
    'building-above-range': (what: string, households: string, most: string) => `${what} 一处就有 ${households} 户，超过上限 ${most}`,
    'buildings-in-one-place': (what: string, households: string, most: string) => `${what} 等在同一位置共 ${households} 户，分不开，超过上限 ${most}`,
    'total-not-divisible': (what: string, households: string, range: string) => `${what}共 ${households} 户，怎么分都不能都落在 ${range} 户`,
    'piece-without-households': (what: string) => `边界的第 ${what} 块没有住户`, 'neighbours-do-not-fit': (what: string, households: string, range: string) => `${what} 有 ${households} 户，不在 ${range} 户；相邻楼栋的户数凑不出更合适的分法`,
    'building-outside': (what: string, households: string) => `${what}（${households} 户）在边界之外，未计入`,
  }, level: { grid: '网格', microgrid: '微网格' },
  cells: '网格一览', grid: (n: string) => `网格 ${n}`, cell: (n: string, households: string) => `${n}：${households} 户`, continues: (name: string) => `延续 ${name}`, fresh: '新设', building: '楼栋', chosen: (name: string, households: string) => `已选 ${name}（${households} 户）`, chooseBuilding: '在图上点选楼栋，拖到别的微网格；也可以在这里选择', moveTo: '移到', plan: '生成调整方案', planName: '方案名称', planNameOf: (community: string) => `${community}网格划分`, planned: '方案已生成，可以预览后择日生效', print: '打印网格单', printHint: '每个网格一张：图、楼栋、户数、人员', sheet: (community: string, n: string) => `${community} 网格 ${n}`, person: '网格员签名', date: '日期', microgrid: '微网格', households: '户数', schematic: '示意图', door: (building: string, n: string) => `${building}${n}单元`,
  whole: { heading: '多个社区一起划分', lead: '选择街道或全区，在后台逐个社区划分，完成后汇成一个方案。', unit: '街道或区', start: '开始', state: { waiting: '正在划分', done: '已完成', planned: '已生成方案', failed: '未完成', cancelled: '已取消' }, outdated: '网格已有变动，需要重新划分', byCommunity: '各社区结果', gridsInRange: '网格在区间内', microgridsInRange: '微网格在区间内' }, perimeter: '紧凑度',
}
