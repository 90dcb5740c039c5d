// A plan on a net: its operations and what they make of it. Operations of a head never change, so that a result is good for
// as long as the net is.
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { CodeRules } from '../../../domain/territory/code-rules.ts'
import { applyPlan, type Applied } from '../../../domain/territory/plan/apply-plan.ts'
import { rebase } from '../../../domain/territory/plan/rebase.ts'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import type { Tree } from '../../../domain/territory/plan/tree.ts'
import type { Queryable } from '../../db/open.ts'
import type { Net } from '../net.ts'
import { readSteps, type PlanRow } from './rows.ts'
import { treeOf } from './tree-of-net.ts'

export type Evaluated = { operations: readonly Operation[]; applied: Applied }

const known = new WeakMap<Net, Map<string, Promise<Evaluated>>>()
const mostKept = 6

export type Drawn = Pick<PlanRow, 'id' | 'head' | 'base_version'>

/** On any tree; `version` is that of the net it comes from, undefined when other plans came before. */
export const evaluate = async (db: Queryable, district: DistrictId, plan: Drawn, tree: Tree, rules: CodeRules, version?: number): Promise<Evaluated> => {
  // Steps of before grounds were kept are good for the net the plan was begun on only.
  const steps = (await readSteps(db, district, plan)).map((step) => (step.ground === null && plan.base_version === version ? { ...step, ground: [] } : step))
  const { operations, problems } = rebase(tree, steps)
  const applied = applyPlan(tree, operations, rules)
  return { operations, applied: problems.length === 0 ? applied : { ...applied, problems: [...problems, ...applied.problems] } }
}

export const evaluateOn = (db: Queryable, district: DistrictId, plan: Drawn, net: Net, rules: CodeRules): Promise<Evaluated> => {
  let plans = known.get(net)
  if (!plans) known.set(net, (plans = new Map()))
  const key = `${plan.id} ${plan.head} ${JSON.stringify(rules.digits)}`
  const kept = plans.get(key)
  if (kept) return kept
  const made = evaluate(db, district, plan, treeOf(net), rules, net.version)
  made.catch(() => plans.delete(key))
  if (plans.size >= mostKept) plans.delete(plans.keys().next().value!)
  plans.set(key, made)
  return made
}

/** Plans one after the other, as adoptions of the same days are done: what the last of them leaves. */
export const treeAfter = async (db: Queryable, district: DistrictId, plans: readonly Drawn[], net: Net, rules: CodeRules): Promise<Tree> => {
  let tree = treeOf(net)
  for (const plan of plans) tree = (await evaluate(db, district, plan, tree, rules)).applied.tree
  return tree
}
