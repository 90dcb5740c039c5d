// The demonstration's offices: the district's departments as the starter catalogue names them, and in every street the law
// enforcement team with the police station, the market supervision office and the justice office (1+3).
import { starterOffices } from '../../domain/catalogue/starter/offices.ts'
import type { DemoUnit } from './territory-rows.ts'

export type DemoOffice = { district: number; id: number; code: string; name: string; kind: 'department' | 'agency' | 'team'; unit_id: number }

const ofStreet = [
  { code: 'team', name: '综合行政执法队', kind: 'team' }, { code: 'police', name: '派出所', kind: 'agency' }, { code: 'market', name: '市场监督管理所', kind: 'agency' }, { code: 'justice', name: '司法所', kind: 'agency' },
] as const

/** `team-140213001`: what it is, and the street's part of its code. */
export const streetOfficeCode = (what: (typeof ofStreet)[number]['code'], street: Pick<DemoUnit, 'code'>): string => `${what}-${street.code.slice(0, 9)}`

export const demoOffices = (district: number, units: readonly DemoUnit[], first: number): DemoOffice[] => {
  const departments = starterOffices.map((office) => ({ district, code: office.code, name: office.name, kind: 'department' as const, unit_id: units[0]!.id }))
  const streets = units.filter((unit) => unit.level === 'street').flatMap((street) =>
    ofStreet.map(({ code, name, kind }) => ({ district, code: streetOfficeCode(code, street), name: `${street.name.replace(/(街道办事处|街道|镇|乡)$/, '')}${name}`, kind, unit_id: street.id })))
  return [...departments, ...streets].map((office, index) => ({ ...office, id: first + index }))
}
