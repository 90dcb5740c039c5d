// Offices summoned to a case by a whistle help it as if they had been called by the step `callAssistants`, whoever holds it.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../domain/access/actor.ts'
import { withAssistants } from '../../../domain/cases/apply.ts'
import type { OfficeId } from '../../../domain/kernel/ids.ts'
import type { Tx } from '../../db/tx.ts'
import { appendStep, nextSeq, updateCase } from '../queries.ts'
import type { CaseRecord } from '../rows.ts'

/** The case is locked, and the caller has journalled what calls them. */
export const addAssistants = async (tx: Tx, actor: Actor, now: number, record: CaseRecord, officeIds: readonly OfficeId[]): Promise<void> => {
  const after = withAssistants(record, officeIds)
  updateCase(tx, after)
  appendStep(
    tx,
    {
      district: record.district, caseId: record.id, commandId: randomUUID(), step: 'callAssistants', fromState: record.state, toState: after.state, at: now,
      personId: actor.personId, postId: actor.posts.find(({ role }) => role !== 'resident')?.id ?? null, actorName: actor.name, text: '', data: { officeIds },
    },
    await nextSeq(tx, record.district, record.id),
  )
}
