// Who may give which role where: nobody grants what stands above them, and some roles are never one person's.
import { describe, expect, it } from 'vitest'
import type { Actor } from '../access/actor.ts'
import { roles, type Role } from '../access/roles.ts'
import { officerOf, postedAt, resident, unitLine } from '../../../tests/support/domain/small-district.ts'
import { heightOf, mayGrant, postRoles, refuseTogether, standsThere, type PostPlace } from './appointing.ts'

const at = (unit: number, atOffice = false): PostPlace => ({ line: unitLine(unit), atOffice })
const says = (actor: Actor, role: Role, place: PostPlace): string => {
  const grant = mayGrant(actor, role, place)
  return grant.allowed ? 'yes' : grant.reason
}
const street = postedAt(11, 'streetDesk')
const district = postedAt(1, 'districtDesk')
const system = postedAt(1, 'systemAdministrator')

describe('a role is given', () => {
  it('by the street’s desk below its street, and its own role at the street', () => {
    expect([says(street, 'microgridWorker', at(11111)), says(street, 'gridLeader', at(111)), says(street, 'communityDesk', at(112)), says(street, 'streetDesk', at(11))]).toEqual(['yes', 'yes', 'yes', 'yes'])
    expect(says(street, 'departmentOfficer', at(11, true))).toBe('yes')
  })
  it('never by the street’s desk to those beside or above it', () => {
    expect([says(street, 'streetSupervisor', at(11)), says(street, 'leader', at(11))]).toEqual(['above', 'above'])
    expect([says(street, 'gridWorker', at(1211)), says(street, 'districtDesk', at(1)), says(street, 'departmentOfficer', at(1, true)), says(street, 'systemAdministrator', at(1))]).toEqual(Array(4).fill('out-of-reach'))
  })
  it('by the district’s desk to everybody below and its own, not to supervision beside it nor to who keeps the system', () => {
    expect([says(district, 'streetSupervisor', at(12)), says(district, 'leader', at(11)), says(district, 'departmentOfficer', at(1, true)), says(district, 'districtDesk', at(1))]).toEqual(Array(4).fill('yes'))
    expect((['districtSupervisor', 'leader', 'systemAdministrator', 'securityAdministrator', 'auditor'] as const).map((role) => says(district, role, at(1)))).toEqual(Array(5).fill('above'))
  })
  it('by the system’s administrator everywhere, by nobody without the verb', () => {
    for (const role of postRoles) expect(says(system, role, at(1)), role).toBe('yes')
    for (const role of Object.keys(roles) as Role[]) {
      if ('people.manage' in roles[role].verbs || (roles[role].at as readonly string[]).some((where) => where === 'none' || where === 'office')) continue
      expect(says(postedAt(11, role), 'microgridWorker', at(11111)), role).toBe('no-verb')
    }
    expect([says(resident(), 'microgridWorker', at(11111)), says(officerOf(501), 'microgridWorker', at(11111))]).toEqual(['no-verb', 'no-verb'])
  })
  it('only as high as the giver’s own post stands, whatever the role', () => {
    for (const role of postRoles) for (const unit of [1, 11, 111, 1111, 11111])
      if (mayGrant(street, role, at(unit)).allowed && role !== 'streetDesk') expect(heightOf(role, at(unit)), `${role} at ${unit}`).toBeLessThan(4)
  })
  it('only where it can stand', () => {
    expect([standsThere('gridWorker', at(1111)), standsThere('gridWorker', at(111)), standsThere('departmentOfficer', at(1, true)), standsThere('departmentOfficer', at(1)), standsThere('leader', at(11)), standsThere('resident', at(11))])
      .toEqual([true, false, true, false, true, false])
  })
})

describe('one person', () => {
  it.each([
    ['systemAdministrator', ['auditor']], ['auditor', ['securityAdministrator']], ['streetDesk', ['streetSupervisor']], ['districtSupervisor', ['gridWorker', 'streetDesk']],
  ] as const)('is not %s beside %s', (role, held) => expect(refuseTogether(role, held)).toMatchObject({ code: 'people.roles-apart', params: { role } }))
  it.each([['gridWorker', ['microgridWorker', 'gridLeader']], ['streetDesk', ['streetDesk', 'districtDesk']], ['auditor', ['auditor', 'leader']], ['communityDesk', []]] as const)('may be %s beside %s', (role, held) =>
    expect(refuseTogether(role, held)).toBeNull())
})
