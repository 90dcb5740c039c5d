// What was drawn becomes operations of a plan, on the net as the plan leaves it now, and is added like any others.
import { api } from '../../../contract/api.ts'
import { operationsFor, type Edit } from '../../../domain/territory/edit/edit.ts'
import type { NewUnit, Operation } from '../../../domain/territory/plan/operation.ts'
import { levels, type Level } from '../../../domain/territory/unit.ts'
import { write, type Server } from '../../http/endpoint.ts'
import { addOperations, openPlan } from '../plans/draft.ts'
import { evaluateOn } from '../plans/evaluate.ts'
import { answerPlan } from '../plans/routes.ts'
import { codeRulesOf } from '../rules.ts'

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
      const operations = operationsFor(tree, body.edit as Edit, () => `new:${crypto.randomUUID()}`)
      const levelOf = (operation: Operation): Level =>
        operation.kind === 'create' ? operation.level : (tree.get(operation.kind === 'split' ? operation.unit : operation.kind === 'merge' ? operation.units[0]! : plan.unit_id)?.level ?? 'microgrid')
      made = madeBy(operations, levelOf)
      await addOperations(tx, who, params.id, body, operations)
    }
    return { plan: await answerPlan(who, tx, params.id), made }
  })
}
