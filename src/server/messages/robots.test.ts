// Group robots through HTTP: of a unit or an office, connected, tested, removed; what is wrong with an address is said in
// particular, and a key once typed is nowhere to be read again.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { robotService } from '../../../tests/support/outside-world.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { messageRules } = api
const secret = 'SEC of the robot'
let server: TestServer
let robot: Awaited<ReturnType<typeof robotService>>
let [street, district] = [] as unknown as [Client, Client]

beforeAll(async () => {
  robot = await robotService(secret)
  server = await testServer({ env: { WANGGE_ROBOT_HOSTS: robot.origin } })
  ;[street, district] = await Promise.all([server.loginAs('streetDesk'), server.loginAs('districtDesk')])
})

const dingtalk = () => ({ commandId: newId(), name: '街道群', kind: 'dingtalk' as const, language: 'zh' as const, url: `${robot.origin}/robot/send?access_token=known`, secret })
const wecom = () => ({ commandId: newId(), name: '部门群', kind: 'wecom' as const, language: 'zh' as const, url: `${robot.origin}/cgi-bin/webhook/send?key=known` })
const add = (body: object, client = district) => client.call(messageRules.addRobot, { body: body as never })
const test = (id: number, client = district) => client.call(messageRules.testRobot, { params: { id } })
const office = () => server.district.offices[0]!

describe('a robot of an office', () => {
  it('is connected by whoever reaches the unit it serves, and hears a test', async () => {
    const { offices } = await district.call(messageRules.robots, {})
    expect(offices).toContainEqual({ id: office().id, name: office().name })
    const { robots } = await add({ ...wecom(), officeId: office().id })
    const made = robots.find(({ name }) => name === '部门群')!
    expect(made).toMatchObject({ office: { id: office().id, name: office().name }, unit: null, signed: false })
    const before = robot.taken.length
    expect(await test(made.id)).toEqual({ taken: true, fault: null })
    expect(robot.taken.slice(before)).toEqual(['这是网格平台的测试消息，收到即可。'])
  })

  it('belongs to one place: not to none, not to two, not to one there is none of', async () => {
    for (const place of [{}, { officeId: office().id, unitId: server.district.inside.street.id }, { officeId: 999_999 }, { unitId: 999_999 }]) expect((await refusal(add({ ...wecom(), ...place }))).code).toBe('message.place-unknown')
  })

  it('is none of those who don’t reach it: not offered, not listed, not tested, not removed', async () => {
    const { robots } = await add({ ...wecom(), name: '别人的群', officeId: office().id })
    const { id } = robots.find(({ name }) => name === '别人的群')!
    const outside = await server.loginAs('streetDesk', 'outside')
    const seen = await outside.call(messageRules.robots, {})
    expect([seen.robots, seen.offices.some((one) => one.id === office().id)]).toEqual([[], false])
    for (const attempt of [() => test(id, outside), () => outside.call(messageRules.removeRobot, { params: { id } })]) expect((await refusal(attempt())).code).toBe('message.robot-not-found')
    expect((await refusal(add({ ...wecom(), officeId: office().id }, outside))).code).toBe('access.refused')
    expect((await refusal((await server.loginAs('departmentOfficer')).call(messageRules.robots, {}))).code).toBe('access.refused')
  })
})

describe('a wrong address', () => {
  it.each<[string, string, object]>([
    ['noAddress', '随便写的几个字母', {}], ['noAddress', 'oapi.dingtalk.com/robot/send?access_token=x', {}], ['noAddress', 'javascript:alert(1)//x', {}],
    ['otherKind', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x', {}], ['otherKind', 'https://oapi.dingtalk.com/robot/send?access_token=x', { kind: 'wecom' }],
    ['noKey', 'https://oapi.dingtalk.com/robot/send', {}], ['noKey', 'https://oapi.dingtalk.com/robot/send?access_token=', {}], ['secret', 'https://oapi.dingtalk.com/robot/send?access_token=x', { secret: '密码' }],
    ['host', 'https://oapi.dingtalk.com.evil.example/robot/send?access_token=x', {}], ['host', 'http://127.0.0.1:22/?access_token=x', {}], ['host', 'https://user@oapi.dingtalk.com/robot/send?access_token=x', {}],
  ])('is refused as %s: %s', async (flaw, url, more) => {
    const refused = await refusal(add({ ...dingtalk(), unitId: server.district.unit.id, url, ...more }))
    expect(refused).toBeInstanceOf(Problem)
    expect([refused.code, refused.params['flaw']]).toEqual(['message.robot-refused', flaw])
  })
})

describe('a test', () => {
  it('says what the service says: a wrong key, a wrong signature, no answer at all', async () => {
    const { robots } = await add({ ...dingtalk(), name: '错的群', unitId: server.district.inside.street.id, secret: 'SECnottheone' }, street)
    const { id } = robots.find(({ name }) => name === '错的群')!
    expect(await test(id, street)).toEqual({ taken: false, fault: 'errcode 310000 sign' })
    const { robots: more } = await add({ ...wecom(), name: '没有的群', unitId: server.district.inside.street.id, url: `${robot.origin}/cgi-bin/webhook/send?key=unknown` }, street)
    expect(await test(more.find(({ name }) => name === '没有的群')!.id, street)).toEqual({ taken: false, fault: 'errcode 93000' })
    robot.behaviour.status = 502
    expect(await test(id, street)).toEqual({ taken: false, fault: '502' })
    robot.behaviour.status = 200
  })
})

it('connected twice by one press it is there once, and its key is in no answer, no journal and no log', async () => {
  const body = { ...dingtalk(), name: '按了两次', unitId: server.district.inside.street.id }
  await add(body)
  const { robots } = await add(body)
  expect(robots.filter(({ name }) => name === '按了两次')).toHaveLength(1)
  const journal = await server.database.query('select data from journal where kind like $1', ['message.robot%'])
  expect(JSON.stringify([robots, await street.call(messageRules.robots, {}), journal])).not.toMatch(/access_token|known|SEC of/)
  const { id } = robots.find(({ name }) => name === '按了两次')!
  await district.call(messageRules.removeRobot, { params: { id } })
  expect(await server.database.query('select 1 from robot_secrets where robot_id = $1', [id])).toEqual([])
  expect((await refusal(test(id))).code).toBe('message.robot-not-found')
})
