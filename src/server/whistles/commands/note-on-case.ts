// What was found or done on site is said on the case itself, with its photos: the case keeps its whole past.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../domain/access/actor.ts'
import type { StepPhoto } from '../../../domain/cases/command.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { nextSeq } from '../../cases/queries.ts'
import { takeStep } from '../../cases/commands/take-step.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'

/** Answers the number of the case's step that shows the photos. */
export const noteOnCase = async (context: Context, tx: Tx, actor: Actor, now: number, caseId: CaseId, { text, photos }: { text?: string; photos?: readonly StepPhoto[] }): Promise<number> => {
  await takeStep(context, tx, actor, now, caseId, randomUUID(), { step: 'note', text: text ?? '', photos: photos ?? [] })
  return (await nextSeq(tx, actor.district, caseId)) - 1
}
