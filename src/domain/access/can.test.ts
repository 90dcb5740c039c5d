// Who may do what to what: every role × verb × position of the thing, against a matrix written by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { district, lineOf, nowhere, officerOf, otherDistrict, postedAt, resident, unitLine } from '../../../tests/support/domain/small-district.ts'
import type { OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import { anonymous, type Actor, type ActorPost } from './actor.ts'
import { can, postsWith, within, type Thing } from './can.ts'
import { reachOf, roles, type Reach, type Role } from './roles.ts'
import { verbs, type Verb } from './verbs.ts'

const me = 77 as PersonId
const someoneElse = 78 as PersonId
const myOffice = 501 as OfficeId

const thing = (place: number | null, more: Partial<Thing> = {}): Thing => ({
  ...(place === null ? nowhere : lineOf(place)),
  district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: someoneElse, ...more,
})

/** Where a thing is, seen from a post. */
type Position = 'my own' | 'held by me' | 'here' | 'below me' | 'elsewhere' | 'in another district'
const positions: readonly Position[] = ['my own', 'held by me', 'here', 'below me', 'elsewhere', 'in another district']

/** The matrix: what each reach covers. Independent of the code. */
const covered: Record<Reach, readonly Position[]> = {
  self: ['my own'],
  post: ['held by me'],
  unit: ['held by me', 'here'],
  subtree: ['held by me', 'here', 'below me'],
  all: ['my own', 'held by me', 'here', 'below me', 'elsewhere'],
}

const elsewhereOf = (unit: number): number => (String(unit).startsWith('11') ? 12111 : 11111)

/** A thing in that position for a post at a unit; undefined where there is no such position. */
const seenFromUnit = (position: Position, unit: number): Thing | undefined => {
  const whole = unit === 1
  switch (position) {
    case 'my own': return whole ? undefined : thing(elsewhereOf(unit), { ownerId: me })
    case 'held by me': return thing(whole ? null : unit, { holderUnitId: unit as UnitId })
    case 'here': return whole ? undefined : thing(unit, { holderOfficeId: 502 as OfficeId })
    case 'below me': return unit > 9_999 ? undefined : thing(unit * 10 + 1, { holderUnitId: (unit * 10 + 1) as UnitId })
    case 'elsewhere': return whole ? undefined : thing(elsewhereOf(unit), { holderUnitId: elsewhereOf(unit) as UnitId })
    case 'in another district': return thing(unit, { holderUnitId: unit as UnitId, ownerId: me, district: otherDistrict })
  }
}

const seenFromOffice = (position: Position): Thing | undefined => {
  switch (position) {
    case 'my own': return thing(11111, { ownerId: me })
    case 'held by me': return thing(11111, { holderOfficeId: myOffice })
    case 'elsewhere': return thing(11111, { holderOfficeId: 502 as OfficeId, assignedOfficeId: 502 as OfficeId })
    case 'in another district': return thing(11111, { holderOfficeId: myOffice, ownerId: me, district: otherDistrict })
    default: return undefined
  }
}

const seenWithoutPost = (position: Position): Thing | undefined =>
  position === 'held by me' || position === 'here' || position === 'below me' ? undefined : seenFromOffice(position)

const unitAt = { district: 1, street: 11, community: 111, grid: 1111, microgrid: 11111 } as const

/** An actor with this one post, without the resident's verbs that everybody who signed in has besides. */
const onlyWith = (role: Role, place: (typeof roles)[Role]['at'][number]): Actor => {
  const unit = place === 'office' || place === 'none' ? null : unitLine(unitAt[place])
  const personId = role === 'anonymous' ? null : me
  return { ...anonymous(district), personId, posts: [{ id: null, role, unit, officeId: place === 'office' ? myOffice : null }] }
}

const thingAt = (position: Position, place: (typeof roles)[Role]['at'][number]): Thing | undefined =>
  place === 'office' ? seenFromOffice(position) : place === 'none' ? seenWithoutPost(position) : seenFromUnit(position, unitAt[place])

describe.each(Object.keys(roles) as Role[])('the role %s', (role) => {
  test.each(Object.keys(verbs) as Verb[])('may %s exactly as far as its reach says', (verb) => {
    const reach = reachOf(role, verb)
    let asked = 0
    for (const place of roles[role].at)
      for (const position of positions) {
        const there = thingAt(position, place)
        if (!there) continue
        asked += 1
        const expected = reach !== undefined && (covered[reach] as readonly Position[]).includes(position) && !(role === 'anonymous' && position === 'my own' && reach === 'self')
        const answer = can(onlyWith(role, place), verb, there)
        expect(answer.allowed, `${place}: ${position}`).toBe(expected)
        if (position !== 'my own') expect(can(onlyWith(role, place), verb, { ...there, ownerId: null }).allowed, `${place}: ${position}, reported by nobody known`).toBe(expected)
        if (!answer.allowed) expect(answer.reason).toBe(position === 'in another district' ? 'other-district' : reach === undefined ? 'no-verb' : 'out-of-reach')
      }
    expect(asked).toBeGreaterThan(1)
  })
})

describe('an office', () => {
  test('keeps sight of a case it was called to after handing it back, and no more than sight', () => {
    const handedBack = thing(111, { holderUnitId: 11 as UnitId, assignedOfficeId: myOffice })
    expect(can(officerOf(501), 'case.see', handedBack).allowed).toBe(true)
    expect(can(officerOf(502), 'case.see', handedBack)).toEqual({ allowed: false, reason: 'out-of-reach' })
    expect(can(officerOf(501), 'case.dispatch', handedBack)).toEqual({ allowed: false, reason: 'no-verb' })
  })

  test('called to help has sight of the case, another has not', () => {
    const helped = thing(111, { holderUnitId: 11 as UnitId, assistingOfficeIds: [myOffice] })
    expect(can(officerOf(501), 'case.see', helped).allowed).toBe(true)
    expect(can(officerOf(502), 'case.see', helped)).toEqual({ allowed: false, reason: 'out-of-reach' })
  })
})

describe('several posts', () => {
  test('add up, and the answer names the post that allows it', () => {
    const both = { ...postedAt(12, 'streetDesk'), posts: [...postedAt(12, 'streetDesk').posts, ...postedAt(111, 'communityDesk').posts] }
    const answer = can(both, 'case.check', thing(1111))
    expect(answer.allowed && answer.post.role).toBe('communityDesk')
    expect(can(both, 'case.check', thing(1211)).allowed).toBe(false)
    expect(can(both, 'case.dispatch', thing(1211)).allowed).toBe(true)
    expect(can(both, 'case.dispatch', thing(1111)).allowed).toBe(false)
  })
})

describe('whatever is asked', () => {
  const anyUnit = fc.constantFrom(1, 11, 12, 111, 112, 121, 1111, 1112, 11111, 12111)
  const anyVerb = fc.constantFrom(...(Object.keys(verbs) as Verb[]))
  const anyRole = fc.constantFrom(...(Object.keys(roles) as Role[]))
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })
  const office = fc.constantFrom(501, 502) as fc.Arbitrary<OfficeId>
  const owner = fc.constantFrom(me, someoneElse)
  const anyPost: fc.Arbitrary<ActorPost> = fc.record({ id: fc.constant(null), role: anyRole, unit: maybe(anyUnit.map(unitLine)), officeId: maybe(office) })
  const anyThing: fc.Arbitrary<Thing> = fc
    .record({ place: maybe(anyUnit), holder: fc.nat(4), holderOfficeId: maybe(office), assignedOfficeId: maybe(office), assistingOfficeIds: fc.uniqueArray(office), ownerId: maybe(owner), district: fc.constantFrom(district, otherDistrict) })
    .map(({ place, holder, ...rest }) => {
      // Who holds it is a unit of its line or the district, as decisions keep it.
      const line = place === null || place === 1 ? nowhere : lineOf(place)
      const chain = [1, line.streetId, line.communityId, line.gridId, line.microgridId].filter((id) => id !== null)
      return { ...line, ...rest, holderUnitId: rest.holderOfficeId === null ? (chain[holder % chain.length] as UnitId) : null }
    })

  test('nobody without a post may do anything', () => {
    fc.assert(fc.property(anyVerb, anyThing, (verb, there) => {
      expect(can({ ...resident(), posts: [] }, verb, there).allowed).toBe(false)
    }))
  })

  test('nobody reaches into another district', () => {
    fc.assert(fc.property(fc.array(anyPost), anyVerb, anyThing, (posts, verb, there) => {
      const actor: Actor = { ...resident(77), posts }
      if (there.district !== actor.district) expect(can(actor, verb, there)).toEqual({ allowed: false, reason: 'other-district' })
    }))
  })

  test('a further post never takes anything away', () => {
    fc.assert(fc.property(fc.array(anyPost), anyPost, anyVerb, anyThing, (posts, further, verb, there) => {
      const actor: Actor = { ...resident(77), posts }
      if (can(actor, verb, there).allowed) expect(can({ ...actor, posts: [...posts, further] }, verb, there).allowed).toBe(true)
    }))
  })

  test('a wider reach covers what a narrower one covers', () => {
    const steps: readonly [Reach, Reach][] = [['post', 'unit'], ['unit', 'subtree'], ['subtree', 'all'], ['self', 'all']]
    fc.assert(fc.property(anyPost.filter((post) => post.unit === null || post.officeId === null), anyThing, (post, there) => {
      for (const [narrow, wide] of steps) if (within(resident(77), post, narrow, there)) expect(within(resident(77), post, wide, there), `${narrow} → ${wide}`).toBe(true)
    }))
  })

  test('allowed means that a post of the actor carries the verb', () => {
    fc.assert(fc.property(fc.array(anyPost), anyVerb, anyThing, (posts, verb, there) => {
      const actor: Actor = { ...resident(77), posts }
      const answer = can(actor, verb, there)
      if (answer.allowed) expect(postsWith(actor, verb)).toContain(answer.post)
    }))
  })
})
