import { describe, expect, it } from 'vitest'
import type { Me } from '../../../contract/account.ts'
import { ownUnitId, postsOf, worksOn } from './permission.ts'

const me = (role: string, unit: { id: number; name: string; level: string; code: string } | null = null): Me => ({
  signedIn: true, accountId: 1, personId: 1, name: '王', verbs: [],
  district: { id: 1, code: '140213', name: '平城区', schematic: true, anonymousReports: true, center: [113.3, 40.1], netVersion: 0 },
  posts: [{ id: 1, role, unit, office: null }, { id: null, role: 'resident', unit: null, office: null }],
})

describe('the pages a post opens', () => {
  it('shows the auditor the journal but no cases, although every resident may see their own', () => {
    expect(worksOn(me('auditor'), 'audit.see')).toBe(true)
    expect(worksOn(me('auditor'), 'case.see')).toBe(false)
  })
  it('shows a department its cases but neither people nor statistics', () => {
    const officer = me('departmentOfficer')
    expect(['case.see', 'people.see', 'measures.see', 'case.reportOnBehalf'].map((verb) => worksOn(officer, verb as 'case.see'))).toEqual([true, false, false, false])
  })
  it('gives nothing to somebody who is only a resident, or to a role it doesn’t know', () => {
    expect(postsOf(me('resident'))).toEqual([])
    expect(worksOn(me('emperor'), 'case.see')).toBe(false)
    expect(worksOn(undefined, 'case.see')).toBe(false)
  })
  it('begins pages where the post stands', () => {
    expect(ownUnitId(me('streetDesk', { id: 7, name: '永泰街道', level: 'street', code: '140213050' }))).toBe(7)
    expect(ownUnitId(me('departmentOfficer'))).toBeUndefined()
  })
})
