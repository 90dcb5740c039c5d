// What was drawn becomes operations of a plan, on the net as the plan leaves it now, and is added like any others.
import { api } from '../../../contract/api.ts'
import { operationsFor, type Edit } from '../../../domain/territory/edit/edit.ts'
import { guessHouseholds, type Dwelling } from '../../../domain/territory/edit/guess-households.ts'
import { boxOf, type Box } from '../../../domain/kernel/geometry.ts'
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { NewUnit, Operation } from '../../../domain/territory/plan/operation.ts'
import { levels, type Level } from '../../../domain/territory/unit.ts'
import { buildingsIn } from '../planner/rows.ts'
import type { Queryable } from '../../db/open.ts'
import { write, type Server } from '../../http/endpoint.ts'
import { addOperations, openPlan } from '../plans/draft.ts'
import { evaluateOn } from '../plans/evaluate.ts'
import { answerPlan } from '../plans/routes.ts'
import { codeRulesOf } from '../rules.ts'

/** Where households live, as the buildings that were brought say, around what is split; given by entrance, at the entrances. */
const dwellingsIn = async (db: Queryable, district: DistrictId, operations: readonly Operation[]): Promise<Dwelling[]> => {
  const boxes = operations.flatMap((operation) => (operation.kind === 'split' ? operation.into.flatMap(({ shape }) => (shape ? [boxOf(shape)] : [])) : []))
  if (boxes.length === 0) return []
  const around: Box = [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])), Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))]
  return (await buildingsIn(db, district, around)).flatMap(({ lng, lat, households, entrances }): Dwelling[] =>
    entrances && entrances.length > 0 ? entrances.map(({ position, households: homes }) => ({ position, households: homes })) : [{ position: [lng, lat], households }])
}

/** Units made, widest level first. */
const madeBy = (operations: readonly Operation[], levelOf: (operation: Operation) => Level): NewUnit[] =>
  operations.flatMap((operation) => {
    const level = levels.indexOf(levelOf(operation))
    if (operation.kind === 'create') return [{ level, unit: operation.unit }]
    if (operation.kind === 'merge') return [{ level, unit: operation.into.unit }]
    return operation.kind === 'split' ? operation.into.map(({ unit }) => ({ level, unit })) : []
  }).sort((a, b) => a.level - b.level).map(({ unit }) => unit)

export const bindEdits = (server: Server): void => {
  write(server, api.edits.draw, async ({ context, actor, now, params, body }, tx) => {
    const who = { context, actor, now }
    const { plan, net, repeated } = await openPlan(tx, who, params.id, 'add', body)
    let made: NewUnit[] = []
    if (!repeated) {
      const { tree } = (await evaluateOn(tx, actor.district, plan, net, await codeRulesOf(context, actor.district))).applied
      const drawn = operationsFor(tree, body.edit as Edit, () => `new:${crypto.randomUUID()}`)
      const operations = guessHouseholds(tree, drawn, await dwellingsIn(tx, actor.district, drawn))
      const levelOf = (operation: Operation): Level =>
        operation.kind === 'create' ? operation.level : (tree.get(operation.kind === 'split' ? operation.unit : operation.kind === 'merge' ? operation.units[0]! : plan.unit_id)?.level ?? 'microgrid')
      made = madeBy(operations, levelOf)
      await addOperations(tx, who, params.id, body, operations)
    }
    return { plan: await answerPlan(who, tx, params.id), made }
  })
}
