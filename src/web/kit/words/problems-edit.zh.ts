// Why an edit on the map can't be done as drawn, in Chinese.
import { given, type Say } from './say.ts'

export const editProblemsZh = {
  'edit.unit-unknown': () => '方案里没有这个单位，可能已被他人拆分或合并。',
  'edit.no-shape': (p) => `${given(p, 'name', '“', '”') || '这个单位'}还没有边界，先画出边界。`,
  'edit.line-does-not-cross': () => '这条线没有把单位分开。请从边界外画起，穿过单位，到另一侧边界外结束。',
  'edit.whole-on-one-side': () => '下级单位整个归入时都落在线的同一侧。请选“一并拆开”，或把线移一移。',
  'edit.line-crosses-itself': () => '画的线自身相交，请重画。',
  'edit.not-neighbours': (p) => `${given(p, 'name', '“', '”')}与${given(p, 'other', '“', '”')}没有共同边界。`,
  'edit.not-siblings': (p) => `${given(p, 'name', '“', '”')}与${given(p, 'other', '“', '”')}不是同一上级的同级单位。`,
  'edit.crosses-itself': () => '这样改，边界会自身相交。',
  'edit.crosses-others': () => '这样改，会越过别的边界。请移得少一些，或先移动那一条边界。',
  'edit.swallows': (p) => `这样改，${given(p, 'name', '“', '”') || '一个单位'}就没有地方了。请先合并、撤销或移动它。`,
  'edit.not-exact': () => '这里的边界原本就没有对齐（有重叠或缝隙），请先用“标准检查”找到并修正。',
  'edit.no-corner': () => '这个位置没有边界的顶点。',
  'edit.corner-holds': () => '三条边界在这个顶点相接，不能删除，只能移动。',
  'edit.outside': () => '画的范围不在所选单位之内。',
  'edit.no-gap': () => '画的范围内没有空白，都已属于某个单位。',
  'edit.line-too-short': () => '画的线太短，至少要两个不同的点；画范围至少要三个点。',
  'edit.too-far': () => '画的位置离本区太远。',
  'edit.has-children': (p) => `${given(p, 'name', '“', '”')}下面还有单位，而${given(p, 'other', '“', '”')}没有下级单位，不能并入。`,
} satisfies Record<string, Say>
