// Who is told what of a whistle: posts by role. Where nobody is on post in the street its place is the district's desk.
import type { Seat } from '../clocks/listeners.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { CallRung } from './call-ladder.ts'

/** For each who is meant the seats in turn: the first with somebody on post hears it. */
export type Hearers = readonly (readonly (readonly Seat[])[])[]

export type Sides = { streetId: UnitId | null; districtUnitId: UnitId }

const desk = ({ districtUnitId }: Sides): Seat => ({ role: 'districtDesk', unitId: districtUnitId })
const inStreet = (sides: Sides, role: 'streetDesk' | 'leader'): Seat[][] => [...(sides.streetId === null ? [] : [[{ role, unitId: sides.streetId }]]), [desk(sides)]]
const officers = (officeId: OfficeId): Seat[] => [{ role: 'departmentOfficer', officeId }]

/** A whistle waits for the street's head. */
export const hearRequest = (sides: Sides): Hearers => [inStreet(sides, 'leader')]

export const hearCall = (officeId: OfficeId, sides: Sides): Hearers => [[officers(officeId), [desk(sides)]]]

export const hearUnanswered = (rung: CallRung, officeId: OfficeId, sides: Sides): Hearers => {
  switch (rung) {
    case 'department':
      return hearCall(officeId, sides)
    case 'street':
      return [inStreet(sides, 'streetDesk'), inStreet(sides, 'leader')]
    case 'district':
      return [[[desk(sides)]]]
  }
}
