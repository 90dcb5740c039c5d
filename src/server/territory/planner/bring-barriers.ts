// Barriers of a community from what was read: those that come near it; the same lines again change nothing.
import type { api } from '../../../contract/api.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Tx } from '../../db/tx.ts'
import type { NetUnit } from '../net.ts'
import { getCommunity, nearby } from './ground.ts'
import type { ReadLines } from './read-barriers.ts'
import { barrierRows, writeBarriers, type BarrierRow } from './rows.ts'

/** A line that goes on beyond the community isn't only its own. */
const within = ({ line }: BarrierRow, { bbox }: NetUnit): boolean => bbox !== null && line.every(([lng, lat]) => lng >= bbox[0] && lng <= bbox[2] && lat >= bbox[1] && lat <= bbox[3])

const same = (a: BarrierRow, b: BarrierRow): boolean => a.kind === b.kind && a.name === b.name && Math.fround(a.weight) === Math.fround(b.weight)

export const bringBarriers = async ({ context, actor, now, params, query }: Ask<typeof api.planner.bringBarriers>, tx: Tx, { rows, rowOf, faulty }: ReadLines) => {
  const { unit } = await getCommunity(context, actor, params.id)
  const near = nearby(rows, unit)
  const outside = new Set(rows.filter((row) => !near.includes(row)).map(({ id }) => rowOf.get(id)!))
  for (const { id } of near) outside.delete(rowOf.get(id)!)
  const all = await barrierRows(tx, actor.district)
  const known = new Map(all.map((row) => [row.id, row]))
  const changed = near.filter((row) => known.has(row.id) && !same(known.get(row.id)!, row))
  const fresh = near.filter((row) => !known.has(row.id))
  const brought = new Set(rows.map(({ id }) => id))
  const gone = query.replace ? nearby(all, unit).filter((row) => !brought.has(row.id) && within(row, unit)).map(({ id }) => id) : []
  if (!query.check && fresh.length + changed.length + gone.length > 0) {
    await writeBarriers(tx, actor.district, [...fresh, ...changed], gone)
    appendJournal(tx, actor, undefined, { kind: 'barriers.brought', at: now, subjectKind: 'unit', subjectId: String(unit.id), data: { name: query.name, new: fresh.length, changed: changed.length, gone: gone.length } })
  }
  const kinds: Record<string, number> = {}
  for (const { kind } of near) kinds[kind] = (kinds[kind] ?? 0) + 1
  return {
    new: fresh.length, changed: changed.length, unchanged: near.length - fresh.length - changed.length, gone: gone.length, kinds,
    faulty: [...faulty, ...[...outside].map((row) => ({ row, fault: 'outside' as const }))].sort((a, b) => a.row - b.row),
  }
}
