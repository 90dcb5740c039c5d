// Messages: my inbox, the ways and hours I chose, the browsers that take push for me.
import Type, { type Static } from 'typebox'
import { emailPattern } from '../domain/messages/email-address.ts'
import { occasionNames } from '../domain/messages/occasion.ts'
import { channels } from '../domain/messages/message-rule.ts'
import { apps } from '../domain/messages/opens.ts'
import { route } from './route.ts'
import { closed, cursor, empty, id, instant, nullable, oneOf, pageSize } from './scalars.ts'

export const occasion = oneOf(occasionNames)
export const channel = oneOf(channels)
export const messageFacts = closed({
  number: nullable(Type.String()), category: nullable(closed({ zh: Type.String(), en: Type.String() })), place: nullable(Type.String()), day: nullable(Type.String()),
})
export const messageSubject = closed({ kind: oneOf(['case', 'whistle', 'round', 'routine', 'operation', 'inspection'] as const), id: Type.String({ description: 'of a round: routine/unit/planned day, with `all` for the unit where it is about all of the routine’s' }) })
export const app = oneOf(apps)
const language = oneOf(['zh', 'en'] as const)

export const inboxMessage = closed({ id, occasion, subject: messageSubject, facts: messageFacts, at: instant, read: Type.Boolean() })
export type InboxMessage = Static<typeof inboxMessage>

const minuteOfDay = Type.Integer({ minimum: 0, maximum: 1_439 })
const quietHours = nullable(closed({ from: minuteOfDay, until: minuteOfDay }))
const wishes = { push: Type.Boolean(), sms: Type.Boolean(), email: Type.Boolean(), quiet: quietHours, language }
const choices = closed({
  ...wishes,
  available: closed({ pushKey: Type.String({ description: 'the district’s public key, for the browser to subscribe with' }), sms: Type.Boolean(), email: Type.Boolean() }),
  address: nullable(Type.String({ description: 'e-mail, confirmed' })), pending: nullable(Type.String({ description: 'e-mail that waits for its code' })),
  devices: Type.Array(closed({ id, app, here: Type.Boolean({ description: 'made in this session' }), madeAt: instant })),
})
export type MessageChoices = Static<typeof choices>

const unread = closed({ unread: Type.Integer() })
const email = Type.String({ minLength: 3, maxLength: 200, pattern: emailPattern })
const key = (most: number) => Type.String({ minLength: 16, maxLength: most, pattern: '^[A-Za-z0-9_-]+=*$' })

export const messageRoutes = {
  inbox: route({
    id: 'messages.inbox', method: 'GET', path: '/api/messages', verb: 'account.own',
    summary: 'What I was told, newest first, and how much of it I haven’t read',
    schemas: { query: closed({ after: Type.Optional(cursor), limit: Type.Optional(pageSize), unread: Type.Optional(Type.Boolean()) }), reply: closed({ messages: Type.Array(inboxMessage), next: nullable(cursor), unread: Type.Integer() }) },
  }),
  unread: route({ id: 'messages.unread', method: 'GET', path: '/api/messages/unread', verb: 'account.own', summary: 'How many messages I haven’t read', schemas: { reply: unread } }),
  read: route({
    id: 'messages.read', method: 'POST', path: '/api/messages/read', verb: 'account.own', summary: 'Mark messages of mine as read: those named, or all up to one',
    schemas: { body: closed({ ids: Type.Optional(Type.Array(id, { minItems: 1, maxItems: 200 })), upTo: Type.Optional(id) }), reply: unread },
  }),
  choices: route({ id: 'messages.choices', method: 'GET', path: '/api/messages/choices', verb: 'account.own', summary: 'By which ways and at which hours I want to be told, and what is there to choose from', schemas: { reply: choices } }),
  choose: route({
    id: 'messages.choose', method: 'POST', path: '/api/messages/choices', verb: 'account.own', summary: 'Choose ways, quiet hours (minutes after midnight; over midnight where `until` comes first) and language',
    schemas: { body: closed(wishes), reply: choices },
  }),
  setAddress: route({
    id: 'messages.setAddress', method: 'POST', path: '/api/messages/address', verb: 'account.own', summary: 'Name an e-mail address: a code is sent there; null forgets the one there is',
    problems: ['message.no-mail', 'message.mail-failed', 'message.too-many-codes'], schemas: { body: closed({ address: nullable(email) }), reply: choices },
  }),
  confirmAddress: route({
    id: 'messages.confirmAddress', method: 'POST', path: '/api/messages/address/confirm', verb: 'account.own', summary: 'Show by the code that the e-mail address is mine',
    problems: ['message.wrong-code'], schemas: { body: closed({ code: Type.String({ pattern: '^\\d{6}$' }) }), reply: choices },
  }),
  subscribe: route({
    id: 'messages.subscribe', method: 'POST', path: '/api/messages/subscriptions', verb: 'account.own', summary: 'This browser takes push for me, as long as I am signed in here',
    problems: ['message.push-refused', 'message.too-many-devices'],
    schemas: { body: closed({ endpoint: Type.String({ minLength: 10, maxLength: 1_000 }), p256dh: key(200), auth: key(60), app, language }), reply: closed({ id }) },
  }),
  unsubscribe: route({
    id: 'messages.unsubscribe', method: 'POST', path: '/api/messages/subscriptions/remove', verb: 'account.own', summary: 'A browser takes no more push for me',
    schemas: { body: closed({ id: Type.Optional(id), endpoint: Type.Optional(Type.String({ maxLength: 1_000 })) }), reply: empty },
  }),
}
