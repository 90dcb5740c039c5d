// Gives a new district the phrases it begins with.
import { starterPhrases } from '../../domain/cases/starter-phrases.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'

export const insertStarterPhrases = (tx: Tx, district: DistrictId, now: number): Promise<void> =>
  bulkInsert(tx, 'phrases', starterPhrases.map((phrase) => ({ district, ...phrase, changed_at: new Date(now).toISOString() })))
