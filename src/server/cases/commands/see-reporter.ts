// Break the seal on who reported: only those handling the case, each look journalled with its reason.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { CaseId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { getCase } from '../queries.ts'

export type Reporter = { name: string | null; phone: string | null }

export const seeReporter = async (tx: Tx, actor: Actor, now: number, id: CaseId, districtUnitId: UnitId, reason: string): Promise<Reporter> => {
  const record = await getCase(tx, actor, 'case.seeReporter', id, districtUnitId)
  const access = can(actor, 'case.seeReporter', record)
  const [given] = await tx.query<Reporter>('select name, phone from case_reporters where district = $1 and case_id = $2', [actor.district, id])
  const [account] = await tx.query<Reporter>('select name, phone from persons where district = $1 and id = $2', [actor.district, record.ownerId])
  appendJournal(tx, actor, access.allowed ? access.post : undefined, {
    kind: 'case.reporterSeen', at: now, subjectKind: 'case', subjectId: id, data: { reason: reason.trim() },
  })
  return given ?? (record.source === 'resident' || record.source === 'worker' ? account : undefined) ?? { name: null, phone: null }
}
