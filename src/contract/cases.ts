// Routes of the cases: report, work-list, one case with what may be done with it, and a route per step.
import Type, { type Static } from 'typebox'
import { caseMeasures } from '../domain/measures/contribution.ts'
import { areaClasses } from '../domain/catalogue/category.ts'
import { caseSources, eventStates, eventSteps, grades, refuseReasons } from '../domain/cases/event.ts'
import { longestAnswer } from '../domain/catalogue/check-answers.ts'
import { limitUnits } from '../domain/kernel/working-time.ts'
import { maxPhotosPerStep } from '../domain/cases/command.ts'
import { caseLink, caseRef, limit, masterCase, stepFacts } from './case-parts.ts'
import { evidence, question, wording } from './category-parts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, lat, lng, month, nullable, oneOf, pageSize, phone, uuid } from './scalars.ts'

export const place = closed({ lng, lat })
const photoShape = { fileId: uuid, role: oneOf(['scene', 'before', 'after'] as const) }
export const photo = closed(photoShape)
/** `covered`: parts or all of it were covered later. */
export const shownPhoto = closed({ ...photoShape, covered: oneOf(['no', 'part', 'whole'] as const) })
const photos = Type.Array(photo, { maxItems: maxPhotosPerStep })
const text = Type.String({ maxLength: 2000 })
const answer = Type.Union([Type.String({ maxLength: longestAnswer }), Type.Number(), Type.Boolean()])

export const unitRef = closed({ id, name: Type.String(), level: oneOf(['district', 'street', 'community', 'grid', 'microgrid'] as const), code: Type.String() })
export const officeRef = closed({ id, name: Type.String() })

const caseShape = {
  id: uuid,
  number: Type.String({ description: 'as people say it' }),
  state: oneOf(eventStates),
  stateGroup: oneOf(['open', 'waiting', 'closed'] as const),
  version: Type.Integer(),
  source: oneOf(caseSources),
  category: Type.String(),
  urgent: Type.Boolean(),
  description: Type.String(),
  address: Type.String(),
  place: nullable(place),
  units: Type.Array(unitRef, { description: 'the line of the place, widest first' }),
  holder: nullable(Type.Union([unitRef, officeRef])),
  assignedOffice: nullable(officeRef),
  reportedAt: instant,
  acceptedAt: nullable(instant),
  filedAt: nullable(instant),
  handledAt: nullable(instant),
  checkedAt: nullable(instant),
  closedAt: nullable(instant),
  dueAt: nullable(instant),
  overdue: Type.Boolean(),
  rating: nullable(oneOf(grades)),
  reworkCount: Type.Integer(),
  reopenCount: Type.Integer(),
  returnCount: Type.Integer(),
  nextDue: nullable(closed({ stage: Type.String(), yellowAt: instant, dueAt: instant })),
  suspendedUntil: nullable(instant),
  selfHandled: Type.Boolean(),
}
export const caseRow = closed({ ...caseShape, thumbnail: nullable(uuid) })
export type CaseRow = Static<typeof caseRow>

export const step = closed({
  seq: Type.Integer(),
  step: Type.Union([Type.Literal('report'), Type.Literal('overdue'), oneOf(eventSteps)]),
  fromState: nullable(oneOf(eventStates)),
  toState: oneOf(eventStates),
  at: instant,
  actor: Type.String({ description: 'name and post; residents are not named' }),
  text: Type.String(),
  photos: Type.Array(shownPhoto),
  target: nullable(Type.String({ description: 'unit or offices it was sent to, or the number of the case it was merged into' })),
  reason: nullable(Type.String()),
  facts: stepFacts,
  private: Type.Boolean(),
})

/** A clock as its line is drawn: what it is for, from when, without the pauses, until when. */
export const clock = closed({
  no: Type.Integer(), stage: Type.String({ description: 'a stage of the loop, chase, or m: and the code of a milestone' }), limit, extended: Type.Integer(),
  startedAt: instant, pauses: Type.Array(Type.Tuple([instant, nullable(instant)])), yellowAt: nullable(instant), dueAt: nullable(instant), stoppedAt: nullable(instant), rungs: Type.Integer(),
})

export const caseView = closed({
  ...caseShape,
  clocks: Type.Array(clock),
  dueMoves: Type.Array(closed({ at: instant, stage: Type.String(), from: instant, to: instant }), { description: 'when a changed calendar gave it another due time' }),
  condition: nullable(Type.String()),
  area: oneOf(areaClasses),
  request: nullable(closed({ ask: oneOf(['suspend', 'extend', 'void'] as const), own: Type.Boolean(), at: instant, until: nullable(instant), amount: nullable(Type.Integer()) })),
  assistingOffices: Type.Array(officeRef),
  milestones: Type.Array(closed({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() })),
  conditions: Type.Array(closed({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() })),
  answers: Type.Array(closed({ question, answer })),
  masterId: nullable(uuid),
  master: nullable(masterCase),
  merged: Type.Array(caseRef),
  links: Type.Array(caseLink),
  parentId: nullable(uuid),
  steps: Type.Array(step),
  abilities: Type.Array(oneOf(eventSteps)),
  canSeeReporter: Type.Boolean(),
  needsBeforePhoto: Type.Boolean(),
  needsAfterPhoto: Type.Boolean(),
  following: Type.Boolean(),
  followers: Type.Integer(),
})
export type CaseView = Static<typeof caseView>

export const category = closed({
  code: Type.String(), nameZh: Type.String(), nameEn: Type.String(), parent: nullable(Type.String()),
  limit: closed({ amount: Type.Integer(), unit: oneOf(limitUnits) }),
  needsAfterPhoto: Type.Boolean(), officeCode: nullable(Type.String()),
  version: Type.Integer(), active: Type.Boolean({ description: 'whether it can be reported; one that can’t is named for the cases it has' }), questions: Type.Array(question), conditions: Type.Array(wording), evidence,
})

/** Which cases: of a list, and of its points on the map. */
export const caseFilter = {
  group: Type.Optional(oneOf(['open', 'waiting', 'closed', 'all'] as const)),
  state: Type.Optional(oneOf(eventStates)),
  unitId: Type.Optional(id),
  holder: Type.Optional(oneOf(['mine'] as const)),
  mine: Type.Optional(Type.Boolean({ description: 'reported or followed by me' })),
  category: Type.Optional(Type.String({ maxLength: 10 })),
  overdue: Type.Optional(Type.Boolean()),
  sampled: Type.Optional(Type.Boolean({ description: 'settled on the spot and drawn for a check' })),
  dueSoon: Type.Optional(Type.Boolean({ description: 'past 80 % of its limit and not yet overdue' })),
  request: Type.Optional(Type.Boolean({ description: 'something waits for somebody else’s approval' })),
  chase: Type.Optional(Type.Boolean({ description: 'with a demand that was not answered' })),
  bbox: Type.Optional(Type.String({ pattern: '^-?[\\d.]+(,-?[\\d.]+){3}$' })),
  words: Type.Optional(Type.String({ maxLength: 100 })),
}

const caseParams = closed({ id: uuid })

export const caseRoutes = {
  categories: route({
    id: 'cases.categories', method: 'GET', path: '/api/categories', verb: 'case.nearby',
    summary: 'The catalogue of what can be reported',
    schemas: { reply: closed({ categories: Type.Array(category) }) },
  }),
  report: route({
    id: 'cases.report', method: 'POST', path: '/api/cases', verb: 'case.report',
    summary: 'Report an event; the id is made by the caller and the same id sent twice is one case',
    problems: ['case.category-unknown', 'case.place-outside', 'case.place-needed', 'case.photo-needed', 'case.photo-unknown', 'case.answer-needed', 'case.answer-wrong', 'case.condition-unknown', 'case.anonymous-not-allowed', 'case.id-taken'],
    schemas: {
      body: closed({
        id: uuid, commandId: uuid, category: Type.String({ maxLength: 10 }), description: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
        address: Type.Optional(Type.String({ maxLength: 200 })), place: Type.Optional(place), urgent: Type.Optional(Type.Boolean({ description: 'heard from those whose reports are filed at once; of others whoever accepts says it' })),
        condition: Type.Optional(Type.String({ maxLength: 20, description: 'filing condition, heard like urgent' })),
        photos: Type.Optional(photos),
        onBehalf: Type.Optional(closed({ name: Type.Optional(Type.String({ maxLength: 50 })), phone: Type.Optional(phone), superior: Type.Optional(Type.Boolean()) })),
        contact: Type.Optional(closed({ name: Type.Optional(Type.String({ maxLength: 50 })), phone: Type.Optional(phone) })),
        roundId: Type.Optional(uuid),
        roundFinding: Type.Optional(Type.String({ maxLength: 60, description: 'which of the round’s findings: an item or a place' })),
        answers: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,19}$' }), answer, { maxProperties: 20, description: 'by the code of the question' })),
        categoryVersion: Type.Optional(Type.Integer({ minimum: 1, description: 'of the form that was filled in: an older one isn’t refused for what it didn’t ask' })),
      }),
      reply: closed({
        id: uuid, number: Type.String(), state: oneOf(eventStates), repeated: Type.Boolean(),
        trackingCode: nullable(Type.String({ description: 'lets somebody who reported without signing in follow the case' })),
      }),
    },
  }),
  track: route({
    id: 'cases.track', method: 'GET', path: '/api/cases/track/:code', verb: 'case.nearby',
    summary: 'Follow a case by its tracking code, without signing in',
    problems: ['case.not-found'],
    schemas: {
      params: closed({ code: Type.String({ minLength: 8, maxLength: 40 }) }),
      reply: closed({ id: uuid, number: Type.String(), category: Type.String(), state: oneOf(eventStates), description: Type.String(), reportedAt: instant, closedAt: nullable(instant), answer: Type.String(), master: nullable(masterCase) }),
    },
  }),
  list: route({
    id: 'cases.list', method: 'GET', path: '/api/cases', verb: 'case.see',
    summary: 'The work-list within reach, newest first or soonest due, paged by key',
    schemas: {
      query: closed({
        ...caseFilter,
        order: Type.Optional(oneOf(['newest', 'due'] as const)),
        after: Type.Optional(cursor),
        limit: Type.Optional(pageSize),
      }),
      reply: closed({ cases: Type.Array(caseRow), next: nullable(cursor) }),
    },
  }),
  behind: route({
    id: 'cases.behind', method: 'GET', path: '/api/cases/behind', verb: 'case.see',
    summary: 'The cases behind a number of the statistics; their count is that number exactly',
    schemas: {
      query: closed({
        measure: oneOf(caseMeasures), part: Type.Optional(Type.String({ maxLength: 20 })),
        unitId: id, from: month, to: month, side: Type.Optional(oneOf(['numerator', 'denominator', 'rest'] as const)),
        after: Type.Optional(cursor), limit: Type.Optional(pageSize),
      }),
      reply: closed({ cases: Type.Array(caseRow), next: nullable(cursor), total: Type.Integer() }),
    },
  }),
  counts: route({
    id: 'cases.counts', method: 'GET', path: '/api/cases/counts', verb: 'case.see',
    summary: 'What waits within reach: held by my posts, by state group, turning yellow, overdue',
    schemas: {
      reply: closed({
        mine: Type.Integer(), dueSoon: Type.Integer(), overdue: Type.Integer(), toAccept: Type.Integer(), toCheck: Type.Integer(), toClose: Type.Integer(),
      }),
    },
  }),
  get: route({
    id: 'cases.get', method: 'GET', path: '/api/cases/:id', verb: 'case.see',
    summary: 'One case with its timeline and what may be done with it now',
    problems: ['case.not-found'],
    schemas: { params: caseParams, reply: caseView },
  }),
  reporter: route({
    id: 'cases.reporter', method: 'POST', path: '/api/cases/:id/reporter', verb: 'case.seeReporter',
    summary: 'Break the seal on who reported; the look is journalled with its reason',
    problems: ['case.not-found'],
    schemas: {
      params: caseParams, body: closed({ reason: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }) }),
      reply: closed({ name: nullable(Type.String()), phone: nullable(Type.String()) }),
    },
  }),
  follow: route({
    id: 'cases.follow', method: 'POST', path: '/api/cases/:id/follow', verb: 'case.follow',
    summary: 'Follow a known open case instead of repeating it',
    problems: ['case.not-found'],
    schemas: { params: caseParams, body: closed({ follow: Type.Boolean() }), reply: closed({ following: Type.Boolean(), followers: Type.Integer() }) },
  }),
}

const stepBody = {
  commandId: uuid,
  text: Type.Optional(text),
  photos: Type.Optional(photos),
}
/** How grave and how urgent it is, said by whoever files it. */
const weighed = { condition: Type.Optional(Type.String({ maxLength: 20 })), urgent: Type.Optional(Type.Boolean()) }
const offices = Type.Array(id, { maxItems: 20 })
const versioned = { ...stepBody, version: Type.Integer({ minimum: 1 }) }

/** The body of each step; its route is POST /api/cases/:id/<step>. */
export const stepBodies = {
  accept: closed({ ...versioned, verifyOnSite: Type.Boolean(), ...weighed }),
  refuse: closed({ ...versioned, reason: oneOf(refuseReasons) }),
  verify: closed({ ...versioned, found: Type.Boolean(), ...weighed }),
  handle: closed(versioned),
  passUp: closed(versioned),
  sendDown: closed({ ...versioned, unitId: id }),
  dispatch: closed({ ...versioned, officeId: id, assistingOfficeIds: Type.Optional(offices) }),
  return: closed(versioned),
  check: closed(versioned),
  rework: closed(versioned),
  close: closed(versioned),
  rate: closed({ ...stepBody, grade: oneOf(grades) }),
  reopen: closed(versioned),
  note: closed({ ...stepBody, private: Type.Optional(Type.Boolean({ description: 'only for those with a post where the writer’s is' })) }),
  askSuspend: closed({ ...versioned, until: instant }),
  askExtend: closed({ ...versioned, amount: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
  askVoid: closed(versioned),
  withdraw: closed(versioned),
  approve: closed(versioned),
  decline: closed(versioned),
  resume: closed(versioned),
  milestone: closed({ ...versioned, milestone: Type.String({ minLength: 1, maxLength: 40 }) }),
  chase: closed({ ...stepBody, limit }),
  answerChase: closed(stepBody),
  callAssistants: closed({ ...versioned, officeIds: offices }),
  assist: closed(stepBody),
  merge: closed({ ...versioned, masterId: uuid }),
  unmerge: closed(versioned),
} satisfies Record<(typeof eventSteps)[number], Type.TSchema>
