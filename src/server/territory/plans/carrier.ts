// What goes on in another unit when its own ends. Each feature whose records name units brings one of these; the adoption
// calls them inside its transaction, the preview asks them the same without writing.
import type { UnitId } from '../../../domain/kernel/ids.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { TerritoryChange } from './change.ts'

/** So many went from one unit to another; to none when they end. */
export type Move = { from: UnitId; to: UnitId | null; count: number }

export type Passages = {
  /** How many lie in units that change. */
  total: number
  moves: readonly Move[]
}

export type Carrier = {
  /** What it is called in previews and the journal: `case`, `post`. */
  kind: string
  foresee(db: Queryable, change: TerritoryChange): Promise<Passages>
  carry(tx: Tx, change: TerritoryChange): Promise<Passages>
}

/** Sums single passages up. */
export const sumMoves = (passed: Iterable<{ from: UnitId; to: UnitId | null }>): Move[] => {
  const moves = new Map<string, { from: UnitId; to: UnitId | null; count: number }>()
  for (const { from, to } of passed) {
    const key = `${from} ${to}`
    const move = moves.get(key)
    if (move) move.count++
    else moves.set(key, { from, to, count: 1 })
  }
  return [...moves.values()].sort((a, b) => b.count - a.count || a.from - b.from)
}
