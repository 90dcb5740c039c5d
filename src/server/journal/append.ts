// The journal: what happened, who, to what, by which command. Written only inside the transaction that did it.
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import type { Tx } from '../db/tx.ts'

export type JournalEntry = {
  kind: string
  at: number
  subjectKind: 'case' | 'round' | 'routine' | 'track' | 'wish' | 'account' | 'file' | 'unit' | 'plan' | 'post' | 'person' | 'leave' | 'power' | 'powerBatch' | 'operation' | 'premises' | 'inspection' | 'catalogue' | 'device' | 'system'
  subjectId: string
  commandId?: string
  data?: Record<string, unknown>
}

/** Sends the entry along with the transaction; a failure fails the commit. */
export const appendJournal = (tx: Tx, actor: Pick<Actor, 'district' | 'personId'>, post: Pick<ActorPost, 'id'> | undefined, entry: JournalEntry): void =>
  tx.send(
    `insert into journal (district, at, kind, person_id, post_id, subject_kind, subject_id, command_id, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [actor.district, new Date(entry.at), entry.kind, actor.personId, post?.id ?? null, entry.subjectKind, entry.subjectId, entry.commandId ?? null, JSON.stringify(entry.data ?? {})],
    'journal-append',
  )
