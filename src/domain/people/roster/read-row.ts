// One row of a roster by itself: what it says, made plain, and what is wrong with it before anybody else is looked at.
import type { Role } from '../../access/roles.ts'
import type { OfficeId, UnitId } from '../../kernel/ids.ts'
import { isRole, standsThere, type PostPlace } from '../appointing.ts'
import { roleOf, wordKey, type RosterField } from './fields.ts'
import type { Known } from './known.ts'
import { findUnit } from './places.ts'
import { tidyDay, tidyName, tidyPhone, tidyText, type RosterCell } from './tidy.ts'
import type { RosterFault, RosterNote } from './verdict.ts'

export type SheetRow = { row: number; cells: readonly RosterCell[] }

export type Said = {
  row: number
  name: string
  phone: string | null
  maskedPhone: string | null
  roleText: string
  role: Role | null
  placeText: string
  unitId: UnitId | null
  officeId: OfficeId | null
  place: PostPlace | null
  from: string | null
  until: string | null
  faults: RosterFault[]
  notes: RosterNote[]
}

const longestName = 50

const readPlace = (said: Said, known: Known, cell: (field: RosterField) => RosterCell): void => {
  const office = tidyText(cell('office')).text
  if (said.role === 'departmentOfficer' || (said.role === null && office !== '')) {
    said.placeText = office
    const found = known.places.offices.get(wordKey(office))
    if (found) Object.assign(said, { officeId: found.id, place: { line: found.line, atOffice: true }, placeText: found.name })
    else said.faults.push(office === '' ? { code: 'office-missing' } : { code: 'office-unknown', value: office })
    return
  }
  said.placeText = tidyText(cell('unitName')).text || tidyText(cell('unitCode')).text
  const found = findUnit(known.places, cell('unitCode'), cell('unitName'))
  if ('fault' in found) said.faults.push(found.fault)
  else Object.assign(said, { unitId: found.unit.id, place: { line: found.unit.line, atOffice: false }, placeText: found.unit.name })
}

const readDays = (said: Said, known: Known, cell: (field: RosterField) => RosterCell): void => {
  for (const field of ['from', 'until'] as const) {
    const { text } = tidyText(cell(field))
    if (text === '') continue
    const day = tidyDay(cell(field))
    if (day === undefined) said.faults.push({ code: 'day-malformed', value: text })
    else said[field] = day
  }
  if (said.until === null) return
  if (said.from !== null && said.until < said.from) said.faults.push({ code: 'days-reversed', value: said.from, other: said.until })
  else if (said.until < known.today) said.faults.push({ code: 'already-over', value: said.until })
}

export const readRow = ({ row, cells }: SheetRow, columns: ReadonlyMap<RosterField, number>, known: Known): Said => {
  const cell = (field: RosterField): RosterCell => {
    const column = columns.get(field)
    return column === undefined ? null : (cells[column] ?? null)
  }
  const name = tidyName(cell('name'))
  const phone = tidyPhone(cell('phone'))
  const phoneText = tidyText(cell('phone')).text
  const roleText = tidyText(cell('role')).text
  const said: Said = {
    row, name: name.text, phone: phoneText === '' || phone.masked ? null : (phone.phone ?? null), maskedPhone: phone.masked ? phone.phone! : null,
    roleText, role: roleOf(roleText, known.roles) ?? null, placeText: '', unitId: null, officeId: null, place: null, from: null, until: null, faults: [], notes: [],
  }
  if (said.name === '') said.faults.push({ code: 'name-missing' })
  else if ([...said.name].length > longestName) said.faults.push({ code: 'name-too-long', value: `${[...said.name].slice(0, 20).join('')}…` })
  if (phoneText !== '' && phone.phone === undefined) said.faults.push({ code: 'phone-malformed', value: phoneText })
  if (roleText === '') said.faults.push({ code: 'role-missing' })
  else if (said.role === null || !isRole(said.role)) said.faults.push({ code: 'role-unknown', value: roleText })
  readPlace(said, known, cell)
  readDays(said, known, cell)
  if (said.role !== null && said.place !== null) {
    if (!standsThere(said.role, said.place)) said.faults.push({ code: 'role-not-there', value: roleText, other: said.placeText })
    else {
      const grant = known.grant(said.role, said.place)
      if (!grant.allowed) said.faults.push(grant.reason === 'above' ? { code: 'role-above', value: roleText } : { code: 'out-of-reach', value: said.placeText })
    }
  }
  const tidied = name.changed || phone.changed || [...columns].some(([field]) => field !== 'name' && field !== 'phone' && typeof cell(field) === 'string' && tidyText(cell(field)).changed)
  if (tidied) said.notes.push({ code: 'tidied' })
  return said
}
