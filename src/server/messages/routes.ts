// The routes of messages: one line each where the work is elsewhere.
import { randomUUID } from 'node:crypto'
import { api } from '../../contract/api.ts'
import type { WireMessageRule } from '../../contract/message-rules.ts'
import type { MessageRule } from '../../domain/messages/message-rule.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import { prepared, read, write, type Server } from '../http/endpoint.ts'
import { choose, confirmAddress, forgetAddress, keepCode, readChoices, sendAddressCode } from './choices.ts'
import { listDeliveries, retryDelivery } from './deliveries.ts'
import { countUnread, listInbox, markRead } from './inbox.ts'
import { previewRule } from './preview.ts'
import { addRobot, listRobots, removeRobot, testRobot } from './robots.ts'
import { readRules, setRules, type RuleSet } from './rules.ts'
import { subscribe, unsubscribe } from './subscriptions.ts'

const { messages, messageRules } = api

/** From the wire: the contract has looked at every part. */
const ruleFrom = (rule: WireMessageRule): MessageRule => rule as unknown as MessageRule
const present = (set: RuleSet) => ({ ...set, rules: set.rules.map((rule) => ({ ...rule, channels: [...rule.channels] })) })

export const bindMessages = (server: Server): void => {
  read(server, messages.inbox, ({ actor, query }, db) => listInbox(db, actor, query))
  read(server, messages.unread, async ({ actor }, db) => ({ unread: await countUnread(db, actor) }))
  write(server, messages.read, async ({ actor, now, body }, tx) => ({ unread: await markRead(tx, actor, now, body) }))
  read(server, messages.choices, ({ context, actor, token, now }, db) => readChoices(context, db, actor, token, now))
  write(server, messages.choose, async ({ context, actor, token, now, body }, tx) => {
    choose(tx, actor, body)
    return readChoices(context, tx, actor, token, now)
  })
  prepared(server, messages.setAddress, async ({ context, actor, body, now }, db) => (body.address === null ? null : await sendAddressCode(context, db, actor, body.address, randomUUID(), now)), async ({ context, actor, token, now, body }, tx, code) => {
    if (body.address === null || code === null) forgetAddress(tx, actor)
    else await keepCode(tx, actor, now, body.address, code)
    return readChoices(context, tx, actor, token, now)
  })
  write(server, messages.confirmAddress, async ({ context, actor, token, now, body }, tx) =>
    (await confirmAddress(tx, actor, now, body.code)) ? readChoices(context, tx, actor, token, now) : messageProblem('message.wrong-code'))
  write(server, messages.subscribe, ({ context, actor, token, now, body }, tx) => subscribe(context, tx, actor, token, now, body))
  write(server, messages.unsubscribe, async ({ actor, body }, tx) => {
    unsubscribe(tx, actor, body)
    return {}
  })
  read(server, messageRules.rules, async ({ actor }, db) => present(await readRules(db, actor.district)))
  write(server, messageRules.setRules, async ({ context, actor, now, body }, tx) => present(await setRules(context, tx, actor, now, { ...body, rules: body.rules.map(ruleFrom) })))
  read(server, messageRules.preview, ({ context, actor, now, body }, db) => previewRule(context, db, actor.district, ruleFrom(body.rule), now))
  read(server, messageRules.robots, ({ context, actor }, db) => listRobots(context, db, actor))
  write(server, messageRules.addRobot, ({ context, actor, now, body }, tx) => addRobot(context, tx, actor, now, body))
  prepared(server, messageRules.testRobot, ({ context, actor, params }, db) => testRobot(context, db, actor, params.id), async (_, __, handed) => ({ taken: handed.kind === 'taken', fault: handed.kind === 'taken' ? null : handed.why }))
  write(server, messageRules.removeRobot, ({ context, actor, now, params }, tx) => removeRobot(context, tx, actor, now, params.id))
  read(server, messageRules.deliveries, ({ actor, query, now }, db) => listDeliveries(db, actor, query, now))
  write(server, messageRules.retry, async ({ actor, now, params }, tx) => {
    await retryDelivery(tx, actor, now, params.id)
    return {}
  })
}
