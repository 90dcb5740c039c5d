// Where a case came from: the joint operation it is a follow-up of, or the inspection that was handed over.
import type { CaseId, DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'

export type Origin = { operation: { id: string; title: string } | null; inspection: { id: string; premises: string } | null }

export const originOf = async (db: Queryable, district: DistrictId, caseId: CaseId): Promise<Origin> => {
  const [[operation], [inspection]] = await Promise.all([
    db.query<{ id: string; title: string }>(
      'select o.id, o.title from operation_cases l join operations o on o.district = l.district and o.id = l.operation_id where l.district = $1 and l.case_id = $2', [district, caseId]),
    db.query<{ id: string; premises: string }>(
      'select i.id, p.name as premises from inspections i join premises p on p.district = i.district and p.id = i.premises_id where i.district = $1 and i.case_id = $2', [district, caseId]),
  ])
  return { operation: operation ?? null, inspection: inspection ?? null }
}
