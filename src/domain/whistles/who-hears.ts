// Who is told what of a whistle: posts by role. Where nobody is on post in the street its place is the district's desk.
import type { Seat } from '../clocks/listeners.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { CallRung } from './call-ladder.ts'

/** For each who is meant the seats in turn: the first with somebody on post hears it. */
export type Hearers = readonly (readonly (readonly Seat[])[])[]

export type Sides = { streetId: UnitId | null; districtUnitId: UnitId }

const desk = ({ districtUnitId }: Sides): Seat => ({ role: 'districtDesk', unitId: districtUnitId })
const districtHead = ({ districtUnitId }: Sides): Seat => ({ role: 'leader', unitId: districtUnitId })
const inStreet = (sides: Sides, role: 'streetDesk' | 'leader'): Seat[][] => [...(sides.streetId === null ? [] : [[{ role, unitId: sides.streetId }]]), [desk(sides)]]
const officers = (officeId: OfficeId): Seat[] => [{ role: 'departmentOfficer', officeId }]

/** A whistle waits for the street's head; where nobody sits there, for whoever may approve it in their place. */
export const hearRequest = (sides: Sides, headOnPost: boolean): Hearers => (headOnPost ? [inStreet(sides, 'leader')] : [[[districtHead(sides)]], [[desk(sides)]]])

/** An objection waits for the district's desk. */
export const hearObjection = (sides: Sides): Hearers => [[[desk(sides)], [districtHead(sides)]]]

/** It still does: the desk's chief hears it, and the desk once more. */
export const hearUndecided = (sides: Sides): Hearers => [[[desk(sides)]], [[districtHead(sides)]]]

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
