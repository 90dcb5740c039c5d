// Propose a batch, change it, adopt it as it was previewed, or decline it. Adopting is one transaction: powers and officers
// change hands from its day, all or none.
import { createHash } from 'node:crypto'
import type { powerRoutes, PowerBatchView } from '../../../contract/powers.ts'
import type { postRoutes } from '../../../contract/posts.ts'
import type { Actor, ActorPost } from '../../../domain/access/actor.ts'
import type { OfficeId, PostId, UnitId } from '../../../domain/kernel/ids.ts'
import { pairFaults, refuseBatch } from '../../../domain/powers/change.ts'
import type { PowerItemId } from '../../../domain/powers/power.ts'
import { powerProblem } from '../../../domain/powers/problems.ts'
import { todayOf } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { transferPost } from '../../people/commands/end-post.ts'
import { findBatch, insertBatch, lockBatch, settleBatch, updateBatch, type BatchContent, type BatchRow } from '../batches.ts'
import { foresee } from '../foresee.ts'
import { endHoldings, insertHoldings, lockPowers } from '../holdings.ts'
import { itemsById } from '../items.ts'
import { mayChangeBatch, presentBatch } from '../present.ts'
import { mustManage, namesOf, type PowerNames } from '../reach.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'

type Propose = Ask<typeof powerRoutes.propose>
type Content = Omit<Propose['body'], 'id'>

const contentOf = (body: Content): BatchContent => ({
  name: body.name.trim(), kind: body.kind, fromOn: body.from, transition: body.transition === null ? null : { mode: body.transition.mode, untilOn: body.transition.until },
  itemIds: body.itemIds as PowerItemId[], places: body.places as unknown as BatchContent['places'], moves: body.moves as unknown as BatchContent['moves'],
})

/** Everything it names exists, and every street it touches is within reach. */
const checkContent = async (tx: Tx, actor: Actor, names: PowerNames, content: BatchContent, today: string): Promise<ActorPost> => {
  const refusal = refuseBatch(content, today)
  if (refusal) throw refusal
  const knownOffice = (id: OfficeId | null): boolean => id === null || names.offices.has(id)
  if (!content.places.every((place) => [place.leadOfficeId, ...place.jointOfficeIds].every(knownOffice)) || !content.moves.every((move) => knownOffice(move.officeId))) throw powerProblem('power.office-unknown')
  if (content.places.some((place) => place.streetId !== null && names.net.units.get(place.streetId)?.level !== 'street')) throw powerProblem('power.street-unknown')
  if ((await itemsById(tx, actor.district, content.itemIds)).length !== content.itemIds.length) throw powerProblem('power.not-found')
  if (new Set(content.moves.map((move) => move.postId)).size !== content.moves.length) throw powerProblem('power.move-apart')
  return content.places.map((place) => mustManage(actor, names.net, place.streetId))[0]!
}

const note = (tx: Tx, actor: Actor, post: ActorPost | undefined, kind: string, now: number, batch: { id: string; name: string }, data: Record<string, unknown> = {}): void =>
  appendJournal(tx, actor, post, { kind, at: now, subjectKind: 'powerBatch', subjectId: batch.id, data: { name: batch.name, ...data } })

export const propose = async ({ actor, body, now, context }: Propose, tx: Tx): Promise<PowerBatchView> => {
  const { id, ...rest } = body
  const content = contentOf(rest)
  const names = await namesOf(context, tx, actor.district)
  const known = await findBatch(tx, actor.district, id)
  if (known) {
    if (known.made_by_id !== actor.personId || known.name !== content.name) throw powerProblem('power.id-taken')
    return presentBatch(context, tx, actor, id)
  }
  const post = await checkContent(tx, actor, names, content, todayOf(now))
  if (await insertBatch(tx, actor.district, id, content, actor.personId, now)) note(tx, actor, post, 'power.proposed', now, { id, name: content.name }, { kind: content.kind, items: content.itemIds.length, places: content.places.length, from: content.fromOn })
  return presentBatch(context, tx, actor, id)
}

const mustBeOpen = (batch: BatchRow | undefined): BatchRow => {
  if (!batch) throw powerProblem('power.batch-not-found')
  if (batch.state !== 'proposed') throw powerProblem('power.batch-over')
  return batch
}

export const amend = async ({ actor, body, now, context, params }: Ask<typeof powerRoutes.amend>, tx: Tx): Promise<PowerBatchView> => {
  const { version, ...rest } = body
  const names = await namesOf(context, tx, actor.district)
  const found = await lockBatch(tx, actor.district, params.id)
  // Whoever may not change it as it is doesn't hear whether it is over.
  if (found) for (const place of found.places) mustManage(actor, names.net, place.streetId)
  const batch = mustBeOpen(found)
  if (batch.version !== version) throw powerProblem('power.changed')
  const content = contentOf(rest)
  const post = await checkContent(tx, actor, names, content, todayOf(now))
  updateBatch(tx, actor.district, batch.id, content)
  note(tx, actor, post, 'power.amended', now, { id: batch.id, name: content.name }, { kind: content.kind, items: content.itemIds.length, places: content.places.length, from: content.fromOn })
  return presentBatch(context, tx, actor, batch.id)
}

/** The same batch moves the same post once, whoever sends it again. */
const moveCommand = (batchId: string, postId: PostId): string => {
  const hex = createHash('sha256').update(`${batchId} ${postId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const adopt = async (ask: Ask<typeof powerRoutes.adopt>, tx: Tx): Promise<PowerBatchView> => {
  const { actor, body, now, context, params } = ask
  const { district } = actor
  const names = await namesOf(context, tx, district)
  const post = mustManage(actor, names.net, null)
  await lockPowers(tx, district)
  const found = await lockBatch(tx, district, params.id)
  if (found?.state === 'adopted') return presentBatch(context, tx, actor, found.id)
  const batch = mustBeOpen(found)
  const content = { kind: batch.kind as BatchContent['kind'], fromOn: batch.from_on, transition: batch.transition, itemIds: batch.item_ids, places: batch.places }
  const refusal = refuseBatch(content, todayOf(now))
  if (refusal) throw refusal
  const foreseen = await foresee(tx, district, names.net, content, batch.moves)
  if (foreseen.digest !== body.digest) throw powerProblem('power.batch-changed')
  const faults = foreseen.pairs.filter((pair) => pairFaults.includes(pair.verdict)).length
  if (faults > 0) throw powerProblem('power.batch-faulty', { count: faults })
  if (foreseen.lostMoves > 0) throw powerProblem('power.move-apart')
  if (foreseen.change.begins.length + foreseen.change.ends.length + batch.moves.length === 0) throw powerProblem('power.batch-nothing')
  await endHoldings(tx, district, foreseen.change.ends, batch.id)
  await insertHoldings(tx, district, foreseen.change.begins, batch.id)
  for (const move of batch.moves)
    await transferPost({ ...ask, params: { id: move.postId }, body: { commandId: moveCommand(batch.id, move.postId), from: batch.from_on, officeId: move.officeId } } as unknown as Ask<typeof postRoutes.transfer>, tx)
  settleBatch(tx, district, batch.id, 'adopted', actor.personId, now, null, { pairs: foreseen.pairs, touched: foreseen.touched, officers: foreseen.officers })
  note(tx, actor, post, 'power.adopted', now, batch, { begins: foreseen.change.begins.length, ends: foreseen.change.ends.length, moves: batch.moves.length, from: batch.from_on })
  return presentBatch(context, tx, actor, batch.id)
}

/** The district declines; who proposed for a street of theirs takes it back. */
export const decline = async ({ actor, body, now, context, params }: Ask<typeof powerRoutes.decline>, tx: Tx): Promise<PowerBatchView> => {
  const names = await namesOf(context, tx, actor.district)
  const found = await lockBatch(tx, actor.district, params.id)
  if (found && !mayChangeBatch(actor, names, found.places)) throw kernelProblem('access.refused', { verb: 'power.manage', reason: 'out-of-reach' })
  if (found?.state === 'declined' && found.settled_text === body.text.trim()) return presentBatch(context, tx, actor, found.id)
  const batch = mustBeOpen(found)
  settleBatch(tx, actor.district, batch.id, 'declined', actor.personId, now, body.text.trim(), null)
  note(tx, actor, mustManage(actor, names.net, (batch.places[0]?.streetId ?? null) as UnitId | null), 'power.declined', now, batch, { reason: body.text.trim() })
  return presentBatch(context, tx, actor, batch.id)
}
