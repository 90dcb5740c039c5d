// The catalogue in force: each class as reports show it and as the rules ask for it. The same for everybody, worked out once
// for each version.
import type { Held } from '../../../contract/sync.ts'
import { inForce, type InForce } from '../../catalogue/book.ts'
import { presentCategories } from '../../catalogue/present.ts'
import { atHand, onceFor, stamped, type Reached, type ReachSection } from '../section.ts'

const reachedIn = onceFor((current: InForce): Reached => {
  const shown = presentCategories(current)
  return atHand(current.classes.map(({ category }, n) => {
    const data: Held['catalogue'] = { shown: shown[n]!, rules: category }
    return stamped(category.code, data)
  }))
})

export const catalogueSection: ReachSection = async ({ context, db, actor, now }) => reachedIn(await inForce(context, db, actor.district, now))
