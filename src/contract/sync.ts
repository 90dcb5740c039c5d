// What a phone and the server tell each other: what the phone holds (and is given what changed), what was done on it in the
// order it was done, and which devices there are. Photos go by themselves, in parts (files.ts).
import Type, { type Static, type TSchema } from 'typebox'
import { commandOutcomes, syncSections, type SyncSection } from '../domain/sync/exchange.ts'
import type { Category } from '../domain/catalogue/category.ts'
import type { CaseFold } from '../domain/cases/case.ts'
import type { HeldCell } from '../domain/sync/held-cell.ts'
import type { HeldFacts } from '../domain/sync/held-facts.ts'
import { me, type Me } from './account.ts'
import { caseView, category, unitRef, type CaseView } from './cases.ts'
import { reminder, type Reminder } from './clocks.ts'
import { checklist, inspectionView, type InspectionView, type WireChecklist } from './inspections.ts'
import { phrase, type Phrase } from './phrases.ts'
import { premisesView, type PremisesView } from './premises.ts'
import { route } from './route.ts'
import { myRound, type MyRound } from './rounds.ts'
import { closed, id, instant, nullable, oneOf, uuid } from './scalars.ts'

const key = Type.String({ minLength: 1, maxLength: 80 })
const stamp = Type.String({ minLength: 1, maxLength: 40, description: 'changes when the record does' })

const bySection = <S extends TSchema>(schema: S) => Object.fromEntries(syncSections.map((section) => [section, schema])) as Record<SyncSection, S>

/** The records of one section that are new to the phone, and the keys that left its reach. */
const part = <S extends TSchema>(data: S) =>
  closed({ put: Type.Array(closed({ key, stamp, data })), gone: Type.Array(key), more: Type.Boolean({ description: 'the reach holds more than a phone is given' }) })

const device = closed({
  id: uuid, name: Type.String(), appVersion: Type.String(), firstAt: instant, lastAt: instant,
  waiting: Type.Integer({ description: 'commands that waited on it when it last spoke' }), revokedAt: nullable(instant), reason: nullable(Type.String()), toldAt: nullable(Type.Integer({ description: 'when it heard of that, and erased what it held' })), own: Type.Boolean({ description: 'the device that asks' }),
})
export type Device = Static<typeof device>

/** The domain's own words, which travel as they are: the phone decides with them as the server would. */
const ofDomain = Type.Unknown()
export const heldCase = closed({ view: caseView, fold: ofDomain, category: ofDomain })
export const heldCategory = closed({ shown: category, rules: ofDomain })

/** Somebody who makes rounds around here: who may be asked to make one of mine. */
const colleague = closed({ personId: id, name: Type.String(), unit: unitRef })
export type Colleague = Static<typeof colleague>

/** What a record of each section is, to whoever reads it. */
export type Held = {
  me: Me; facts: HeldFacts; phrases: Phrase; checklist: WireChecklist; cells: HeldCell; rounds: MyRound; premises: PremisesView; inspections: InspectionView; reminders: Reminder; colleagues: Colleague
  catalogue: { shown: Static<typeof category>; rules: Category }
  /** `category`: its class, where that is not the one in the catalogue. */
  cases: { view: CaseView; fold: CaseFold; category: Category | null }
}

const command = closed({
  id: uuid,
  name: Type.String({ minLength: 1, maxLength: 60, description: 'a route’s id' }),
  version: Type.Integer({ minimum: 1, description: 'of the form of `input`' }),
  parent: Type.Optional(uuid),
  agoMs: Type.Integer({ minimum: 0, description: 'how long ago it was done, by the phone’s own clock' }),
  input: Type.Unknown(),
})
export type WireCommand = Static<typeof command>

const outcome = closed({
  id: uuid, outcome: oneOf(commandOutcomes), problem: nullable(closed({ code: Type.String(), status: Type.Integer(), params: Type.Record(Type.String(), Type.Unknown()) })),
  reply: nullable(Type.Unknown()),
})
export type WireOutcome = Static<typeof outcome>

const deviceReason = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' })

const deviceBody = closed({ id: uuid, name: Type.String({ maxLength: 100 }), appVersion: Type.String({ maxLength: 40 }), waiting: Type.Integer({ minimum: 0 }) })

export const syncRoutes = {
  pull: route({
    id: 'sync.pull', method: 'POST', path: '/api/sync/pull', verb: 'sync.exchange', problems: ['sync.device-revoked', 'sync.device-taken', 'sync.too-many-devices'],
    summary: 'What my posts reach, as far as it differs from what the phone says it holds',
    schemas: {
      body: closed({ device: deviceBody, known: closed(bySection(Type.Optional(Type.Record(key, stamp, { maxProperties: 3000 })))), only: Type.Optional(Type.Array(oneOf(syncSections))) }),
      reply: closed({
        at: instant,
        sections: closed({
          me: Type.Optional(part(me)),
          facts: Type.Optional(part(ofDomain)),
          catalogue: Type.Optional(part(heldCategory)),
          phrases: Type.Optional(part(phrase)),
          checklist: Type.Optional(part(checklist)),
          cells: Type.Optional(part(ofDomain)),
          rounds: Type.Optional(part(myRound)),
          cases: Type.Optional(part(heldCase)),
          premises: Type.Optional(part(premisesView)),
          inspections: Type.Optional(part(inspectionView)),
          reminders: Type.Optional(part(reminder)),
          colleagues: Type.Optional(part(colleague)),
        }),
      }),
    },
  }),
  send: route({
    id: 'sync.send', method: 'POST', path: '/api/sync/send', verb: 'sync.exchange', problems: ['sync.device-revoked', 'sync.device-taken', 'sync.too-many-devices'],
    summary: 'What was done on the phone, oldest first; each is its own transaction and has its own outcome',
    schemas: { body: closed({ device: deviceBody, commands: Type.Array(command, { minItems: 1, maxItems: 20 }) }), reply: closed({ at: instant, outcomes: Type.Array(outcome) }) },
  }),
  standing: route({
    id: 'sync.standing', method: 'POST', path: '/api/sync/standing', verb: 'account.signIn', summary: 'Whether a device has to erase what it holds: for one whose session has ended, which may not be told anything else',
    schemas: { body: closed({ device: uuid }), reply: closed({ revoked: Type.Boolean() }) },
  }),
  devices: route({
    id: 'sync.devices', method: 'GET', path: '/api/sync/devices', verb: 'account.own', summary: 'The devices I use',
    schemas: { reply: closed({ devices: Type.Array(device) }) },
  }),
  revokeOwn: route({
    id: 'sync.revokeOwn', method: 'POST', path: '/api/sync/devices/:device/revoke', verb: 'account.own', problems: ['sync.device-not-found'],
    summary: 'A lost device of mine: its session ends at once, and it erases what it holds when it next speaks',
    schemas: { params: closed({ device: uuid }), body: closed({ reason: deviceReason }), reply: device },
  }),
  devicesOf: route({
    id: 'sync.devicesOf', method: 'GET', path: '/api/people/:id/devices', verb: 'people.manage', summary: 'The devices a person uses', problems: ['people.not-found'],
    schemas: { params: closed({ id }), reply: closed({ devices: Type.Array(device) }) },
  }),
  revoke: route({
    id: 'sync.revoke', method: 'POST', path: '/api/people/:id/devices/:device/revoke', verb: 'people.manage', problems: ['people.not-found', 'sync.device-not-found'],
    summary: 'A lost device: its session ends at once, and it erases what it holds when it next speaks',
    schemas: { params: closed({ id, device: uuid }), body: closed({ reason: deviceReason }), reply: device },
  }),
}
