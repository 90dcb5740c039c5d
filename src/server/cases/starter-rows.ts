// The starter catalogue as rows of a district's own.
import type { CatalogueEntry } from '../../domain/cases/starter-catalogue.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'

export const insertCategories = (tx: Tx, district: DistrictId, entries: readonly CatalogueEntry[]): Promise<void> =>
  bulkInsert(tx, 'categories', entries.map((one, index) => ({
    district, code: one.code, name_zh: one.zh, name_en: one.en, component: one.component, limit_amount: one.limit.amount, limit_unit: one.limit.unit,
    after_photo: one.afterPhoto, office_code: one.office, position: index, active: true,
  })))
