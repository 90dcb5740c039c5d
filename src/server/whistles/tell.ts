// What happens to a whistle stands in the journal under its case: whoever sees that hears of it at once.
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import type { CaseId, DistrictId, PersonId, WhistleId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'

type News = { step: string; caseId: CaseId; whistleId: WhistleId; commandId: string; officeId?: number }

export const tell = (
  context: Context, tx: Tx, actor: Actor | { district: DistrictId; personId: PersonId | null }, post: ActorPost | undefined, now: number, { step, caseId, whistleId, commandId, officeId }: News,
): void => {
  appendJournal(tx, actor, post, {
    kind: `whistle.${step}`, at: now, subjectKind: 'case', subjectId: caseId, commandId, data: { whistleId, ...(officeId === undefined ? {} : { officeId }) },
  })
  tx.afterCommit(() => context.hub.wake())
}
