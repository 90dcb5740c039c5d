// One step for many cases in one transaction. What decides about a case only reads, and writes follow only once it was
// decided, so a refused case leaves nothing behind and needs no savepoint; all writes travel together.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { CaseCommand } from '../../../domain/cases/command.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import type { BatchResult } from '../../../contract/case-batch.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { caseNumberText } from '../number.ts'
import { findCommands, lastSeqs, lockCasesAsSystem } from '../queries-many.ts'
import type { CaseRecord } from '../rows.ts'
import { decideStep, writeStep } from './take-step.ts'

export type Asked = { id: CaseId; commandId: string; command: CaseCommand }

const named = (record: CaseRecord | undefined): Pick<BatchResult, 'number' | 'state'> => ({ number: record ? caseNumberText(record.number, record.reportedAt) : null, state: record?.state ?? null })

const refused = (id: CaseId, record: CaseRecord | undefined, { code, params }: Problem): BatchResult => ({ id, outcome: 'refused', ...named(record), problem: { code, params } })

export const takeSteps = async (context: Context, tx: Tx, actor: Actor, now: number, asked: readonly Asked[]): Promise<BatchResult[]> => {
  const { unitId } = await context.districts.get(actor.district)
  const ids = [...new Set(asked.map(({ id }) => id))]
  const records = new Map((await lockCasesAsSystem(tx, actor.district, ids, unitId)).filter((record) => can(actor, 'case.see', record).allowed).map((record) => [record.id, record]))
  // Looked for under the locks: who sent the same a moment ago has committed by now.
  const [done, seqs] = await Promise.all([findCommands(tx, actor.district, asked.map(({ commandId }) => commandId)), lastSeqs(tx, actor.district, ids)])

  const take = async ({ id, commandId, command }: Asked): Promise<BatchResult> => {
    const record = records.get(id)
    if (!record) return refused(id, undefined, caseProblem('case.not-found'))
    const known = done.get(commandId)
    if (known) return known.case_id === id && known.step === command.step ? { id, outcome: 'repeated', ...named(record), problem: null } : refused(id, record, caseProblem('case.id-taken'))
    try {
      const decided = await decideStep(context, tx, actor, now, record, command)
      const seq = (seqs.get(id) ?? 0) + 1
      writeStep(tx, actor, record, command, commandId, seq, decided)
      // The same case named twice meets what was just done.
      const after: CaseRecord = { ...record, ...decided.after }
      records.set(id, after)
      seqs.set(id, seq)
      done.set(commandId, { case_id: id, step: command.step })
      return { id, outcome: 'done', ...named(after), problem: null }
    } catch (fault) {
      if (fault instanceof Problem) return refused(id, record, fault)
      throw fault
    }
  }

  const results: BatchResult[] = []
  for (const one of asked) results.push(await take(one))
  if (results.some(({ outcome }) => outcome === 'done')) tx.afterCommit(() => context.hub.wake())
  return results
}
