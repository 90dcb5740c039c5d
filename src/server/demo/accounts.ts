// One login per role of the demonstration, with a password made for this installation and written nowhere but into
// DIR/demo-accounts.json. Everybody else on post has no account yet; residents sign in by phone.
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Role } from '../../domain/access/roles.ts'
import type { Tx } from '../db/tx.ts'
import { bulkInsert } from '../db/bulk.ts'
import { newPassword } from '../people/new-password.ts'
import { hashPassword } from '../people/passwords.ts'
import type { DemoPerson, DemoPost, Force } from './force.ts'

export type DemoAccount = { role: Role; login: string | null; password: string | null; phone: string | null; name: string; at: string; app: 'console' | 'worker' | 'citizen' }

export const demoLogins: readonly { role: Role; login: string; app: DemoAccount['app'] }[] = [
  { role: 'districtDesk', login: 'district', app: 'console' },
  { role: 'districtSupervisor', login: 'supervisor', app: 'console' },
  { role: 'leader', login: 'leader', app: 'console' },
  { role: 'streetDesk', login: 'street', app: 'console' },
  { role: 'streetSupervisor', login: 'street-check', app: 'console' },
  { role: 'leader', login: 'street-head', app: 'console' },
  { role: 'communityDesk', login: 'community', app: 'console' },
  { role: 'departmentOfficer', login: 'department', app: 'console' },
  { role: 'gridLeader', login: 'grid-leader', app: 'worker' },
  { role: 'gridWorker', login: 'grid', app: 'worker' },
  { role: 'microgridWorker', login: 'microgrid', app: 'worker' },
  { role: 'systemAdministrator', login: 'system', app: 'console' },
  { role: 'securityAdministrator', login: 'security', app: 'console' },
  { role: 'auditor', login: 'auditor', app: 'console' },
]

/** One line of command: the posts of the first street's first community, so that the five people can meet at one case. */
const chooseLine = (force: Force): Map<Role, DemoPost> => {
  const chosen = new Map<Role, DemoPost>()
  const community = force.posts.find((post) => post.role === 'communityDesk')!.unit!
  const inLine = (post: DemoPost): boolean => {
    if (!post.unit || post.unit.level === 'district') return true
    return post.unit.level === 'street' ? post.unit.id === community.line.streetId : post.unit.line.communityId === community.id
  }
  for (const post of force.posts) if (!chosen.has(post.role) && inLine(post)) chosen.set(post.role, post)
  // The microgrid worker stands in the grid worker's grid.
  const grid = chosen.get('gridWorker')?.unit
  const neighbour = force.posts.find((post) => post.role === 'microgridWorker' && post.unit?.parentId === grid?.id)
  if (neighbour) chosen.set('microgridWorker', neighbour)
  return chosen
}

/** The head of the street: approves its whistles. */
const headOf = (force: Force, line: ReadonlyMap<Role, DemoPost>): DemoPost => force.at(line.get('streetDesk')!.unit!.id, 'leader')[0]!

/** Where the logins of the demonstration stand. */
export const showcaseOf = (force: Force): { gridId: UnitId; communityId: UnitId; streetId: UnitId } => {
  const grid = chooseLine(force).get('gridWorker')!.unit!
  return { gridId: grid.id, communityId: grid.line.communityId!, streetId: grid.line.streetId! }
}

export const makeAccounts = async (tx: Tx, district: DistrictId, force: Force, residents: readonly DemoPerson[]): Promise<DemoAccount[]> => {
  const line = chooseLine(force)
  const accounts = demoLogins.map(({ role, login, app }) => {
    const post = login === 'street-head' ? headOf(force, line) : line.get(role)!
    return { role, login, app, post, password: newPassword() }
  })
  const hashes = await Promise.all(accounts.map((one) => hashPassword(one.password)))
  await bulkInsert(tx, 'accounts', accounts.map((one, index) => ({ district, person_id: one.post.personId, login: one.login, password_hash: hashes[index], active: true, created_at: new Date().toISOString() })))
  // Residents of the demonstration reported by phone: each has an account without a password.
  await bulkInsert(tx, 'accounts', residents.map((person) => ({ district, person_id: person.id, active: true, created_at: new Date().toISOString() })))
  const resident = residents[0]!
  return [
    ...accounts.map(({ role, login, password, app, post }): DemoAccount => ({ role, login, password, phone: null, name: post.name, at: post.unit?.name ?? '', app })),
    { role: 'resident', login: null, password: null, phone: resident.phone, name: resident.name, at: '', app: 'citizen' },
  ]
}
