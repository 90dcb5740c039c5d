// Messages, their rules, robots and deliveries as everybody tries them.
import { v7 as newId } from 'uuid'
import { starterRules } from '../../../src/domain/messages/message-rule.ts'
import type { FeatureExamples } from './example.ts'

const wishes = { push: true, sms: false, email: true, quiet: { from: 1_320, until: 420 }, language: 'zh' }

export const messageExamples: FeatureExamples = (world) => {
  const onRobot = (path: string) => async () => {
    const { district, database } = world.server()
    const [robot] = await database.query<{ id: number }>("insert into robots (district, name, kind, unit_id, command_id, made_at, next_at) values ($1, '试', 'wecom', $2, $3, now(), now()) returning id", [district.id, district.inside.grid.id, newId()])
    await database.query("insert into robot_secrets (district, robot_id, url) values ($1, $2, 'https://robot.invalid/send?key=none')", [district.id, robot!.id])
    return { path: `/api/robots/${robot!.id}${path}`, thing: world.unitThing() }
  }
  return {
    'messages.inbox': () => ({ path: '/api/messages' }),
    'messages.unread': () => ({ path: '/api/messages/unread' }),
    'messages.read': () => ({ path: '/api/messages/read', body: { ids: [1] } }),
    'messages.choices': () => ({ path: '/api/messages/choices' }),
    'messages.choose': () => ({ path: '/api/messages/choices', body: wishes }),
    'messages.setAddress': () => ({ path: '/api/messages/address', body: { address: null } }),
    'messages.confirmAddress': () => ({ path: '/api/messages/address/confirm', body: { code: '000000' } }),
    'messages.subscribe': () => ({ path: '/api/messages/subscriptions', body: { endpoint: 'https://push.invalid/1', p256dh: 'B'.repeat(87), auth: 'A'.repeat(22), app: 'worker', language: 'zh' } }),
    'messages.unsubscribe': () => ({ path: '/api/messages/subscriptions/remove', body: { id: 1 } }),
    'messages.rules': () => ({ path: '/api/message-rules' }),
    'messages.setRules': () => ({ path: '/api/message-rules', body: { commandId: newId(), version: 0, rules: [] } }),
    'messages.preview': () => ({ path: '/api/message-rules/preview', body: { rule: starterRules[0] } }),
    'messages.robots': () => ({ path: '/api/robots' }),
    'messages.addRobot': () => ({ path: '/api/robots', body: { commandId: newId(), name: '试', kind: 'wecom', unitId: world.server().district.inside.grid.id, language: 'zh', url: 'https://robot.invalid/send?key=none' }, thing: world.unitThing() }),
    'messages.testRobot': onRobot('/test'),
    'messages.removeRobot': onRobot('/remove'),
    'messages.deliveries': () => ({ path: '/api/message-deliveries' }),
    'messages.retry': () => ({ path: '/api/message-deliveries/1/retry' }),
  }
}
