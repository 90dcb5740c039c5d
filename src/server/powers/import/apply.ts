// Writes a planned list: new items, changed wordings, classes, and who holds what, a few statements however many rows.
import type { Actor } from '../../../domain/access/actor.ts'
import type { NewHolding, PowerItemId } from '../../../domain/powers/power.ts'
import { changeOf, type KnownPowers, type PowerRow, type Wording } from '../../../domain/powers/sheet/plan-powers.ts'
import type { Tx } from '../../db/tx.ts'
import { insertBatch, settleBatch } from '../batches.ts'
import { endHoldings, insertHoldings } from '../holdings.ts'
import { insertItems, rewordItems, setCategories, type ItemToWrite } from '../items.ts'

/** `id` names the batch in the history of what it changed. */
export type Import = { id: string; name: string; now: number; sample?: boolean }

export const applyPowers = async (tx: Tx, actor: Pick<Actor, 'district' | 'personId'>, rows: readonly PowerRow[], known: KnownPowers, by: Import): Promise<void> => {
  const { district } = actor
  const worded = new Map(rows.flatMap((row) => (row.wording ? [[row.code, row.wording] as const] : [])))
  const of = ([code, wording]: readonly [string, Wording]): ItemToWrite => ({ code, ...wording, sample: by.sample ?? false })
  const made = await insertItems(tx, district, [...worded].filter(([code]) => !known.items.has(code)).map(of), actor.personId, by.now)
  await rewordItems(tx, district, [...worded].filter(([code]) => known.items.has(code)).map(of), actor.personId, by.now)
  const idOf = (code: string): PowerItemId => known.items.get(code)?.id ?? made.get(code)!
  await insertBatch(tx, district, by.id, { name: by.name, kind: 'import', fromOn: known.today, transition: null, itemIds: [], places: [], moves: [] }, actor.personId, by.now)
  settleBatch(tx, district, by.id, 'adopted', actor.personId, by.now, null, null)
  const begins: NewHolding[] = []
  const ends: { id: number; untilOn: string }[] = []
  for (const row of rows) {
    if (row.holding === null) continue
    const change = changeOf(idOf(row.code), row.holding, known.holdings.get(idOf(row.code)) ?? [])
    begins.push(...change.begins)
    ends.push(...change.ends)
  }
  await endHoldings(tx, district, ends, by.id)
  await insertHoldings(tx, district, begins, by.id)
  for (const row of rows) if (row.categories !== null) await setCategories(tx, district, idOf(row.code), row.categories)
}
