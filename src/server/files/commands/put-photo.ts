// Put a photo. Looked at and drawn before a transaction is opened; the same photo under the same id again is done already.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { fileRoutes } from '../../../contract/files.ts'
import type { ReplyOf } from '../../../contract/route.ts'
import { fileProblem } from '../../../domain/files/problems.ts'
import type { FileId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { hashToken } from '../../access/actors.ts'
import { leftOf, spend, type Allowance } from '../../access/allowance.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { sessionOf } from '../../people/queries.ts'
import { takeTurns } from '../../turns.ts'
import { drawPhoto, type Drawn } from '../draw-photo.ts'
import { cleanName, inspectPhoto, undrawable, type Inspected } from '../inspect-photo.ts'
import { bytesOf } from '../photo-body.ts'
import { findFileAsSystem, insertFile, lockContent, type FileRow } from '../queries.ts'
import { photoVariants } from '../store.ts'

/** As much of an ask as every way of putting a photo has. */
type Put = Pick<Ask<typeof fileRoutes.put>, 'actor' | 'now' | 'context' | 'address' | 'token' | 'params'> & { query: { name?: string } }
export type PhotoFacts = ReplyOf<typeof fileRoutes.put>

/** A thorough worker with nine photos a step, or a small office behind one address, stays below. */
const perHour = {
  person: { what: 'photo.put', most: 180, span: 3_600_000 },
  /** From a known device, which may have been a day without a network. */
  device: { what: 'photo.put.device', most: 600, span: 3_600_000 },
  anonymous: { what: 'photo.put', most: 60, span: 3_600_000 },
} as const satisfies Record<string, Allowance>

type Allowed = { allowance: Allowance; who: string }

const allowanceOf = async ({ actor, address, token }: Put, db: Queryable): Promise<Allowed> => {
  if (actor.personId === null) return { allowance: perHour.anonymous, who: address }
  const session = token === undefined ? undefined : await sessionOf(db, actor.district, hashToken(token))
  return { allowance: session?.device_id ? perHour.device : perHour.person, who: `person ${actor.personId}` }
}

/** Unpacking a photo takes up to 300 MB and half a second of one core. */
const turns = takeTurns(2, 24)

export type Seen = { kind: 'known'; row: FileRow } | ({ kind: 'refused'; problem: Problem } & Allowed) | ({ kind: 'drawn'; sourceHash: string; drawn: Drawn; inspected: Inspected } & Allowed)

export const toFacts = (row: FileRow): PhotoFacts => ({
  id: row.id, mediaType: row.media_type, width: row.width, height: row.height, bytes: row.bytes, takenAt: row.taken_at?.getTime() ?? null,
})

/** The one who put it sends it again: done. Anybody else, or another photo: the id is taken. */
const answerKnown = (ask: Put, row: FileRow, sourceHash: string): PhotoFacts => {
  if (row.source_hash !== sourceHash || row.person_id !== ask.actor.personId) throw fileProblem('file.id-taken', { name: cleanName(ask.query.name) })
  return toFacts(row)
}

export const lookAtPhoto = (ask: Put, db: Queryable, request: FastifyRequest): Promise<Seen> => lookAtBytes(ask, db, bytesOf(request))

export const lookAtBytes = async (ask: Put, db: Queryable, bytes: Buffer): Promise<Seen> => {
  const name = cleanName(ask.query.name)
  const sourceHash = createHash('sha256').update(bytes).digest('hex')
  const row = await findFileAsSystem(db, ask.actor.district, ask.params.id)
  if (row) {
    answerKnown(ask, row, sourceHash)
    return { kind: 'known', row }
  }
  const allowed = await allowanceOf(ask, db)
  if ((await leftOf(db, ask.actor.district, allowed.allowance, allowed.who, ask.now)) <= 0) throw fileProblem('file.too-many', { name })
  try {
    return await turns(async () => {
      const inspected = await inspectPhoto(bytes, name, ask.now)
      const drawn = await drawPhoto(bytes, inspected.transparent).catch(() => {
        throw undrawable(inspected.hevc, name)
      })
      for (const variant of photoVariants) await ask.context.photos.put(drawn.hash, variant, drawn[variant])
      return { kind: 'drawn', sourceHash, drawn, inspected, ...allowed }
    })
  } catch (fault) {
    if (fault instanceof Problem && fault.code.startsWith('file.')) return { kind: 'refused', problem: fault, ...allowed }
    throw fault
  }
}

/** A refused photo counts as well: looking at it was the work. */
export const putPhoto = async (ask: Put, tx: Tx, seen: Seen): Promise<PhotoFacts | Problem> => {
  if (seen.kind === 'known') return toFacts(seen.row)
  const { actor, now, params, context } = ask
  if ((await spend(tx, actor.district, seen.allowance, seen.who, now)) < 0) return fileProblem('file.too-many', { name: cleanName(ask.query.name) })
  if (seen.kind === 'refused') return seen.problem
  const { drawn, inspected, sourceHash } = seen
  await lockContent(tx, drawn.hash)
  // Somebody may have erased the same content between drawing it and now.
  for (const variant of photoVariants) await context.photos.put(drawn.hash, variant, drawn[variant])
  const row = await insertFile(tx, {
    district: actor.district, id: params.id as FileId, hash: drawn.hash, source_hash: sourceHash, media_type: drawn.mediaType, bytes: drawn.full.length,
    width: drawn.width, height: drawn.height, taken_at: inspected.takenAt === null ? null : new Date(inspected.takenAt),
    lng: inspected.place?.lng ?? null, lat: inspected.place?.lat ?? null, name: cleanName(ask.query.name), person_id: actor.personId, put_at: new Date(now),
  })
  if (!row) return answerKnown(ask, (await findFileAsSystem(tx, actor.district, params.id))!, sourceHash)
  appendJournal(tx, actor, undefined, { kind: 'file.put', at: now, subjectKind: 'file', subjectId: row.id })
  return toFacts(row)
}
