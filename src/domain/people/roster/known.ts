// What is known when a roster is read: places, people by phone, posts of today and later, and what the reader may give.
import type { Role } from '../../access/roles.ts'
import type { OfficeId, PersonId, PostId, UnitId } from '../../kernel/ids.ts'
import type { Grant, PostPlace } from '../appointing.ts'
import type { Places } from './places.ts'

export type KnownPerson = { id: PersonId; name: string; phone: string | null }
export type KnownPost = {
  id: PostId; personId: PersonId; role: string; unitId: UnitId | null; officeId: OfficeId | null; fromOn: string; untilOn: string | null
  /** What the place is called, for the preview. */
  placeName: string
  place: PostPlace
}

export type Known = {
  today: string
  self: PersonId | null
  places: Places
  roles: ReadonlyMap<string, Role>
  persons: ReadonlyMap<PersonId, KnownPerson>
  byPhone: ReadonlyMap<string, PersonId>
  posts: readonly KnownPost[]
  /** Posts that somebody stands in at today or later: their powers as well. */
  lent: ReadonlyMap<PersonId, readonly { role: string; place: PostPlace }[]>
  grant(role: Role, place: PostPlace): Grant
}

export const placeKey = (unitId: number | null, officeId: number | null): string => (unitId === null ? `o${officeId}` : `u${unitId}`)

/** Lists by a key, in the order they came. */
export const listsBy = <T, K>(all: readonly T[], key: (one: T) => K): ReadonlyMap<K, readonly T[]> => {
  const lists = new Map<K, T[]>()
  for (const one of all) {
    const list = lists.get(key(one))
    if (list) list.push(one)
    else lists.set(key(one), [one])
  }
  return lists
}
