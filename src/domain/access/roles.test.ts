// What the tables of roles must keep apart, whoever edits them.
import { describe, expect, test } from 'vitest'
import { reachOf, roles, type Role } from './roles.ts'
import { verbs, type Verb } from './verbs.ts'

const names = Object.keys(roles) as Role[]
const rolesWith = (verb: Verb): Role[] => names.filter((role) => reachOf(role, verb) !== undefined)

describe('duties that must lie with different people', () => {
  test('who sends a case to a department never checks or closes it', () => {
    for (const role of rolesWith('case.dispatch')) for (const verb of ['case.check', 'case.close', 'case.accept'] as const) expect(reachOf(role, verb), `${role} ${verb}`).toBeUndefined()
    expect(rolesWith('case.dispatch')).toEqual(['streetDesk', 'districtDesk'])
  })

  test('keeping the system, its security and its audit are three roles without cases', () => {
    expect(rolesWith('system.see')).toEqual(['systemAdministrator'])
    expect(rolesWith('audit.see')).toEqual(['auditor'])
    for (const role of ['systemAdministrator', 'securityAdministrator', 'auditor'] as const) {
      expect(reachOf(role, 'case.see')).toBeUndefined()
      expect(reachOf(role, 'case.seeReporter')).toBeUndefined()
    }
  })

  test('who reported is open to desks and supervisors within their reach, to nobody in the field, no department and no leader', () => {
    expect(rolesWith('case.seeReporter')).toEqual(['communityDesk', 'streetDesk', 'streetSupervisor', 'districtDesk', 'districtSupervisor'])
    for (const role of rolesWith('case.seeReporter')) expect(reachOf(role, 'case.seeReporter')).toBe('subtree')
  })

  test('a leader looks, asks in writing why something is late, approves the whistles of their street, or above where nobody is on its head’s post, and changes nothing else', () => {
    const theirs: readonly Verb[] = ['case.see', 'case.chase', 'whistle.see', 'whistle.approve']
    const changing = (Object.keys(verbs) as Verb[]).filter((verb) => verbs[verb] === 'case' && !theirs.includes(verb))
    expect(reachOf('leader', 'whistle.approve')).toBe('subtree')
    for (const verb of changing) expect(reachOf('leader', verb), verb).toBeUndefined()
  })
})

describe('a whistle', () => {
  test('is asked for, approved, answered and overseen by different roles; who oversees may approve in the place of a head who isn’t there', () => {
    expect([rolesWith('whistle.blow'), rolesWith('whistle.approve'), rolesWith('whistle.answer'), rolesWith('whistle.oversee')]).toEqual([['streetDesk'], ['districtDesk', 'leader'], ['departmentOfficer'], ['districtDesk']])
  })
})

describe('the public', () => {
  test('without signing in sees the map, reports, and signs in; no case, no person', () => {
    expect(Object.keys(roles.anonymous.verbs).sort()).toEqual(['account.signIn', 'case.nearby', 'case.report', 'file.put', 'territory.see'])
  })

  test('a resident sees, rates and reopens only what they reported', () => {
    for (const verb of ['case.see', 'case.rate', 'case.reopen', 'file.see'] as const) expect(reachOf('resident', verb)).toBe('self')
    expect(rolesWith('case.rate')).toEqual(['resident'])
    expect(rolesWith('case.reopen')).toEqual(['resident'])
  })
})

test('every verb lies with some role', () => {
  for (const verb of Object.keys(verbs) as Verb[]) expect(rolesWith(verb), verb).not.toEqual([])
})
