// The list of powers: who may act on what, where, from which day; how it is changed in batches; what a case may be sent to.
import Type, { type Static } from 'typebox'
import { batchKinds, pairVerdicts, transitionModes } from '../domain/powers/change.ts'
import { proposalReasons } from '../domain/powers/dispatch.ts'
import { caseFates } from '../domain/powers/effect.ts'
import { powerKinds, powerParts } from '../domain/powers/power.ts'
import { day } from './posts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const named = closed({ id, name: Type.String() })
const kind = oneOf(powerKinds)
const paging = { after: Type.Optional(cursor), limit: Type.Optional(pageSize) }
const language = Type.Optional(oneOf(['zh', 'en'] as const))
const code = Type.String({ minLength: 1, maxLength: 40 })
const wording = { name: Type.String({ minLength: 1, maxLength: 200 }), kind, basis: Type.String({ maxLength: 500 }) }

/** Without a street: wherever a street has no holder of its own; without an office: nobody. */
const holder = closed({ street: nullable(named), office: nullable(named), part: oneOf(powerParts), from: Type.String(), until: nullable(Type.String()), transition: Type.Boolean() })
const item = closed({ id, code: Type.String(), name: Type.String(), kind, basis: Type.String(), sample: Type.Boolean() })
const filters = { on: Type.Optional(day), officeId: Type.Optional(id), streetId: Type.Optional(id), kind: Type.Optional(kind), words: Type.Optional(Type.String({ maxLength: 50 })) }

export const powerItem = closed({
  ...item.properties, version: Type.Integer(), mayChange: Type.Boolean(), categories: Type.Array(Type.String()),
  versions: Type.Array(closed({ version: Type.Integer(), name: Type.String(), kind, basis: Type.String(), at: instant, by: nullable(Type.String()) })),
  holdings: Type.Array(closed({ id, ...holder.properties, batch: nullable(closed({ id: uuid, name: Type.String() })), endedBy: nullable(closed({ id: uuid, name: Type.String() })) })),
})
export type PowerItemView = Static<typeof powerItem>

const place = closed({ streetId: nullable(id), leadOfficeId: nullable(id), jointOfficeIds: Type.Array(id, { maxItems: 10 }) })
const content = {
  name: Type.String({ minLength: 1, maxLength: 100 }), kind: oneOf(batchKinds), from: day, transition: nullable(closed({ mode: oneOf(transitionModes), until: day })),
  itemIds: Type.Array(id, { minItems: 1, maxItems: 5_000, uniqueItems: true }), places: Type.Array(place, { minItems: 1, maxItems: 100 }),
  moves: Type.Array(closed({ postId: id, officeId: id }), { maxItems: 1_000 }),
}
const states = ['proposed', 'adopted', 'declined'] as const
const counts = <K extends string>(keys: readonly K[]) => closed(Object.fromEntries(keys.map((key) => [key, Type.Integer()])) as Record<K, Type.TInteger>)
const row = closed({ id: uuid, name: Type.String(), kind: Type.String(), state: oneOf(states), from: Type.String(), items: Type.Integer(), places: Type.Integer(), madeBy: nullable(Type.String()), madeAt: instant, settledAt: nullable(instant) })
export const powerBatch = closed({
  ...row.properties, version: Type.Integer(), transition: content.transition, settledBy: nullable(Type.String()), settledText: nullable(Type.String()),
  itemIds: Type.Array(id), placeList: Type.Array(closed({ street: nullable(named), lead: nullable(named), joint: Type.Array(named) })),
  /** Of pairs item × street; of running cases by what becomes of them; of officers. Each opens its list. */
  pairs: counts(pairVerdicts), cases: counts(caseFates), officers: counts(['loses', 'gains', 'moves'] as const),
  /** Of this preview; adopting names it. */
  digest: Type.String(), mayAdopt: Type.Boolean(), mayChange: Type.Boolean(),
  /** Whether the cases behind the numbers may be listed. */
  seesCases: Type.Boolean(),
})
export type PowerBatchView = Static<typeof powerBatch>

const params = closed({ id: uuid })
const known = ['power.batch-not-found']
const contentFaults = ['power.past', 'power.transition-early', 'power.transition-apart', 'power.lead-missing', 'power.lead-needless', 'power.place-twice', 'power.street-missing', 'power.joint-twice', 'power.office-unknown', 'power.street-unknown', 'power.not-found', 'power.move-apart']

export const powerRoutes = {
  list: route({
    id: 'powers.list', method: 'GET', path: '/api/powers', verb: 'power.see', summary: 'Powers with who holds them on a day, by office, street, kind or words',
    schemas: { query: closed({ ...filters, ...paging }), reply: closed({ day: Type.String(), total: Type.Integer(), powers: Type.Array(closed({ ...item.properties, holders: Type.Array(holder) })), next: nullable(cursor) }) },
  }),
  take: route({
    id: 'powers.take', method: 'GET', path: '/api/powers/sheet', verb: 'power.see', gives: 'raw', summary: 'The list of a day as .xlsx, with the headings that the import knows',
    schemas: { query: closed({ ...filters, language }), reply: Type.Unknown() },
  }),
  get: route({ id: 'powers.get', method: 'GET', path: '/api/powers/:id', verb: 'power.see', summary: 'One power: how it reads and read, who held it when and where, which classes of case need it', problems: ['power.not-found'], schemas: { params: closed({ id }), reply: powerItem } }),
  make: route({ id: 'powers.make', method: 'POST', path: '/api/powers', verb: 'power.manage', summary: 'Put a new power on the list; nobody holds it yet', problems: ['power.code-taken'], schemas: { body: closed({ commandId: uuid, code, ...wording }), reply: powerItem } }),
  change: route({
    id: 'powers.change', method: 'POST', path: '/api/powers/:id/change', verb: 'power.manage', summary: 'Let a power read otherwise; how it read before stays',
    problems: ['power.not-found', 'power.changed'], schemas: { params: closed({ id }), body: closed({ commandId: uuid, version: Type.Integer(), ...wording }), reply: powerItem },
  }),
  classes: route({
    id: 'powers.classes', method: 'POST', path: '/api/powers/:id/classes', verb: 'power.manage', summary: 'Say which classes of case need this power',
    problems: ['power.not-found'], schemas: { params: closed({ id }), body: closed({ categories: Type.Array(Type.String({ pattern: '^\\d{2,10}$' }), { maxItems: 300, uniqueItems: true }) }), reply: powerItem },
  }),
  proposals: route({
    id: 'powers.proposals', method: 'GET', path: '/api/power-proposals', verb: 'power.see', summary: 'Offices to send a case of this class at this street to on a day, in order, with the reason; free where the class needs no power',
    schemas: {
      query: closed({ category: Type.String({ minLength: 1, maxLength: 20 }), streetId: Type.Optional(id), on: Type.Optional(day) }),
      reply: closed({
        day: Type.String(), free: Type.Boolean(), items: Type.Array(closed({ id, code: Type.String(), name: Type.String(), kind })),
        proposals: Type.Array(closed({ office: named, reason: oneOf(proposalReasons), items: Type.Array(Type.String()), assisting: Type.Array(named), until: nullable(Type.String()) })),
      }),
    },
  }),
  batches: route({
    id: 'powers.batches', method: 'GET', path: '/api/power-batches', verb: 'power.see', summary: 'Batches, the latest first',
    schemas: { query: closed({ state: Type.Optional(oneOf(states)), ...paging }), reply: closed({ batches: Type.Array(row), next: nullable(cursor) }) },
  }),
  propose: route({
    id: 'powers.propose', method: 'POST', path: '/api/power-batches', verb: 'power.manage', summary: 'Propose a batch for streets within reach; nothing changes until it is adopted',
    problems: [...contentFaults, 'power.id-taken'], schemas: { body: closed({ id: uuid, ...content }), reply: powerBatch },
  }),
  amend: route({
    id: 'powers.amend', method: 'POST', path: '/api/power-batches/:id/change', verb: 'power.manage', summary: 'Change a proposed batch',
    problems: [...known, ...contentFaults, 'power.batch-over', 'power.changed'], schemas: { params, body: closed({ version: Type.Integer(), ...content }), reply: powerBatch },
  }),
  batch: route({ id: 'powers.batch', method: 'GET', path: '/api/power-batches/:id', verb: 'power.see', summary: 'A batch with what it changes and whom it touches: while proposed, as of now; once adopted, what is still to be done', problems: known, schemas: { params, reply: powerBatch } }),
  pairs: route({
    id: 'powers.pairs', method: 'GET', path: '/api/power-batches/:id/pairs', verb: 'power.see', summary: 'What a batch makes of each item at each street', problems: known,
    schemas: {
      params, query: closed({ verdict: Type.Optional(oneOf(pairVerdicts)), ...paging }),
      reply: closed({ pairs: Type.Array(closed({ item: closed({ id, code: Type.String(), name: Type.String() }), street: nullable(named), verdict: oneOf(pairVerdicts), before: Type.Array(Type.String()), after: Type.Array(Type.String()), finishing: Type.Array(Type.String()) })), next: nullable(cursor) }),
    },
  }),
  cases: route({
    id: 'powers.cases', method: 'GET', path: '/api/power-batches/:id/cases', verb: 'case.see', summary: 'Running cases that a batch touches, within reach, with what becomes of them', problems: known,
    schemas: {
      params, query: closed({ fate: Type.Optional(oneOf(caseFates)), ...paging }),
      reply: closed({ cases: Type.Array(closed({ id: uuid, number: Type.String(), category: Type.String(), state: Type.String(), description: Type.String(), street: nullable(named), office: named, fate: oneOf(caseFates), reportedAt: instant })), next: nullable(cursor) }),
    },
  }),
  officers: route({
    id: 'powers.officers', method: 'GET', path: '/api/power-batches/:id/officers', verb: 'power.see', summary: 'Officers of the offices that lose or gain by a batch, and those who move along', problems: known,
    schemas: {
      params, query: closed({ effect: Type.Optional(oneOf(['loses', 'gains', 'moves'] as const)), ...paging }),
      reply: closed({ officers: Type.Array(closed({ postId: id, name: Type.String(), office: named, loses: Type.Boolean(), gains: Type.Boolean(), movesTo: nullable(named) })), next: nullable(cursor) }),
    },
  }),
  adopt: route({
    id: 'powers.adopt', method: 'POST', path: '/api/power-batches/:id/adopt', verb: 'power.manage', summary: 'Adopt a batch as it was previewed: powers and officers change hands from its day, all or none',
    problems: [...known, 'power.batch-over', 'power.batch-changed', 'power.batch-faulty', 'power.batch-nothing', 'power.past', 'power.move-apart'], schemas: { params, body: closed({ digest: Type.String({ maxLength: 100 }) }), reply: powerBatch },
  }),
  decline: route({
    id: 'powers.decline', method: 'POST', path: '/api/power-batches/:id/decline', verb: 'power.manage', summary: 'Decline a proposed batch, or take one’s own back, with a reason',
    problems: [...known, 'power.batch-over'], schemas: { params, body: closed({ text: Type.String({ minLength: 2, maxLength: 500 }) }), reply: powerBatch },
  }),
}
