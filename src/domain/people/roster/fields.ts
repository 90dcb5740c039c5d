// What a roster's columns may say, and what districts call them: a first guess, which somebody confirms once and the
// district remembers. Role names are read in both languages, and as the district maps its own.
import type { Role } from '../../access/roles.ts'

export const rosterFields = ['name', 'phone', 'role', 'unitCode', 'unitName', 'office', 'from', 'until'] as const
export type RosterField = (typeof rosterFields)[number]

/** The one spelling of a name that is compared: width, case and blanks don't matter. */
export const wordKey = (text: string): string => text.normalize('NFKC').replace(/[\s*:()]/g, '').toLowerCase()
/** The one spelling of a heading: what is said in brackets (必填) is advice. */
export const headingKey = (text: string): string => wordKey(text.normalize('NFKC').replace(/\([^)]*\)/g, ''))

const called: Readonly<Record<RosterField, readonly string[]>> = {
  name: ['姓名', '名字', '人员姓名', '网格员姓名', '人员', 'name', 'full name'],
  phone: ['手机', '手机号', '手机号码', '电话', '联系电话', '联系方式', '电话号码', 'phone', 'mobile', 'telephone'],
  role: ['岗位', '职务', '角色', '岗位类型', '人员类别', '类别', '身份', 'post', 'role', 'position'],
  unitCode: ['网格编码', '编码', '单位编码', '所在单位编码', '微网格编码', '网格编号', 'code', 'unit code'],
  unitName: ['网格名称', '网格', '所在网格', '单位', '所在单位', '单位名称', '负责网格', '微网格', '微网格名称', 'unit', 'unit name'],
  office: ['部门', '所在部门', '部门名称', 'office', 'department'],
  from: ['任职日期', '任职起', '上岗日期', '上岗时间', '任职时间', '起始日期', '开始日期', 'from', 'since', 'start'],
  until: ['离任日期', '任职止', '离岗日期', '截止日期', '结束日期', '到期日期', 'until', 'to', 'end'],
}
const fieldByName = new Map(rosterFields.flatMap((field) => called[field].map((name) => [headingKey(name), field] as const)))

/** For each heading the field it means: as remembered, or as it is usually called. A field is given once. */
export const guessMapping = (headings: readonly string[], remembered: ReadonlyMap<string, RosterField | null>): (RosterField | null)[] => {
  const used = new Set<RosterField>()
  const take = (field: RosterField | null | undefined): RosterField | null => {
    if (!field || used.has(field)) return null
    used.add(field)
    return field
  }
  const known = headings.map((heading) => (remembered.has(headingKey(heading)) ? take(remembered.get(headingKey(heading))) : undefined))
  return headings.map((heading, n) => (known[n] !== undefined ? known[n] : take(fieldByName.get(headingKey(heading)))))
}

/** Enough to tell who is where: a name, a post, and a place. */
export const isEnough = (fields: readonly (RosterField | null)[]): boolean =>
  fields.includes('name') && fields.includes('role') && (fields.includes('unitCode') || fields.includes('unitName') || fields.includes('office'))

/** As the words of the interface have them (a test compares), and what else they are called. */
export const roleNames: Readonly<Partial<Record<Role, { zh: string; en: string; also: readonly string[] }>>> = {
  microgridWorker: { zh: '微网格员', en: 'Microgrid worker', also: ['兼职网格员', '微网格长'] },
  gridAssistant: { zh: '网格辅助员', en: 'Grid assistant', also: ['网格助理', '辅助网格员'] },
  gridWorker: { zh: '网格员', en: 'Grid worker', also: ['专职网格员'] },
  gridLeader: { zh: '网格长', en: 'Grid leader', also: ['社区网格长', '总网格长'] },
  communityDesk: { zh: '社区受理员', en: 'Community desk', also: [] },
  streetDesk: { zh: '街道派遣员', en: 'Street command desk', also: [] },
  streetSupervisor: { zh: '街道监督员', en: 'Street supervisor', also: [] },
  departmentOfficer: { zh: '部门处置员', en: 'Department officer', also: [] },
  districtDesk: { zh: '区派遣员', en: 'District command desk', also: [] },
  districtSupervisor: { zh: '区监督员', en: 'District supervisor', also: [] },
  leader: { zh: '领导', en: 'Leader', also: [] },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator', also: [] },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator', also: [] },
  auditor: { zh: '审计员', en: 'Auditor', also: [] },
}

const roleByName = new Map((Object.entries(roleNames) as [Role, { zh: string; en: string; also: readonly string[] }][]).flatMap(([role, { zh, en, also }]) =>
  [role, zh, en, ...also].map((name) => [wordKey(name), role] as const)))

export const roleOf = (text: string, own: ReadonlyMap<string, Role>): Role | undefined => own.get(wordKey(text)) ?? roleByName.get(wordKey(text))
