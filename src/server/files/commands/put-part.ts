// Put a part of a photo. The last one makes it whole and stores it by the same code that stores any photo; should the server be
// killed between the two, the last part is sent again.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { photoPartRoutes, PhotoStanding } from '../../../contract/photo-parts.ts'
import { fitOf, mostWaitingBytes, partsKeptForDays, receivedOf } from '../../../domain/files/parts.ts'
import { fileProblem } from '../../../domain/files/problems.ts'
import type { DistrictId, PersonId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { mostPhotoBytes } from '../inspect-photo.ts'
import { bytesOf } from '../photo-body.ts'
import { findFileAsSystem } from '../queries.ts'
import { lookAtBytes, putPhoto, toFacts, type Seen } from './put-photo.ts'

type PutPart = Ask<typeof photoPartRoutes.put>
type PartRow = { from_byte: number; length: number; total: number; hash: string; person_id: PersonId }

const findParts = (db: Queryable, district: DistrictId, id: string): Promise<PartRow[]> =>
  db.query<PartRow>('select from_byte, octet_length(bytes) as length, total, hash, person_id from photo_parts where district = $1 and file_id = $2 order by from_byte', [district, id], 'photo-parts')

const removeParts = (tx: Tx, district: DistrictId, id: string): void => tx.send('delete from photo_parts where district = $1 and file_id = $2', [district, id])

/** Parts of another photo of the same person under this id count as none: the phone made it anew. */
const mine = (rows: readonly PartRow[], person: PersonId | null, hash: string): PartRow[] => {
  if (rows.some((row) => row.person_id !== person)) throw fileProblem('file.id-taken')
  return rows.filter((row) => row.hash === hash)
}

const received = (rows: readonly PartRow[]): number => receivedOf(rows.map((row) => ({ from: row.from_byte, length: row.length })))

/** One that is whole already, put by whoever asks. */
const findWhole = async (db: Queryable, { actor, params }: Pick<PutPart, 'actor' | 'params'>, hash: string): Promise<PhotoStanding | undefined> => {
  const row = await findFileAsSystem(db, actor.district, params.id)
  if (!row) return undefined
  if (row.source_hash !== hash || row.person_id !== actor.personId) throw fileProblem('file.id-taken')
  return { received: 0, photo: toFacts(row) }
}

export const partsOf = async (ask: Ask<typeof photoPartRoutes.standing>, db: Queryable): Promise<PhotoStanding> => {
  const { actor, params, query } = ask
  return (await findWhole(db, ask, query.hash)) ?? { received: received(mine(await findParts(db, actor.district, params.id), actor.personId, query.hash)), photo: null }
}

type Looked = { kind: 'answer'; standing: PhotoStanding } | { kind: 'part'; bytes: Buffer; from: number } | { kind: 'broken'; problem: Problem } | { kind: 'whole'; seen: Seen }

const assemble = async (db: Queryable, { actor, params }: PutPart, last: Buffer, from: number): Promise<Buffer> => {
  const rows = await db.query<{ from_byte: number; bytes: Buffer }>('select from_byte, bytes from photo_parts where district = $1 and file_id = $2 and from_byte < $3 order by from_byte', [actor.district, params.id, from])
  const pieces: Buffer[] = []
  let end = 0
  for (const { from_byte, bytes } of rows) {
    pieces.push(bytes.subarray(end - from_byte))
    end = Math.max(end, from_byte + bytes.length)
  }
  return Buffer.concat([...pieces, last])
}

export const lookAtPart = async (ask: PutPart, db: Queryable, request: FastifyRequest): Promise<Looked> => {
  const { actor, params, query: { from, total, hash } } = ask
  const bytes = bytesOf(request)
  const whole = await findWhole(db, ask, hash)
  if (whole) return { kind: 'answer', standing: { ...whole, received: total } }
  if (total > mostPhotoBytes) throw fileProblem('file.too-large', { megabytes: mostPhotoBytes / 1_048_576 })
  if (bytes.length === 0) throw fileProblem('file.empty')
  const rows = mine(await findParts(db, actor.district, params.id), actor.personId, hash)
  const known = received(rows)
  const fit = fitOf(known, total, { from, length: bytes.length })
  switch (fit.kind) {
    case 'gap':
      throw fileProblem('file.part-out-of-order', { received: known })
    case 'beyond':
      throw fileProblem('file.parts-differ')
    case 'known':
      return { kind: 'answer', standing: { received: known, photo: null } }
    case 'next': {
      if (rows.some((row) => row.total !== total)) throw fileProblem('file.parts-differ')
      const next = bytes.subarray(fit.skip)
      if (!fit.last) return { kind: 'part', bytes: next, from: known }
      const photo = await assemble(db, ask, next, known)
      // What never fits together can only begin anew.
      if (createHash('sha256').update(photo).digest('hex') !== hash) return { kind: 'broken', problem: fileProblem('file.parts-differ') }
      return { kind: 'whole', seen: await lookAtBytes(ask, db, photo) }
    }
  }
}

const keepPart = async (tx: Tx, { actor, params, now, query: { total, hash } }: PutPart, bytes: Buffer, from: number): Promise<PhotoStanding | Problem> => {
  const { district, personId } = actor
  tx.send('delete from photo_parts where district = $1 and file_id = $2 and person_id = $3 and hash <> $4', [district, params.id, personId, hash])
  const [waiting] = await tx.query<{ bytes: number }>('select coalesce(sum(octet_length(bytes)), 0) as bytes from photo_parts where district = $1 and person_id = $2', [district, personId])
  if (Number(waiting!.bytes) + bytes.length > mostWaitingBytes) return fileProblem('file.too-many')
  await tx.query(
    'insert into photo_parts (district, file_id, from_byte, person_id, total, hash, bytes, put_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (district, file_id, from_byte) do nothing',
    [district, params.id, from, personId, total, hash, bytes, new Date(now)])
  return { received: received(mine(await findParts(tx, district, params.id), personId, hash)), photo: null }
}

export const putPart = async (ask: PutPart, tx: Tx, looked: Looked): Promise<PhotoStanding | Problem> => {
  if (looked.kind === 'answer') return looked.standing
  if (looked.kind === 'part') return keepPart(tx, ask, looked.bytes, looked.from)
  removeParts(tx, ask.actor.district, ask.params.id)
  if (looked.kind === 'broken') return looked.problem
  const stored = await putPhoto(ask, tx, looked.seen)
  return stored instanceof Problem ? stored : { received: ask.query.total, photo: stored }
}

export const sweepParts = async (tx: Tx, now: number): Promise<void> =>
  void (await tx.query('delete from photo_parts where put_at < $1', [new Date(now - partsKeptForDays * 86_400_000)]))
