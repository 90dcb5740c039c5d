// Routes of plans. A plan outside reach and none at all look the same.
import { api } from '../../../contract/api.ts'
import type { Plan } from '../../../contract/plan-parts.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import { planProblem } from '../../../domain/territory/plan/problems.ts'
import { childrenOf, upwards } from '../../../domain/territory/plan/tree.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { read, write, type Server } from '../../http/endpoint.ts'
import { netOf } from '../net.ts'
import { territoryProblem } from '../problems.ts'
import { codeRulesOf } from '../rules.ts'
import { adoptPlan } from './adopt.ts'
import type { Carrier } from './carrier.ts'
import { abandonPlan, addOperations, createPlan, redoStep, renamePlan, undoStep, type Who } from './draft.ts'
import { evaluateOn } from './evaluate.ts'
import { presentOperation, presentPlan, presentUnit } from './present.ts'
import { previewOf } from './preview.ts'
import { reaches, unitsWithin } from './reach.ts'
import { findPlan, listPlans, pageOperations, type PlanView } from './rows.ts'
import { refFrom } from './tree-of-net.ts'

const getPlan = async (context: Context, db: Queryable, actor: Actor, id: string): Promise<PlanView> => {
  const view = await findPlan(db, actor.district, id)
  const net = await netOf(context, actor.district)
  if (!view || !reaches(actor, 'territory.draft', net.units.get(view.unit_id) ?? net.root)) throw planProblem('plan.not-found')
  return view
}

/** The plan as it is now, for whoever just changed it. */
export const answerPlan = async ({ context, actor }: Pick<Who, 'context' | 'actor'>, db: Queryable, id: string): Promise<Plan> =>
  presentPlan((await findPlan(db, actor.district, id))!, actor, await netOf(context, actor.district))

const malformed = (field: string): never => {
  throw kernelProblem('request.malformed', { part: 'query', faults: [`/${field}`] })
}

const cursorOf = ({ changed_at, id }: PlanView): string => Buffer.from(`${changed_at.getTime()}|${id}`).toString('base64url')
const cursorFrom = (text: string): { at: number; id: string } => {
  const [, at, id] = /^(\d{1,15})\|([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return at && id ? { at: Number(at), id } : malformed('after')
}

/** Shapes are long: a page of operations is short. */
const mostOperations = 50

export const bindPlans = (server: Server, carriers: readonly Carrier[]): void => {
  const { plans } = api
  read(server, plans.list, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    const limit = query.limit ?? 20
    const rows = await listPlans(db, actor.district, {
      state: query.state, source: query.source, limit: limit + 1, units: unitsWithin(actor, 'territory.draft', net), after: query.after === undefined ? undefined : cursorFrom(query.after),
    })
    const shown = rows.slice(0, limit)
    return { plans: shown.map((row) => presentPlan(row, actor, net)), next: rows.length > limit ? cursorOf(shown.at(-1)!) : null }
  })
  read(server, plans.get, async ({ context, actor, params }, db) => presentPlan(await getPlan(context, db, actor, params.id), actor, await netOf(context, actor.district)))
  read(server, plans.operations, async ({ context, actor, params, query }, db) => {
    const plan = await getPlan(context, db, actor, params.id)
    if (query.after !== undefined && !/^\d{1,9}$/.test(query.after)) malformed('after')
    const limit = Math.min(query.limit ?? 20, mostOperations)
    const rows = await pageOperations(db, actor.district, plan, query.after === undefined ? -1 : Number(query.after), limit + 1)
    const shown = rows.slice(0, limit)
    return {
      version: plan.version, next: rows.length > limit ? String(shown.at(-1)!.nth) : null,
      operations: shown.map((row) => ({ position: row.nth, step: row.seq, by: row.actor_name, at: row.at.getTime(), operation: presentOperation(row.operation) })),
    }
  })
  read(server, plans.units, async ({ context, actor, params, query }, db) => {
    const plan = await getPlan(context, db, actor, params.id)
    const net = await netOf(context, actor.district)
    const { applied } = await evaluateOn(db, actor.district, plan, net, await codeRulesOf(context, actor.district))
    const ref = query.parent === undefined ? plan.unit_id : (refFrom(query.parent) ?? malformed('parent'))
    const unit = applied.tree.get(ref)
    if (!unit) throw territoryProblem('territory.not-found')
    return {
      version: plan.version, unit: presentUnit(unit), line: upwards(applied.tree, ref).reverse().map((one) => presentUnit(one, false)),
      children: (childrenOf(applied.tree).get(ref) ?? []).map((one) => presentUnit(one)),
    }
  })
  read(server, plans.preview, async ({ context, actor, params, query, now }, db) =>
    previewOf({ context, db, carriers, district: actor.district, now }, await getPlan(context, db, actor, params.id), query.from ?? todayOf(now)))
  write(server, plans.create, async ({ context, actor, now, body }, tx) => {
    await createPlan(tx, { context, actor, now }, body)
    return answerPlan({ context, actor }, tx, body.id)
  })
  write(server, plans.add, async ({ context, actor, now, params, body }, tx) => {
    await addOperations(tx, { context, actor, now }, params.id, body, body.operations as readonly Operation[])
    return answerPlan({ context, actor }, tx, params.id)
  })
  write(server, plans.undo, async ({ context, actor, now, params, body }, tx) => {
    await undoStep(tx, { context, actor, now }, params.id, body)
    return answerPlan({ context, actor }, tx, params.id)
  })
  write(server, plans.redo, async ({ context, actor, now, params, body }, tx) => {
    await redoStep(tx, { context, actor, now }, params.id, body)
    return answerPlan({ context, actor }, tx, params.id)
  })
  write(server, plans.rename, async ({ context, actor, now, params, body }, tx) => {
    await renamePlan(tx, { context, actor, now }, params.id, body, body.name)
    return answerPlan({ context, actor }, tx, params.id)
  })
  write(server, plans.adopt, async ({ context, actor, now, params, body }, tx) => {
    await adoptPlan(tx, { context, actor, now, carriers }, params.id, body, body.from)
    return answerPlan({ context, actor }, tx, params.id)
  })
  write(server, plans.abandon, async ({ context, actor, now, params, body }, tx) => {
    await abandonPlan(tx, { context, actor, now }, params.id, body)
    return answerPlan({ context, actor }, tx, params.id)
  })
}
