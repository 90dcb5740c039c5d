// Powers and batches as they are shown.
import type { PowerBatchView, PowerItemView } from '../../contract/powers.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import { reachOf } from '../../domain/access/roles.ts'
import { pairFaults, pairVerdicts } from '../../domain/powers/change.ts'
import { caseFates } from '../../domain/powers/effect.ts'
import { holdersOn, type Holding } from '../../domain/powers/power.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { powerProblem } from '../../domain/powers/problems.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { countTouched, countTouchedAsSystem, findBatch, readEffect, type BatchRow, type StoredEffect } from './batches.ts'
import { foresee } from './foresee.ts'
import { findItem, readHistory } from './items.ts'
import { mayManage, namesOf, type PowerNames } from './reach.ts'

export const presentHolding = (names: PowerNames, one: Pick<Holding, 'streetId' | 'officeId' | 'part' | 'fromOn' | 'untilOn' | 'transition'>) => ({
  street: names.street(one.streetId), office: names.office(one.officeId), part: one.part, from: one.fromOn, until: one.untilOn, transition: one.transition,
})

/** Of one street, who acts there; otherwise every row of the day. */
export const holdersShown = (names: PowerNames, rows: readonly Holding[], streetId: UnitId | undefined, day: string) =>
  (streetId === undefined ? rows : holdersOn(rows, streetId, day)).map((one) => presentHolding(names, one))

export const presentItem = async (context: Context, db: Queryable, actor: Actor, id: number): Promise<PowerItemView> => {
  const item = await findItem(db, actor.district, id)
  if (!item) throw powerProblem('power.not-found')
  const [names, { versions, holdings, categories }] = [await namesOf(context, db, actor.district), await readHistory(db, actor.district, item.id)]
  const batch = (batchId: string | null, name: string | null) => (batchId === null || name === null ? null : { id: batchId, name })
  return {
    ...item, categories, mayChange: mayManage(actor, names.net, null),
    versions: versions.map(({ at, ...rest }) => ({ ...rest, at: at.getTime() })),
    holdings: holdings.map((row) => ({
      id: row.id, ...presentHolding(names, { streetId: row.street_id, officeId: row.office_id, part: row.part, fromOn: row.from_on, untilOn: row.until_on, transition: row.transition }),
      batch: batch(row.batch_id, row.batch_name), endedBy: batch(row.ended_by, row.ended_name),
    })),
  }
}

export const getBatch = async (db: Queryable, actor: Actor, id: string): Promise<BatchRow> => {
  const batch = await findBatch(db, actor.district, id)
  if (!batch) throw powerProblem('power.batch-not-found')
  return batch
}

/** As of now while it is proposed; what was touched once it is adopted; nothing any more when it was declined. */
export const effectOf = async (db: Queryable, actor: Actor, names: PowerNames, batch: BatchRow): Promise<StoredEffect & { digest: string }> => {
  if (batch.state === 'proposed' && batch.kind !== 'import') return foresee(db, actor.district, names.net, { kind: batch.kind, fromOn: batch.from_on, transition: batch.transition, itemIds: batch.item_ids, places: batch.places }, batch.moves)
  return { pairs: [], touched: [], officers: [], digest: '', ...(await readEffect(db, actor.district, batch.id)) }
}

export const seesCases = (actor: Actor): boolean => postsWith(actor, 'case.see').some((post) => reachOf(post.role, 'case.see') !== 'self')

export const mayChangeBatch = (actor: Actor, names: PowerNames, places: readonly { streetId: UnitId | null }[]): boolean => places.every((place) => mayManage(actor, names.net, place.streetId))

const countBy = <K extends string>(keys: readonly K[], found: Iterable<K>): Record<K, number> => {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const key of found) counts[key] += 1
  return counts
}

export const presentBatch = async (context: Context, db: Queryable, actor: Actor, id: string): Promise<PowerBatchView> => {
  const batch = await getBatch(db, actor, id)
  const names = await namesOf(context, db, actor.district)
  const effect = await effectOf(db, actor, names, batch)
  const sees = seesCases(actor)
  const cases = sees ? await countTouched(db, actor.district, actor, effect.touched) : await countTouchedAsSystem(db, actor.district, effect.touched)
  const open = batch.state === 'proposed'
  const named = (ids: readonly number[]) => ids.flatMap((one) => names.office(one as never) ?? [])
  return {
    id: batch.id, name: batch.name, kind: batch.kind, state: batch.state, from: batch.from_on, items: batch.item_ids.length, places: batch.places.length, madeBy: batch.made_by, madeAt: batch.made_at.getTime(), settledAt: batch.settled_at?.getTime() ?? null,
    version: batch.version, transition: batch.transition === null ? null : { mode: batch.transition.mode, until: batch.transition.untilOn }, settledBy: batch.settled_by, settledText: batch.settled_text,
    itemIds: batch.item_ids, placeList: batch.places.map((place) => ({ street: names.street(place.streetId), lead: names.office(place.leadOfficeId), joint: named(place.jointOfficeIds) })),
    pairs: countBy(pairVerdicts, effect.pairs.map((pair) => pair.verdict)), cases: { ...countBy(caseFates, []), ...cases },
    officers: {
      loses: effect.officers.filter((one) => one.loses).length, gains: effect.officers.filter((one) => one.gains).length, moves: effect.officers.filter((one) => one.movesTo !== null).length,
    },
    digest: effect.digest, mayAdopt: open && mayManage(actor, names.net, null) && !effect.pairs.some((pair) => pairFaults.includes(pair.verdict)), mayChange: open && mayChangeBatch(actor, names, batch.places), seesCases: sees,
  }
}
