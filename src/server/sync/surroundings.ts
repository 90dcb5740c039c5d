// What is shown beside a record without being part of it: names of units and offices, and what this person may do. Part of the
// stamp of every record that shows them; worked out once for each net and list of offices.
import type { Actor } from '../../domain/access/actor.ts'
import type { Names } from '../cases/present.ts'
import { onceFor } from './section.ts'
import { stampOf } from './stamp.ts'

const ofOffices = onceFor((offices: Names['offices']): string => stampOf([...offices.values()].map(({ id, name }) => [id, name])))

const forActor = onceFor<Actor, Map<string, string>>(() => new Map())

export const surroundingsOf = ({ net, offices }: Names, actor: Actor): string => {
  const known = forActor(actor)
  const names = `${net.mark} ${ofOffices(offices)}`
  let stamp = known.get(names)
  if (stamp === undefined) known.set(names, (stamp = stampOf([names, actor.personId, actor.posts]).slice(0, 8)))
  return stamp
}
