// The catalogue in force: each class as reports show it and as the rules ask for it. The same for everybody, worked out once
// for each version.
import type { Held } from '../../../contract/sync.ts'
import { inForce } from '../../catalogue/book.ts'
import { presentCategories } from '../../catalogue/present.ts'
import { atHand, type Reached, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

const made = new WeakMap<object, Reached>()

export const catalogueSection: ReachSection = async ({ context, db, actor, now }) => {
  const current = await inForce(context, db, actor.district, now)
  const known = made.get(current.classes)
  if (known) return known
  const shown = presentCategories(current)
  const reached = atHand(current.classes.map(({ category }, n) => {
    const data: Held['catalogue'] = { shown: shown[n]!, rules: category }
    return { key: category.code, stamp: stampOf(data), data }
  }))
  made.set(current.classes, reached)
  return reached
}
