// Cover parts of a photo or all of it, and take that away again. The original stays under seal; each look at it and each
// change is journalled with its reason.
import type { fileRoutes } from '../../../contract/files.ts'
import type { ReplyOf } from '../../../contract/route.ts'
import { coverMore, type Covering } from '../../../domain/files/covering.ts'
import { fileProblem } from '../../../domain/files/problems.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { FileId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask, SentFile } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { takeTurns } from '../../turns.ts'
import { deleteCovering, findCovering, findReachedFile, leaveCovered, putCovering } from '../covering-rows.ts'
import { drawCovered } from '../draw-covered.ts'
import type { Drawn } from '../draw-photo.ts'
import { lockContent, type FileRow } from '../queries.ts'
import { photoVariants } from '../store.ts'

type Cover = Ask<typeof fileRoutes.cover>
type Facts = ReplyOf<typeof fileRoutes.covering>

const turns = takeTurns(1, 24)

const originalOf = async (context: Context, file: FileRow): Promise<Buffer> => {
  const content = await context.photos.open(file.hash, 'full')
  if (!content) throw fileProblem('file.not-found')
  const parts: Buffer[] = []
  for await (const part of content.stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const needFile = async (db: Queryable, actor: Actor, verb: 'file.cover' | 'file.seeSealed', id: string): Promise<FileRow> => {
  const file = await findReachedFile(db, actor, verb, id)
  if (!file) throw fileProblem('file.not-found')
  return file
}

export const coveringFacts = async (db: Queryable, actor: Actor, id: string): Promise<Facts> => {
  const file = await needFile(db, actor, 'file.cover', id)
  const covering = await findCovering(db, actor.district, id)
  const sealed = (await findReachedFile(db, actor, 'file.seeSealed', id)) !== undefined
  return {
    id, width: file.width, height: file.height, maySeeSealed: sealed,
    covering: covering ? { hidden: covering.hidden, areas: [...covering.areas], reason: covering.reason, by: covering.by, at: covering.at.getTime() } : null,
  }
}

type Prepared = { covering: Covering; drawn: Drawn }

/** Drawn before the transaction; what somebody covered meanwhile is looked at again inside it. */
export const drawCover = async ({ actor, context, params, body }: Cover, db: Queryable): Promise<Prepared> => {
  const file = await needFile(db, actor, 'file.cover', params.id)
  if (!body.hidden && body.areas.length === 0) throw fileProblem('file.nothing-covered')
  const sealed = await findReachedFile(db, actor, 'file.seeSealed', params.id)
  const covering = coverMore(sealed ? undefined : await findCovering(db, actor.district, params.id), { hidden: body.hidden, areas: body.areas })
  const drawn = await turns(async () => drawCovered(await originalOf(context, file), file.media_type as Drawn['mediaType'], covering))
  for (const variant of photoVariants) await context.photos.put(drawn.hash, variant, drawn[variant])
  return { covering, drawn }
}

export const coverPhoto = async ({ actor, context, now, params, body }: Cover, tx: Tx, { covering, drawn }: Prepared): Promise<Facts> => {
  const id = params.id as FileId
  await tx.query('select 1 from files where district = $1 and id = $2 for update', [actor.district, id])
  const sealed = await findReachedFile(tx, actor, 'file.seeSealed', id)
  const before = await findCovering(tx, actor.district, id)
  // Somebody covered something else between drawing and now: nothing of theirs may come to light again.
  if (!sealed && before && JSON.stringify(coverMore(before, covering)) !== JSON.stringify({ hidden: covering.hidden, areas: covering.areas })) throw fileProblem('file.covered-meanwhile')
  await lockContent(tx, drawn.hash)
  // Somebody may have erased the same content between drawing it and now.
  for (const variant of photoVariants) await context.photos.put(drawn.hash, variant, drawn[variant])
  if (before && before.hash !== drawn.hash) leaveCovered(tx, actor, now, id, before)
  putCovering(tx, actor, now, id, covering, drawn, body.reason.trim())
  appendJournal(tx, actor, undefined, { kind: 'file.covered', at: now, subjectKind: 'file', subjectId: id, data: { hidden: covering.hidden, areas: covering.areas.length, reason: body.reason.trim() } })
  tx.afterCommit(() => context.hub.wake())
  return coveringFacts(tx, actor, id)
}

export const uncoverPhoto = async ({ actor, now, params, body }: Ask<typeof fileRoutes.uncover>, tx: Tx): Promise<Facts> => {
  await needFile(tx, actor, 'file.seeSealed', params.id)
  const gone = await deleteCovering(tx, actor.district, params.id)
  if (gone) {
    leaveCovered(tx, actor, now, params.id, gone)
    appendJournal(tx, actor, undefined, { kind: 'file.uncovered', at: now, subjectKind: 'file', subjectId: params.id, data: { reason: body.reason.trim() } })
  }
  return coveringFacts(tx, actor, params.id)
}

export const seeSealed = async ({ actor, context, now, params, body }: Ask<typeof fileRoutes.sealed>, tx: Tx): Promise<SentFile> => {
  const file = await needFile(tx, actor, 'file.seeSealed', params.id)
  appendJournal(tx, actor, undefined, { kind: 'file.sealedSeen', at: now, subjectKind: 'file', subjectId: params.id, data: { reason: body.reason.trim() } })
  return { name: `${params.id}.${file.media_type === 'image/webp' ? 'webp' : 'jpg'}`, type: file.media_type, body: () => originalOf(context, file) }
}
