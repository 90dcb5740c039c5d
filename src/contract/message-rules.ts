// The district’s side of messages: rules with their preview, group robots, and what became of everything that was sent.
import Type, { type Static } from 'typebox'
import { roles } from '../domain/access/roles.ts'
import { hearers } from '../domain/messages/occasion.ts'
import { timings } from '../domain/messages/message-rule.ts'
import { robotKinds } from '../domain/messages/robot-address.ts'
import { channel, messageFacts, messageSubject, occasion } from './messages.ts'
import { route } from './route.ts'
import { closed, cursor, empty, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const level = oneOf(['district', 'street', 'community', 'grid', 'microgrid'] as const)
export const messageRule = closed({
  occasion, who: Type.Union([oneOf(hearers), closed({ role: oneOf(Object.keys(roles)), level })]),
  channels: Type.Array(channel, { maxItems: 3, uniqueItems: true, description: 'besides the inbox' }), timing: oneOf(timings), breaksQuiet: Type.Boolean(),
})
export type WireMessageRule = Static<typeof messageRule>

const ruleSet = closed({ version: Type.Integer({ description: '0: the starter set' }), rules: Type.Array(messageRule), madeAt: nullable(instant), madeBy: nullable(Type.String()) })

const told = closed({ at: instant, number: Type.String(), facts: messageFacts, subject: messageSubject, to: Type.String({ description: 'name and place of who is at work; empty for a resident, whose name stays sealed' }) })
const previewed = closed({
  since: instant, messages: Type.Integer(), people: Type.Integer(), robots: Type.Integer(), complete: Type.Boolean({ description: 'false: there was more than is looked at' }),
  told: Type.Array(told, { description: 'the newest of them' }), hearers: Type.Array(closed({ to: Type.String(), robot: Type.Boolean(), count: Type.Integer() }), { description: 'who would have heard most, first' }),
})
export type RulePreview = Static<typeof previewed>

const robotKind = oneOf(robotKinds)
const place = closed({ id, name: Type.String() })
export const robot = closed({ id, name: Type.String(), kind: robotKind, unit: nullable(place), office: nullable(place), language: oneOf(['zh', 'en'] as const), madeAt: instant, host: Type.String({ description: 'of its address; the rest is a key and stays sealed' }), signed: Type.Boolean() })
export type WireRobot = Static<typeof robot>
const robots = closed({ robots: Type.Array(robot), offices: Type.Array(place, { description: 'within my reach: each may have one' }) })
const robotParams = closed({ id })

export const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'givenUp', 'dropped'] as const
const state = oneOf(deliveryStates)
const way = oneOf(['push', 'sms', 'email', 'robot'] as const)
export const delivery = closed({
  id, channel: way, state, attempts: Type.Integer(), occasion, facts: messageFacts, to: Type.String(), madeAt: instant, nextTryAt: nullable(instant), sentAt: nullable(instant),
  fault: nullable(Type.String()), together: Type.Integer({ description: 'how many messages left as one with it' }), retriable: Type.Boolean(),
})
export type WireDelivery = Static<typeof delivery>

export const messageRuleRoutes = {
  rules: route({ id: 'messages.rules', method: 'GET', path: '/api/message-rules', verb: 'message.manage', summary: 'Who is told of what, by which ways, at once or gathered', schemas: { reply: ruleSet } }),
  setRules: route({
    id: 'messages.setRules', method: 'POST', path: '/api/message-rules', verb: 'message.manage', summary: 'A new version of the rules', problems: ['message.rules-wrong', 'message.rules-changed'],
    schemas: { body: closed({ commandId: uuid, version: Type.Integer({ minimum: 0 }), rules: Type.Array(messageRule, { maxItems: 100 }) }), reply: ruleSet },
  }),
  preview: route({
    id: 'messages.preview', method: 'POST', path: '/api/message-rules/preview', verb: 'message.manage', problems: ['message.rules-wrong'],
    summary: 'With this rule, who would have been told of what in the last seven days: from the journal, by who has things and posts now', schemas: { body: closed({ rule: messageRule }), reply: previewed },
  }),
  robots: route({ id: 'messages.robots', method: 'GET', path: '/api/robots', verb: 'robot.keep', summary: 'The group robots within my reach', schemas: { reply: robots } }),
  addRobot: route({
    id: 'messages.addRobot', method: 'POST', path: '/api/robots', verb: 'robot.keep', summary: 'A group robot of a unit or an office; its key is sealed and never given out again', problems: ['message.robot-refused', 'message.place-unknown'],
    schemas: {
      body: closed({
        commandId: uuid, name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }), kind: robotKind, unitId: Type.Optional(id), officeId: Type.Optional(id), language: oneOf(['zh', 'en'] as const),
        url: Type.String({ minLength: 1, maxLength: 500 }), secret: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      }),
      reply: robots,
    },
  }),
  testRobot: route({
    id: 'messages.testRobot', method: 'POST', path: '/api/robots/:id/test', verb: 'robot.keep', summary: 'Send a line to the group to see whether it arrives', problems: ['message.robot-not-found'],
    schemas: { params: robotParams, reply: closed({ taken: Type.Boolean(), fault: nullable(Type.String()) }) },
  }),
  removeRobot: route({ id: 'messages.removeRobot', method: 'POST', path: '/api/robots/:id/remove', verb: 'robot.keep', summary: 'The robot is told nothing more, its key is erased', problems: ['message.robot-not-found'], schemas: { params: robotParams, reply: robots } }),
  deliveries: route({
    id: 'messages.deliveries', method: 'GET', path: '/api/message-deliveries', verb: 'message.manage', summary: 'What was sent to whom by which way, newest first, and how many are in each state of the last day',
    schemas: {
      query: closed({ state: Type.Optional(state), channel: Type.Optional(way), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ deliveries: Type.Array(delivery), next: nullable(cursor), counts: closed(Object.fromEntries(deliveryStates.map((one) => [one, Type.Integer()])) as Record<(typeof deliveryStates)[number], typeof id>) }),
    },
  }),
  retry: route({
    id: 'messages.retry', method: 'POST', path: '/api/message-deliveries/:id/retry', verb: 'message.manage', summary: 'Try again what was given up', problems: ['message.delivery-not-found'],
    schemas: { params: robotParams, reply: empty },
  }),
}
