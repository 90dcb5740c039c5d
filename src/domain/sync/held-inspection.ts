// Premises and inspections as a phone holds them, in the form the rules ask: from what a page shows of them, since that says
// where they lie and which offices look after them.
import type { Thing } from '../access/can.ts'
import { emptyLine, lineKey, type Line, type UnitLevel } from '../access/place.ts'
import type { CaseId, DistrictId, OfficeId, UnitId } from '../kernel/ids.ts'
import type { Inspected } from '../operations/decide-inspection.ts'
import type { Inspection, InspectionId, InspectionState, PremisesId } from '../operations/inspection.ts'
import type { OperationId } from '../operations/joint-operation.ts'

type Units = readonly { id: number; level: string }[]
type Offices = readonly { id: number }[]

export type ShownPremises = { id: string; units: Units; offices: Offices; endedOn: string | null }
export type ShownInspection = {
  id: string; premises: { id: string }; state: InspectionState; version: number; units: Units; reinspectOn: string | null; warnings: number; faults: readonly string[]; caseId: string | null
  checklist: { version: number }; operation: { id: string } | null
}

const lineOf = (units: Units): Line =>
  units.reduce((line, { id, level }) => (level === 'district' ? line : { ...line, [lineKey(level as Exclude<UnitLevel, 'district'>)]: id as UnitId }), emptyLine)

/** The register belongs to nobody and is held by nobody; offices that look after premises have sight of them. */
const thingOf = (district: DistrictId, units: Units, offices: Offices): Thing => ({
  ...lineOf(units), district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: offices.map(({ id }) => id as OfficeId), ownerId: null,
})

export const inspectedOf = (district: DistrictId, { id, units, offices, endedOn }: ShownPremises): Inspected & { assistingOfficeIds: readonly OfficeId[] } =>
  ({ ...thingOf(district, units, offices), id: id as PremisesId, ended: endedOn !== null })

export const inspectionOf = (district: DistrictId, shown: ShownInspection, offices: Offices): Inspection => ({
  ...thingOf(district, shown.units, offices), id: shown.id as InspectionId, premisesId: shown.premises.id as PremisesId, state: shown.state, version: shown.version, checklistVersion: shown.checklist.version,
  operationId: (shown.operation?.id ?? null) as OperationId | null, faults: shown.faults, reinspectOn: shown.reinspectOn, warnings: shown.warnings, caseId: shown.caseId as CaseId | null,
})
