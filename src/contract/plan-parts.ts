// What plans are made of on the wire: shapes, operations, and what a preview says.
import Type, { type Static } from 'typebox'
import type { NewUnit } from '../domain/territory/plan/operation.ts'
import { specialTypes } from '../domain/territory/unit.ts'
import { level } from './territory.ts'
import { closed, id, instant, lat, lng, nullable, oneOf, uuid } from './scalars.ts'

export const date = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

const ring = Type.Array(Type.Tuple([lng, lat]), { minItems: 4, maxItems: 50_000 })
const rings = Type.Array(ring, { minItems: 1, maxItems: 1_000 })
export const shape = Type.Union([
  closed({ type: Type.Literal('Polygon'), coordinates: rings }),
  closed({ type: Type.Literal('MultiPolygon'), coordinates: Type.Array(rings, { minItems: 1, maxItems: 1_000 }) }),
])

/** Made by the client: `new:` and a UUID. */
export const newUnit = Type.Unsafe<NewUnit>(Type.String({ pattern: '^new:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' }))
export const unitRef = Type.Union([id, newUnit])

const name = Type.String({ minLength: 1, maxLength: 100 })
const code = Type.String({ pattern: '^\\d{1,30}$' })
const more = {
  code: Type.Optional(code),
  aliases: Type.Optional(Type.Array(name, { maxItems: 50 })),
  village: Type.Optional(Type.Boolean()),
  special: Type.Optional(nullable(oneOf(specialTypes))),
  households: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 }))),
}
const made = { unit: newUnit, name, ...more, shape: nullable(shape) }

export const operation = Type.Union([
  closed({ kind: Type.Literal('create'), level, parent: unitRef, ...made }),
  closed({ kind: Type.Literal('change'), unit: unitRef, name: Type.Optional(name), ...more }),
  closed({ kind: Type.Literal('move'), unit: unitRef, parent: unitRef }),
  closed({ kind: Type.Literal('reshape'), shapes: Type.Array(closed({ unit: unitRef, shape }), { minItems: 1, maxItems: 1_000 }) }),
  closed({ kind: Type.Literal('split'), unit: unitRef, into: Type.Array(closed({ ...made, guess: Type.Optional(oneOf(['area', 'buildings'] as const)) }), { minItems: 2, maxItems: 100 }), successor: newUnit }),
  closed({ kind: Type.Literal('merge'), units: Type.Array(unitRef, { minItems: 2, maxItems: 100 }), into: closed(made) }),
  closed({ kind: Type.Literal('retire'), unit: unitRef, successor: unitRef }),
])
export type WireOperation = Static<typeof operation>

export const planState = oneOf(['draft', 'adopted', 'applied', 'refused', 'abandoned'] as const)
export const planSource = oneOf(['editor', 'import', 'reorganisation', 'planner'] as const)

export const plan = closed({
  id: uuid, name: Type.String(), unit: closed({ id, name: Type.String(), level }), source: planSource, state: planState,
  version: Type.Integer({ description: 'name it when changing the plan; it counts what was done to it' }),
  operations: Type.Integer({ description: 'how many hold now' }),
  canUndo: Type.Boolean(), canRedo: Type.Boolean(),
  /** What this person may do with it now. */
  abilities: Type.Array(oneOf(['change', 'adopt', 'abandon'] as const)),
  createdAt: instant, createdBy: nullable(Type.String()), changedAt: instant,
  adoptedFrom: nullable(date), adoptedAt: nullable(instant), adoptedBy: nullable(Type.String()), appliedAt: nullable(instant),
  /** Why the job could not apply it on its day. */
  faults: Type.Array(closed({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) })),
})
export type Plan = Static<typeof plan>

export const planUnit = closed({
  unit: unitRef, parent: nullable(unitRef), level, name: Type.String(), code: nullable(Type.String()), aliases: Type.Array(Type.String()),
  village: Type.Boolean(), special: nullable(Type.String()), madeUp: Type.Boolean(), households: nullable(Type.Integer()), shape: nullable(shape),
})

/** A Problem beside the operation (by its position) it is about; null when it is about the whole. */
export const fault = closed({ operation: nullable(Type.Integer()), code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) })

const brief = { unit: unitRef, level, name: Type.String(), code: nullable(Type.String()) }
const fate = oneOf(['split', 'merge', 'retire', 'mixed'] as const)
export const changedFact = oneOf(['name', 'code', 'parent', 'shape', 'aliases', 'village', 'special', 'households'] as const)

export const breachCount = closed({ rule: Type.String(), before: Type.Integer(), after: Type.Integer() })
/** Where what a unit had goes: null when it ends. */
export const passage = closed({ from: closed(brief), to: nullable(closed(brief)), count: Type.Integer() })

export const preview = closed({
  version: Type.Integer(), from: date,
  /** The net has changed since the plan was begun; all of this is about the present one. */
  outdated: Type.Boolean(),
  /** While there are any, it can't be adopted. */
  faults: Type.Array(fault),
  counts: closed({ new: Type.Integer(), changed: Type.Integer(), gone: Type.Integer() }),
  /** At most a few hundred of each; `counts` has them all. */
  new: Type.Array(closed({ ...brief, parent: nullable(unitRef), households: nullable(Type.Integer()) })),
  changed: Type.Array(closed({ ...brief, facts: Type.Array(changedFact), was: closed({ name: Type.String(), code: nullable(Type.String()) }) })),
  gone: Type.Array(closed({ ...brief, how: fate, to: Type.Array(closed(brief)), successor: closed(brief) })),
  standard: Type.Array(breachCount),
  /** Open cases and posts that go elsewhere, and those of later features, by kind. */
  passages: Type.Array(closed({ kind: Type.String(), total: Type.Integer(), unmoved: Type.Integer(), moves: Type.Array(passage) })),
})
export type Preview = Static<typeof preview>
