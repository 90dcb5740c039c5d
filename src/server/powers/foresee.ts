// What a batch would do if it were adopted now: the domain's change of the rows in force, the cases and officers it
// touches, and a digest, so that what is adopted is what was looked at.
import { createHash } from 'node:crypto'
import type { DistrictId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import { changePowers, holdingsAfter, type PowerBatch, type PowerChange } from '../../domain/powers/change.ts'
import { officesTouched, touchedBy } from '../../domain/powers/effect.ts'
import type { PowerItemId } from '../../domain/powers/power.ts'
import type { Queryable } from '../db/open.ts'
import type { Net } from '../territory/net.ts'
import { postsAt, type BatchMove, type StoredEffect, type TouchedOfficer } from './batches.ts'
import { classesNeeding, readHoldings } from './holdings.ts'

export type Foreseen = StoredEffect & { change: PowerChange; digest: string; /** Moves whose post isn't there on the day. */ lostMoves: number }

const streetsOf = (net: Net): UnitId[] => [...net.units.values()].filter((unit) => unit.level === 'street').map((unit) => unit.id)

const officersOf = async (db: Queryable, district: DistrictId, batch: PowerBatch, moves: readonly BatchMove[], losing: ReadonlySet<OfficeId>, gaining: ReadonlySet<OfficeId>): Promise<TouchedOfficer[]> => {
  const movesTo = new Map(moves.map((move) => [move.postId, move.officeId]))
  const posts = await postsAt(db, district, [...new Set([...losing, ...gaining])], [...movesTo.keys()], batch.fromOn)
  return posts.map((post) => ({ postId: post.id, officeId: post.office_id, loses: losing.has(post.office_id), gains: gaining.has(post.office_id), movesTo: movesTo.get(post.id) ?? null }))
}

export const foresee = async (db: Queryable, district: DistrictId, net: Net, batch: PowerBatch, moves: readonly BatchMove[]): Promise<Foreseen> => {
  const needing = await classesNeeding(db, district, batch.itemIds)
  const all = [...new Set<PowerItemId>([...batch.itemIds, ...[...needing.values()].flat()])]
  const before = await readHoldings(db, district, all, batch.fromOn)
  const change = changePowers(batch, before)
  const after = holdingsAfter(before, change)
  const changed = new Set(change.pairs.filter((pair) => pair.verdict === 'changed').map((pair) => pair.itemId))
  // What changes for the district shows wherever a street says nothing of its own, and where there is no street.
  const named = batch.places.map((place) => place.streetId)
  const streets = named.includes(null) ? [null, ...streetsOf(net)] : named
  const question = { changed, streets, day: batch.fromOn, before, after }
  const { losing, gaining } = officesTouched(question)
  const officers = await officersOf(db, district, batch, moves, losing, gaining)
  const digest = createHash('sha256').update(JSON.stringify([change.ends, change.begins, officers])).digest('base64url')
  return { change, pairs: change.pairs, touched: touchedBy({ ...question, classes: needing }), officers, digest, lostMoves: moves.filter((move) => !officers.some((one) => one.postId === move.postId)).length }
}
