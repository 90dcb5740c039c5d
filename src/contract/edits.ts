// Edits on the map: what somebody drew, which the server turns into operations of a plan on the exact net it has.
import Type from 'typebox'
import { specialTypes } from '../domain/territory/unit.ts'
import { newUnit, plan, unitRef } from './plan-parts.ts'
import { route } from './route.ts'
import { closed, lat, lng, nullable, oneOf, uuid } from './scalars.ts'

const place = Type.Tuple([lng, lat])
const line = Type.Array(place, { minItems: 2, maxItems: 2_000 })
const ring = Type.Array(place, { minItems: 3, maxItems: 2_000 })
const name = Type.String({ minLength: 1, maxLength: 100 })
const facts = closed({ name, special: Type.Optional(nullable(oneOf(specialTypes))), households: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 }))) })

export const edit = Type.Union([
  closed({ kind: Type.Literal('split'), unit: unitRef, line, crossed: oneOf(['cut', 'whole'] as const) }),
  closed({ kind: Type.Literal('merge'), units: Type.Array(unitRef, { minItems: 2, maxItems: 100 }), name: Type.Optional(name) }),
  closed({ kind: Type.Literal('redrawBorder'), units: Type.Tuple([unitRef, unitRef]), line }),
  closed({ kind: Type.Literal('moveCorner'), at: place, to: place }),
  closed({ kind: Type.Literal('addCorner'), between: Type.Tuple([place, place]), at: place }),
  closed({ kind: Type.Literal('dropCorner'), at: place }),
  closed({ kind: Type.Literal('cutOut'), unit: unitRef, ring, as: oneOf(['beside', 'below'] as const), facts }),
  closed({ kind: Type.Literal('fillGap'), parent: unitRef, ring, facts }),
  closed({ kind: Type.Literal('retire'), unit: unitRef, into: unitRef }),
])

export const editRoutes = {
  draw: route({
    id: 'plans.draw', method: 'POST', path: '/api/plans/:id/edits', verb: 'territory.draft',
    summary: 'Draw on a plan: split, merge, move borders, cut out, fill a gap, retire; shared borders are moved for everybody who has them. One edit is undone as a whole',
    problems: [
      'plan.not-found', 'plan.changed', 'plan.not-open', 'plan.outside', 'edit.unit-unknown', 'edit.no-shape', 'edit.line-does-not-cross', 'edit.whole-on-one-side', 'edit.line-crosses-itself', 'edit.not-neighbours',
      'edit.not-siblings', 'edit.crosses-itself', 'edit.crosses-others', 'edit.swallows', 'edit.not-exact', 'edit.no-corner', 'edit.corner-holds', 'edit.outside', 'edit.no-gap',
      'edit.line-too-short', 'edit.too-far', 'edit.has-children',
    ],
    schemas: {
      params: closed({ id: uuid }),
      body: closed({ commandId: uuid, version: Type.Integer({ minimum: 0 }), edit }),
      reply: closed({ plan, made: Type.Array(newUnit, { description: 'units this edit made, the widest level first; empty when the same command came again' }) }),
    },
  }),
}
