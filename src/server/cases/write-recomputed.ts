// Writes what a recomputation made of many cases in one statement: their clocks, what follows from them, and in the journal that
// they are due at another time. Who read them without a lock is told which of them somebody has changed since: these stay as they are.
import type { Recomputed } from '../../domain/cases/tick.ts'
import { nextDue } from '../../domain/clocks/clock.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Tx } from '../db/tx.ts'

/**
 * A row is known by the transaction that wrote it (`xmin`): whoever writes it again leaves another number, also while the update
 * waits for them. Lists are read in half the time that JSON takes, and instants as numbers.
 */
const writeSql = `with v as materialized (
    select * from unnest($3::uuid[], $4::xid[], $5::jsonb[], $6::float8[], $7::float8[], $8::float8[], $9::float8[], $10::boolean[], $11::jsonb[])
      as v(id, written_by, clocks, due_at, next_due_at, next_yellow_at, next_tick_at, overdue, move)),
  written as (
    update cases c set clocks = v.clocks, due_at = to_timestamp(v.due_at / 1000), next_due_at = to_timestamp(v.next_due_at / 1000), next_yellow_at = to_timestamp(v.next_yellow_at / 1000),
      next_tick_at = to_timestamp(v.next_tick_at / 1000), overdue = v.overdue
    from v where c.district = $1 and c.id = v.id and c.xmin = v.written_by returning c.id, v.move),
  told as (
    insert into journal (district, at, kind, subject_kind, subject_id, command_id, data)
    select $1, $2, 'case.dueMoved', 'case', id::text, gen_random_uuid(), move from written where move is not null)
  select coalesce(array_agg(id::text) filter (where id not in (select id from written)), '{}') as missed, (select count(move) from written) as moved from v`

export type Anew = Pick<Recomputed, 'after' | 'moved'> & { writtenBy: string }

type Named = { calendar: string; version: number }

/** What the statement is given, a list for each of its columns. */
type RecomputedLists = readonly (readonly unknown[])[]

const columnsOf = [
  ({ after }) => after.id,
  ({ writtenBy }) => writtenBy,
  ({ after }) => JSON.stringify(after.clocks),
  ({ after }) => after.dueAt,
  ({ after }) => nextDue(after.clocks)?.dueAt,
  ({ after }) => nextDue(after.clocks)?.yellowAt,
  ({ after }) => after.nextTickAt,
  ({ after }) => after.overdue,
  ({ moved }, calendar) => moved && JSON.stringify({ ...moved, ...calendar }),
] as const satisfies ((one: Anew, calendar: Named) => unknown)[]

export const recomputedLists = (made: readonly Anew[], { code, version }: { code: string; version: number }): RecomputedLists =>
  columnsOf.map((column) => made.map((one) => column(one, { calendar: code, version })))

/** Cases are locked in the order of their ids, as by everybody who takes many: not in the one that a hash of them would have. */
const inOrder = "select set_config('enable_hashjoin', 'off', true)"

export const writeRecomputed = async (tx: Tx, district: DistrictId, now: number, lists: RecomputedLists): Promise<{ missed: readonly string[]; moved: number }> => {
  tx.send(inOrder, [], 'cases-write-in-order')
  const [written] = await tx.query<{ missed: string[]; moved: number }>(writeSql, [district, new Date(now), ...lists], 'cases-write-recomputed')
  return written!
}
