// What is shown beside a record without being part of it: names of units and offices, and what this person may do. Part of the
// stamp of every record that shows them; worked out once for each net and list of offices.
import type { Actor } from '../../domain/access/actor.ts'
import type { Names } from '../cases/present.ts'
import { stampOf } from './stamp.ts'

const made = new WeakMap<Names['offices'], string>()

const ofOffices = (offices: Names['offices']): string => {
  const known = made.get(offices)
  if (known !== undefined) return known
  const stamp = stampOf([...offices.values()].map(({ id, name }) => [id, name]))
  made.set(offices, stamp)
  return stamp
}

export const surroundingsOf = ({ net, offices }: Names, actor: Actor): string => stampOf([net.version, ofOffices(offices), actor.personId, actor.posts]).slice(0, 8)
