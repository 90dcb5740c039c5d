// What the domain has to know to decide about a case: the actor, the server's clock, the calendar, the catalogue.
import type { Actor } from '../../domain/access/actor.ts'
import type { Facts } from '../../domain/cases/command.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { oneCalendar } from '../../domain/clocks/calendar-book.ts'
import { standardLadder } from '../../domain/clocks/ladder.ts'
import type { Limit } from '../../domain/kernel/working-time.ts'
import { categoryOf, isSubclass, type CatalogueEntry } from '../../domain/cases/starter-catalogue.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'

export type CategoryRow = {
  code: string
  name_zh: string
  name_en: string
  limit_amount: number
  limit_unit: Limit['unit']
  after_photo: boolean
  office_code: string | null
}

const kept = new WeakMap<Context, Map<DistrictId, { until: number; categories: Promise<CategoryRow[]> }>>()
const keptFor = 30_000

/** The district's catalogue in its order; read again after half a minute. */
export const categoriesOf = (context: Context, db: Queryable, district: DistrictId): Promise<CategoryRow[]> => {
  let byDistrict = kept.get(context)
  if (!byDistrict) kept.set(context, (byDistrict = new Map()))
  const now = Date.now()
  const known = byDistrict.get(district)
  if (known && known.until > now) return known.categories
  const categories = db.query<CategoryRow>('select * from categories where district = $1 and active order by position', [district])
  categories.catch(() => byDistrict.delete(district))
  byDistrict.set(district, { until: now + keptFor, categories })
  return categories
}

const entryOf = (row: CategoryRow): CatalogueEntry => ({
  code: row.code, zh: row.name_zh, en: row.name_en, component: false, limit: { amount: row.limit_amount, unit: row.limit_unit }, afterPhoto: row.after_photo, office: row.office_code,
})

export const factsFor = async (context: Context, db: Queryable, actor: Actor, now: number, category: string): Promise<Facts> => {
  const found = (await categoriesOf(context, db, actor.district)).find((row) => row.code === category && isSubclass(row.code))
  if (!found) throw caseProblem('case.category-unknown', { category })
  const district = await context.districts.get(actor.district)
  return {
    actor, now, calendars: oneCalendar(district.calendar), category: categoryOf(entryOf(found)), ladder: standardLadder,
    sample: { rate: district.settings.sampleRate ?? 1, seed: district.id },
  }
}
