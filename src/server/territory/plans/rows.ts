// SQL about plans: the row, its steps and its operations.
import type { DistrictId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import type { GroundUnit } from '../../../domain/territory/plan/ground.ts'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import type { DrawnStep } from '../../../domain/territory/plan/rebase.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'

export type PlanState = 'draft' | 'adopted' | 'applied' | 'refused' | 'abandoned'
export type PlanSource = 'editor' | 'import' | 'reorganisation' | 'planner'
export type StepKind = 'create' | 'add' | 'undo' | 'redo' | 'rename' | 'adopt' | 'abandon'

export type PlanRow = {
  id: string
  name: string
  unit_id: UnitId
  source: PlanSource
  state: PlanState
  version: number
  head: number
  base_version: number
  created_at: Date
  created_by_id: PersonId | null
  changed_at: Date
  adopted_from: string | null
  adopted_at: Date | null
  adopted_by_id: PersonId | null
  applied_at: Date | null
  outcome: { faults?: { code: string; params: Record<string, unknown> }[] } | null
}

/** With what only a look at the steps tells. */
export type PlanView = PlanRow & { operations: number; can_redo: boolean; created_by: string | null; adopted_by: string | null }

/** The steps that hold, from the head back to the beginning. */
const chainSql = `with recursive chain as (
  select s.seq, s.previous from plan_steps s where s.district = $1 and s.plan_id = $2 and s.seq = $3
  union all
  select s.seq, s.previous from chain c join plan_steps s on s.district = $1 and s.plan_id = $2 and s.seq = c.previous where c.previous > 0)`

export const viewSql = `select p.*,
    (with recursive chain as (
      select s.seq, s.previous from plan_steps s where s.district = p.district and s.plan_id = p.id and s.seq = p.head
      union all
      select s.seq, s.previous from chain c join plan_steps s on s.district = p.district and s.plan_id = p.id and s.seq = c.previous where c.previous > 0)
      select count(*) from chain c join plan_operations o on o.district = p.district and o.plan_id = p.id and o.seq = c.seq) as operations,
    exists (select from plan_steps s where s.district = p.district and s.plan_id = p.id and s.kind = 'add' and s.previous = p.head) as can_redo,
    c.name as created_by, a.name as adopted_by
  from plans p
  left join persons c on c.district = p.district and c.id = p.created_by_id
  left join persons a on a.district = p.district and a.id = p.adopted_by_id`

export const findPlan = async (db: Queryable, district: DistrictId, id: string): Promise<PlanView | undefined> =>
  (await db.query<PlanView>(`${viewSql} where p.district = $1 and p.id = $2`, [district, id]))[0]

export const lockPlan = async (tx: Tx, district: DistrictId, id: string): Promise<PlanRow | undefined> =>
  (await tx.query<PlanRow>('select * from plans where district = $1 and id = $2 for update', [district, id]))[0]

export type Listing = { state?: PlanState | undefined; source?: PlanSource | undefined; after?: { at: number; id: string } | undefined; limit: number; units: readonly UnitId[] | 'all' }

export const listPlans = (db: Queryable, district: DistrictId, { state, source, after, limit, units }: Listing): Promise<PlanView[]> =>
  db.query<PlanView>(
    `${viewSql} where p.district = $1 and ($2::text is null or p.state = $2) and ($3::text is null or p.source = $3)
       and ($4::bigint[] is null or p.unit_id = any($4)) and ($5::timestamptz is null or (p.changed_at, p.id) < ($5, $6::uuid))
     order by p.changed_at desc, p.id desc limit $7`,
    [district, state ?? null, source ?? null, units === 'all' ? null : units, after ? new Date(after.at) : null, after?.id ?? null, limit],
  )

/** The operations that hold, in their order. */
export const readOperations = async (db: Queryable, district: DistrictId, plan: Pick<PlanRow, 'id' | 'head'>): Promise<Operation[]> => {
  if (plan.head === 0) return []
  const rows = await db.query<{ operation: Operation }>(
    `${chainSql} select o.operation from chain c join plan_operations o on o.district = $1 and o.plan_id = $2 and o.seq = c.seq order by o.seq, o.position`,
    [district, plan.id, plan.head],
  )
  return rows.map((row) => row.operation)
}

/** The steps that hold, in their order, each with what it was drawn on. */
export const readSteps = async (db: Queryable, district: DistrictId, plan: Pick<PlanRow, 'id' | 'head'>): Promise<DrawnStep[]> => {
  if (plan.head === 0) return []
  const rows = await db.query<{ seq: number; operation: Operation }>(
    `${chainSql} select o.seq, o.operation from chain c join plan_operations o on o.district = $1 and o.plan_id = $2 and o.seq = c.seq order by o.seq, o.position`,
    [district, plan.id, plan.head],
  )
  const steps = await db.query<{ seq: number; ground: DrawnStep['ground']; at: Date }>(
    `${chainSql} select s.seq, s.ground, s.at from chain c join plan_steps s on s.district = $1 and s.plan_id = $2 and s.seq = c.seq order by s.seq`, [district, plan.id, plan.head])
  const bySeq = Map.groupBy(rows, (row) => row.seq)
  return steps.map(({ seq, ground, at }) => ({ operations: (bySeq.get(seq) ?? []).map(({ operation }) => operation), ground, at: at.getTime() }))
}

export type OperationRow = { seq: number; position: number; operation: Operation; actor_name: string; at: Date; nth: number }

export const pageOperations = async (db: Queryable, district: DistrictId, plan: Pick<PlanRow, 'id' | 'head'>, after: number, limit: number): Promise<OperationRow[]> =>
  plan.head === 0 ? [] : db.query<OperationRow>(
    `${chainSql}, numbered as (
       select o.seq, o.position, row_number() over (order by o.seq, o.position) - 1 as nth from chain c
       join plan_operations o on o.district = $1 and o.plan_id = $2 and o.seq = c.seq)
     select n.nth, o.seq, o.position, o.operation, s.actor_name, s.at from numbered n
     join plan_operations o on o.district = $1 and o.plan_id = $2 and o.seq = n.seq and o.position = n.position
     join plan_steps s on s.district = $1 and s.plan_id = $2 and s.seq = n.seq
     where n.nth > $4 order by n.nth limit $5`,
    [district, plan.id, plan.head, after, limit],
  )

export type DoneStep = { plan_id: string; kind: StepKind }

export const findStep = async (db: Queryable, district: DistrictId, commandId: string): Promise<DoneStep | undefined> =>
  (await db.query<DoneStep>('select plan_id, kind from plan_steps where district = $1 and command_id = $2', [district, commandId]))[0]

export type LaterStep = { kind: StepKind; actor_name: string; at: Date; operations: string[] | null }

/** What was done after the version somebody saw, newest first, with the kinds of the operations. */
export const stepsAfter = (db: Queryable, district: DistrictId, id: string, version: number): Promise<LaterStep[]> =>
  db.query<LaterStep>(
    `select s.kind, s.actor_name, s.at, (select array_agg(distinct o.operation ->> 'kind') from plan_operations o
       where o.district = s.district and o.plan_id = s.plan_id and o.seq = s.seq) as operations
     from plan_steps s where s.district = $1 and s.plan_id = $2 and s.seq > $3 order by s.seq desc limit 20`,
    [district, id, version],
  )

/** The step an undo goes back to, and the one a redo goes on to. */
export const previousOf = async (tx: Tx, district: DistrictId, id: string, seq: number): Promise<number | undefined> =>
  (await tx.query<{ previous: number }>('select previous from plan_steps where district = $1 and plan_id = $2 and seq = $3', [district, id, seq]))[0]?.previous

export const nextOf = async (tx: Tx, district: DistrictId, id: string, seq: number): Promise<number | undefined> =>
  (await tx.query<{ seq: number }>(
    `select seq from plan_steps where district = $1 and plan_id = $2 and kind = 'add' and previous = $3 order by seq desc limit 1`, [district, id, seq]))[0]?.seq

export type NewPlanStep = { kind: StepKind; commandId: string; previous: number; head: number; at: number; personId: PersonId | null; actorName: string; ground?: readonly GroundUnit[] }

export const insertStep = (tx: Tx, district: DistrictId, id: string, seq: number, step: NewPlanStep): Promise<unknown> =>
  tx.query(
    `insert into plan_steps (district, plan_id, seq, command_id, kind, previous, head, at, person_id, actor_name, ground) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [district, id, seq, step.commandId, step.kind, step.previous, step.head, new Date(step.at), step.personId, step.actorName, step.ground === undefined ? null : JSON.stringify(step.ground)],
  )

const charactersPerStatement = 4_000_000

/** In several statements, since shapes are long. */
export const insertOperations = async (tx: Tx, district: DistrictId, id: string, seq: number, operations: readonly Operation[]): Promise<void> => {
  let texts: string[] = []
  let from = 0
  let size = 0
  const flush = async (): Promise<void> => {
    if (texts.length === 0) return
    await tx.query(
      `insert into plan_operations (district, plan_id, seq, position, operation)
       select $1, $2, $3, $4 + ord - 1, o from jsonb_array_elements($5::jsonb) with ordinality as t(o, ord)`,
      [district, id, seq, from, `[${texts.join(',')}]`],
    )
    from += texts.length
    texts = []
    size = 0
  }
  for (const operation of operations) {
    const text = JSON.stringify(operation)
    texts.push(text)
    if ((size += text.length) > charactersPerStatement) await flush()
  }
  await flush()
}
