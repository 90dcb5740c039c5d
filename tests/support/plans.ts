// Plans in tests: cells of the small district cut by straight lines, and the few steps every plan takes.
import { v7 as newId } from 'uuid'
import { api } from '../../src/contract/api.ts'
import type { Plan, WireOperation } from '../../src/contract/plan-parts.ts'
import type { Polygon } from '../../src/domain/kernel/geometry.ts'
import type { NewUnit } from '../../src/domain/territory/plan/operation.ts'
import type { TestUnit } from './builders.ts'
import type { Client } from './logins.ts'

export const newRef = (): NewUnit => `new:${newId()}`

/** [west, south, east, north] as a polygon on whole steps. */
export const rectangle = (west: number, south: number, east: number, north: number): Polygon => {
  const at = (lng: number, lat: number): [number, number] => [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
  return { type: 'Polygon', coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]] }
}

const half = 0.005

/** The western and the eastern half of a microgrid of the small district. */
export const halves = ({ lng, lat }: Pick<TestUnit, 'lng' | 'lat'>): [Polygon, Polygon] => [
  rectangle(lng - half, lat - half, lng, lat + half), rectangle(lng, lat - half, lng + half, lat + half),
]

export const cellOf = ({ lng, lat }: Pick<TestUnit, 'lng' | 'lat'>): Polygon => rectangle(lng - half, lat - half, lng + half, lat + half)

/** A microgrid cut in two: its west goes on for it. */
export const splitOf = (unit: TestUnit): { operation: WireOperation; west: NewUnit; east: NewUnit } => {
  const [west, east] = [newRef(), newRef()]
  const [left, right] = halves(unit)
  const made = (ref: NewUnit, name: string, shape: Polygon) => ({ unit: ref, name, shape, households: 20 }) as never
  return { west, east, operation: { kind: 'split', unit: unit.id, into: [made(west, `${unit.name}西`, left), made(east, `${unit.name}东`, right)], successor: west } }
}

export const begin = (client: Client, unitId: number, name = '调整'): Promise<Plan> => client.call(api.plans.create, { body: { id: newId(), commandId: newId(), name, unitId } })

export const add = (client: Client, plan: Plan, ...operations: WireOperation[]): Promise<Plan> =>
  client.call(api.plans.add, { params: { id: plan.id }, body: { commandId: newId(), version: plan.version, operations } })

export const adopt = (client: Client, plan: Plan, from: string): Promise<Plan> =>
  client.call(api.plans.adopt, { params: { id: plan.id }, body: { commandId: newId(), version: plan.version, from } })
