// Mans the demonstration's net as the source says: 203 grid leaders, 2,089 grid workers, 6,854 part-time microgrid
// workers, 705 officers in the streets' teams; desks in every community and street, departments, agencies, a district centre.
import { shareOut, type Seeded } from '../../domain/kernel/seeded.ts'
import type { Role } from '../../domain/access/roles.ts'
import { inventName, inventPhone } from './names.ts'
import type { DemoOffice } from './offices.ts'
import type { DemoUnit } from './territory-rows.ts'

/** S: posts of the grid force. */
export const gridWorkers = 2_089
const officersPerDepartment = 3
const officersPerAgency = 2
/** S: officers of city management, in the streets' teams. */
export const teamOfficers = 705

export type DemoPost = { id: number; personId: number; name: string; role: Role; unit: DemoUnit | null; officeId: number | null }
export type DemoPerson = { id: number; name: string; phone: string | null }
export type Force = { persons: DemoPerson[]; posts: DemoPost[]; at(unitId: number, role: Role): readonly DemoPost[]; atOffice(officeId: number): readonly DemoPost[] }

const centrePosts: readonly Role[] = ['districtDesk', 'districtDesk', 'districtSupervisor', 'districtSupervisor', 'leader', 'systemAdministrator', 'securityAdministrator', 'auditor']

export const manTheNet = (units: readonly DemoUnit[], offices: readonly Pick<DemoOffice, 'id' | 'kind' | 'unit_id'>[], random: Seeded, first: { person: number; post: number }): Force => {
  const persons: DemoPerson[] = []
  const posts: DemoPost[] = []
  const byPlace = new Map<string, DemoPost[]>()
  const post = (role: Role, unit: DemoUnit | null, officeId: number | null): void => {
    const person = { id: first.person + persons.length, name: inventName(random), phone: inventPhone(persons.length) }
    persons.push(person)
    const one: DemoPost = { id: first.post + posts.length, personId: person.id, name: person.name, role, unit, officeId }
    posts.push(one)
    const key = unit ? `u${unit.id}.${role}` : `o${officeId}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), one])
  }
  const ofLevel = (level: DemoUnit['level']): DemoUnit[] => units.filter((unit) => unit.level === level)
  for (const district of ofLevel('district')) for (const role of centrePosts) post(role, district, null)
  for (const street of ofLevel('street')) for (const role of ['streetDesk', 'streetSupervisor', 'leader'] as const) post(role, street, null)
  for (const community of ofLevel('community')) for (const role of ['communityDesk', 'gridLeader'] as const) post(role, community, null)
  const grids = ofLevel('grid')
  const workers = shareOut(gridWorkers, grids.map((grid) => Math.max(1, grid.households)), 1)
  grids.forEach((grid, index) => {
    for (let n = 0; n < workers[index]!; n += 1) post('gridWorker', grid, null)
  })
  for (const microgrid of ofLevel('microgrid')) post('microgridWorker', microgrid, null)
  const teams = offices.filter(({ kind }) => kind === 'team')
  const inTeams = shareOut(teamOfficers, teams.map(({ unit_id }) => Math.max(1, units.find((unit) => unit.id === unit_id)!.households)), 1)
  for (const office of offices) {
    const most = office.kind === 'team' ? inTeams[teams.indexOf(office)]! : office.kind === 'agency' ? officersPerAgency : officersPerDepartment
    for (let n = 0; n < most; n += 1) post('departmentOfficer', null, office.id)
  }
  return { persons, posts, at: (unitId, role) => byPlace.get(`u${unitId}.${role}`) ?? [], atOffice: (officeId) => byPlace.get(`o${officeId}`) ?? [] }
}
