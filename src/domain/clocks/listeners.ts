// Who is meant by holder, chief and the level above: posts by role, from whoever has the case. Where nobody is on post the
// next higher hears it instead, up to the district's desk.
import type { UnitLevel } from '../access/place.ts'
import type { Role } from '../access/roles.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { Listener } from './ladder.ts'

/** A role at a unit or at an office. */
export type Seat = { role: Role; unitId: UnitId } | { role: Role; officeId: OfficeId }

/** Who has it: a unit with the units above it, or an office and the unit that sent it there. */
export type Holding = {
  stage: string
  holder: { level: UnitLevel } | { officeId: OfficeId; sentFrom: UnitLevel }
  /** The unit of the case's line at this level, where it is known. */
  unitAt: (level: UnitLevel) => UnitId | null
}

const supervision = new Set(['accept', 'verify', 'check', 'close'])

/** The posts at a level that look after a stage: supervision and command are different posts (domain §3.5). */
const rolesAt = (level: UnitLevel, stage: string): readonly Role[] => {
  switch (level) {
    case 'microgrid':
      return ['microgridWorker']
    case 'grid':
      return ['gridWorker', 'gridAssistant']
    case 'community':
      return ['communityDesk']
    case 'street':
      return supervision.has(stage) ? ['streetSupervisor'] : ['streetDesk']
    case 'district':
      return supervision.has(stage) ? ['districtSupervisor'] : ['districtDesk']
  }
}

/** The posts of a level as chiefs of the one below. */
const chiefRoles: Readonly<Record<UnitLevel, readonly Role[]>> = {
  microgrid: ['gridWorker'], grid: ['gridWorker'], community: ['gridLeader', 'communityDesk'], street: ['streetDesk', 'streetSupervisor'], district: ['districtDesk'],
}

const climbs: Readonly<Record<UnitLevel, UnitLevel | null>> = { microgrid: 'community', grid: 'community', community: 'street', street: 'district', district: null }

const seatsAt = ({ unitAt }: Holding, level: UnitLevel, roles: readonly Role[]): Seat[] => {
  const unitId = unitAt(level)
  return unitId === null ? [] : roles.map((role) => ({ role, unitId }))
}

/** The steps of the stair from the holder up; the last is the district's leader. */
const stair = (holding: Holding): Seat[][] => {
  const { holder, stage } = holding
  const steps: Seat[][] = []
  let level: UnitLevel | null
  if ('officeId' in holder) {
    steps.push([{ role: 'departmentOfficer', officeId: holder.officeId }])
    level = holder.sentFrom
  } else {
    steps.push(seatsAt(holding, holder.level, rolesAt(holder.level, stage)))
    level = climbs[holder.level]
  }
  for (; level !== null; level = climbs[level]) steps.push(seatsAt(holding, level, chiefRoles[level]))
  steps.push(seatsAt(holding, 'district', ['leader']))
  return steps
}

const stepOf: Readonly<Record<Listener, number>> = { holder: 0, chief: 1, above: 2 }

/** The seats meant, then those that hear it where these are empty, in turn. */
export const seatsFor = (listener: Listener, holding: Holding): Seat[][] => {
  const steps = stair(holding)
  const from = Math.min(stepOf[listener], steps.length - 1)
  return [...steps.slice(from), ...steps.slice(0, from).reverse()].filter((step) => step.length > 0)
}
