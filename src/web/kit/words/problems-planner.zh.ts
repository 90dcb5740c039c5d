// Texts of the Problems of the division planner, in Chinese.
import { given, type Say } from './say.ts'

export const plannerProblemsZh = {
  'planner.boundary-missing': () => '没有边界，无法划分：请先导入或绘制这个社区的边界。',
  'planner.boundary-crosses-itself': (p) => `边界自相交${given(p, 'at', '（', '）')}，无法划分：请先在编辑页修正。`,
  'planner.households-unknown': (p) => `楼栋${given(p, 'building', '“', '”')}的户数应为 0 或以上的整数。`,
  'planner.standard-impossible': () => '目标区间不成立：下限应不小于 1 且不大于上限。',
  'planner.too-large': (p) => `范围或楼栋过多，无法一次划分${given(p, 'most', '，最多 ', ' 栋')}：请按社区分别划分。`,
  'planner.too-narrow': () => '边界有一处窄于几厘米，无法画出网格线：请先修正边界。',
  'planner.cell-in-pieces': (p) => `这样分会使${given(p, 'building', '“', '”所在的')}网格断成几块：请把它分给相邻的网格。`,
  'planner.building-unknown': (p) => `没有这栋楼${given(p, 'building', '（', '）')}，或有楼栋未分到网格：请重新打开这个社区。`,
  'planner.run-not-found': () => '没有这次批量划分，或不在您的范围内。',
  'planner.run-not-ready': () => '批量划分还没有完成，或已经生成方案。',
  'planner.run-outdated': () => '划分之后网格已有变动，请重新划分。',
  'planner.broke-off': () => '批量划分中断了，请重新开始。',
  'planner.no-buildings': () => '没有楼栋资料，无法划分：请先导入楼栋和户数。',
  'planner.file-unreadable': () => '读不懂这个文件：请用 GeoJSON（FeatureCollection）、.xlsx 或 CSV。',
  'planner.building-kept': (p) => `楼栋${given(p, 'building', '“', '”')}属于保留不变的网格，不能移动：请先取消保留，或选择“内部重新划分”。`,
  'planner.kept-not-exact': () => '要保留的网格没有边界，或与相邻边界没有完全对齐：请先在编辑页修正，或不保留它。',
  'planner.cancelled': () => '划分已取消，没有任何改动。',
} as const satisfies Record<string, Say>
