// What entries about cases are news of: class, number and grid of the case, and the seats of whoever has it now.
import type { CaseFold } from '../../domain/cases/case.ts'
import type { EventState } from '../../domain/cases/event.ts'
import { holdingOf } from '../../domain/cases/tick.ts'
import { seatsFor, type Seat } from '../../domain/clocks/listeners.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import type { SafeFacts } from '../../domain/messages/compose.ts'
import type { News, Sitting } from '../../domain/messages/tellings.ts'
import { caseNumberText } from '../cases/number.ts'
import { fromRow, type CaseDbRow, type CaseRecord } from '../cases/rows.ts'
import { findCategory } from '../catalogue/book.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { netOf, type Net } from '../territory/net.ts'

const stages: Partial<Record<EventState, string>> = { reported: 'accept', verifying: 'verify', handled: 'check', checked: 'close' }

/** Name of the grid, or of what is known above it: a microgrid of thirty households would say too much. */
export const placeName = (net: Net, { gridId, communityId, streetId }: { gridId: UnitId | null; communityId: UnitId | null; streetId: UnitId | null }): string | null => {
  const id = gridId ?? communityId ?? streetId
  return id === null ? null : ((net.units.get(id) ?? net.ended.get(id))?.name ?? null)
}

export type CaseNews = Pick<News, 'facts' | 'line' | 'officeIds' | 'seats' | 'people'>

const supervisors = (fold: CaseFold): Seat[][] => {
  const chain: Seat[][] = []
  const low = fold.holderUnitId !== null && (fold.holderUnitId === fold.gridId || fold.holderUnitId === fold.microgridId)
  if (low && fold.communityId !== null) chain.push([{ role: 'communityDesk', unitId: fold.communityId }])
  if (fold.streetId !== null) chain.push([{ role: 'streetSupervisor', unitId: fold.streetId }])
  return [...chain, [{ role: 'districtSupervisor', unitId: fold.districtUnitId }]]
}

const officersOf = (officeId: OfficeId): Seat[][][] => [[[{ role: 'departmentOfficer', officeId }]]]

const withoutSeat = (personId: PersonId): Sitting => ({ personId, unitId: null, officeId: null })

const newsOf = (fold: CaseRecord, facts: SafeFacts, followers: readonly PersonId[]): CaseNews => {
  const holding = holdingOf(fold, stages[fold.state] ?? 'handle')
  return {
    facts,
    line: { streetId: fold.streetId, communityId: fold.communityId, gridId: fold.gridId, microgridId: fold.microgridId, districtUnitId: fold.districtUnitId },
    officeIds: [...(fold.holderOfficeId === null ? [] : [fold.holderOfficeId]), ...fold.assistingOfficeIds],
    seats: {
      holder: [seatsFor('holder', holding)], chief: [seatsFor('chief', holding)], above: [seatsFor('above', holding)], supervisor: [supervisors(fold)],
      assistants: fold.assistingOfficeIds.flatMap(officersOf),
    },
    people: {
      reporter: fold.source === 'resident' && fold.ownerId !== null ? [withoutSeat(fold.ownerId)] : [],
      followers: followers.filter((one) => one !== fold.ownerId).map(withoutSeat),
    },
  }
}

/** As it was when the entry was written, where the entry says so. */
const asThen = (fold: CaseRecord, data: Record<string, unknown>): CaseRecord => 'holderUnitId' in data ? {
  ...fold, state: data['state'] as EventState, holderUnitId: data['holderUnitId'] as UnitId | null, holderOfficeId: data['holderOfficeId'] as OfficeId | null,
} : fold

/** What an entry about a case is news of. */
export type CaseNewsBook = (id: string, data?: Record<string, unknown>) => CaseNews | undefined

export const newsOfCases = async (context: Context, db: Queryable, district: DistrictId, ids: readonly string[]): Promise<CaseNewsBook> => {
  if (ids.length === 0) return () => undefined
  const [{ unitId }, net, rows, follows] = await Promise.all([
    context.districts.get(district), netOf(context, district),
    db.query<CaseDbRow>('select * from cases where district = $1 and id = any($2::uuid[])', [district, ids]),
    db.query<{ case_id: string; person_id: PersonId }>('select case_id, person_id from case_followers where district = $1 and case_id = any($2::uuid[])', [district, ids]),
  ])
  const followers = Map.groupBy(follows, ({ case_id }) => case_id)
  const known = new Map<string, { fold: CaseRecord; facts: SafeFacts }>()
  for (const row of rows) {
    const fold = fromRow(row, unitId)
    const category = await findCategory(context, db, district, fold.category, fold.categoryVersion)
    const facts = { number: caseNumberText(fold.number, fold.reportedAt), category: category ? { zh: category.zh, en: category.en } : null, place: placeName(net, fold), day: null }
    known.set(fold.id, { fold, facts })
  }
  return (id, data = {}) => {
    const one = known.get(id)
    return one && newsOf(asThen(one.fold, data), one.facts, (followers.get(id) ?? []).map(({ person_id }) => person_id))
  }
}
