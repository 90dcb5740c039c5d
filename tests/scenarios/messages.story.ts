// A grid worker lets push in; a case given to them shows on the locked phone and opens by a tap. The district's desk changes
// a rule after seeing whom it would have told, and looks at what became of what was sent. The inbox in both apps.
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { messageRuleRoutes } from '../../src/contract/message-rules.ts'
import { mailService, pushService, robotService, type Browser } from '../support/outside-world.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const secret = 'SECof the group'
let [push, robot, mail] = [] as unknown as [Awaited<ReturnType<typeof pushService>>, Awaited<ReturnType<typeof robotService>>, Awaited<ReturnType<typeof mailService>>]
beforeAll(async () => {
  ;[push, robot, mail] = await Promise.all([pushService(), robotService(secret), mailService()])
  Object.assign(process.env, { WANGGE_PUSH_HOSTS: push.origin, WANGGE_ROBOT_HOSTS: robot.origin, WANGGE_SMTP: mail.url, WANGGE_MAIL_FROM: 'grid@example.org' })
})

const story = tellStory('messages')
let worker: Person
let district: Person
let browser: Browser
let lamp: MadeCase

/** The browser's own push service isn't reachable here: it is ours, with the keys it made for this browser. */
const subscribeTo = async ({ page }: Person, { endpoint, p256dh, auth }: Browser): Promise<void> => {
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript((keys) => {
    const subscription = { endpoint: keys.endpoint, toJSON: () => ({ endpoint: keys.endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }), unsubscribe: () => Promise.resolve(true) } as unknown as PushSubscription
    let kept: PushSubscription | null = null
    PushManager.prototype.subscribe = () => Promise.resolve((kept = subscription))
    PushManager.prototype.getSubscription = () => Promise.resolve(kept)
  }, { endpoint, p256dh, auth })
}

/** What the push service was handed, given to the app's real service worker as the browser would. */
const deliver = async ({ page }: Person, payload: unknown): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const registration = new Promise<string>((resolve) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.endsWith('/worker/') && !isDeleted)
    if (own) resolve(own.registrationId)
  }))
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.deliverPushMessage', { origin: new URL(page.url()).origin, registrationId: await registration, data: JSON.stringify(payload) })
  await session.detach()
}

/** Whatever the day and whatever else the demonstration's clocks tell just then. */
const pushOnlyWhatIsGiven = async (): Promise<void> => {
  const desk = await story.server.client({ login: 'district' })
  const { version, rules } = await desk(messageRuleRoutes.rules, {})
  await desk(messageRuleRoutes.setRules, {
    body: { commandId: v7(), version, rules: rules.map((rule) => (rule.occasion === 'caseGiven' ? { ...rule, breaksQuiet: true } : { ...rule, channels: rule.channels.filter((channel) => channel !== 'push') })) },
  })
}

/** What the demonstration’s last days brought is told before this device is there to be told. */
const allTold = async (): Promise<void> => {
  const { database } = story.server
  const behind = "select 1 from journal j join journal_readers r on r.district = j.district and r.name = 'messages' where (j.transaction, j.position) > (r.transaction, r.position) limit 1"
  await expect.poll(async () => (await database.query(behind)).length).toBe(0)
}

test('a worker chooses to be told by push on this device', async () => {
  await pushOnlyWhatIsGiven()
  await allTold()
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  const { page } = worker
  browser = push.newBrowser()
  await subscribeTo(worker, browser)
  await worker.open()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.getByRole('link', { name: /^消息/ }).first().click()
  await page.getByRole('heading', { name: '消息' }).waitFor()
  await page.getByRole('link', { name: '接收方式' }).click()
  await page.getByRole('button', { name: '开启推送' }).click()
  await page.getByText('这台设备已接收推送').waitFor()
  await page.getByRole('switch', { name: '自己的免打扰时段' }).check({ force: true })
  await page.getByLabel('开始').waitFor()
  await page.getByRole('switch', { name: '自己的免打扰时段' }).uncheck({ force: true })
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  expect(await story.server.database.query('select app, language from push_subscriptions')).toEqual([{ app: 'worker', language: 'zh' }])
})

test('a case given to them arrives at the push service, and nothing personal with it', async () => {
  lamp = await reportCase(story.server, '三号楼王小明家门口路灯不亮')
  const community = await story.server.client({ login: 'community' })
  await takeStep(community, lamp.id, 'accept', { verifyOnSite: true })
  await expect.poll(() => story.server.database.query("select 1 from messages where occasion = 'caseGiven' and subject_id = $1", [lamp.id]).then((rows) => rows.length)).toBeGreaterThan(0)
  story.server.advance(20_000)
  await expect.poll(() => push.taken.length).toBe(1)
  const [{ payload, browser: to }] = push.taken as [(typeof push.taken)[number]]
  expect(to).toBe(browser)
  expect(payload).toMatchObject({ title: '有事件交给您', path: `/worker/case/${lamp.id}` })
  expect(JSON.stringify(payload)).not.toMatch(/王小明|三号楼/)
})

test('the app’s service worker shows it, and a tap opens the case', async () => {
  const { page } = worker
  await deliver(worker, push.taken[0]!.payload)
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => ({ title, body, tag })))
  await expect.poll(shown).toEqual([{ title: '有事件交给您', body: push.taken[0]!.payload['body'], tag: push.taken[0]!.payload['tag'] }])
  // A second time it takes the place of the first.
  await deliver(worker, push.taken[0]!.payload)
  await expect.poll(async () => (await shown()).length).toBe(1)
  const [sw] = page.context().serviceWorkers().filter((one) => one.url().endsWith('/worker/sw.js'))
  await sw!.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration; dispatchEvent(event: Event): boolean; NotificationEvent: new (type: string, init: object) => Event }
    const [notification] = await scope.registration.getNotifications()
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
  })
  await page.waitForURL(`**/worker/case/${lamp.id}`)
  await page.getByText(lamp.description).first().waitFor()
})

test('the same stands in the inbox; read there, the bell is quiet', async () => {
  const { page } = worker
  await worker.open()
  await page.getByRole('link', { name: /^消息，\d+ 条未读$/ }).click()
  const line = page.getByRole('link', { name: new RegExp(`有事件交给您.*${lamp.number}`) })
  await line.waitFor()
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '全部已读' }).click()
  await page.getByRole('button', { name: '全部已读' }).waitFor({ state: 'detached' })
  await line.click()
  await page.getByText(lamp.description).first().waitFor()
})

test('the district’s desk sees whom a rule would have told, and adds it', async () => {
  district = await story.person('the district desk', { app: 'console', login: 'district' })
  const { page } = district
  await district.open('/message-rules')
  await page.getByRole('table', { name: '规则' }).waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '新建规则' }).click()
  const dialog = page.getByRole('dialog')
  const preview = dialog.getByRole('region', { name: '预览' })
  await preview.getByText('过去 7 天按这条规则会有').waitFor()
  await preview.getByRole('button', { name: /条消息$/ }).click()
  await preview.getByRole('link', { name: /^\d{4}-\d{7} · / }).first().waitFor()
  await preview.getByRole('button', { name: /人$/ }).click()
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: /^保\s*存$/ }).click()
  await page.getByText('规则已保存，马上生效').waitFor()
  await page.getByRole('row', { name: /有事件交给您.*经办人的上级/ }).waitFor()
  expect(await story.server.database.query('select max(version) as version from message_rules')).toEqual([{ version: 2 }])
})

test('and what became of what was sent', async () => {
  const { page } = district
  await district.open('/message-rules?view=deliveries')
  await page.getByRole('row', { name: new RegExp(`${lamp.number}.*推送.*已送到`) }).waitFor()
  await expectNoViolations(page)
})

const robotDialog = async ({ page }: Person) => {
  await page.getByRole('button', { name: '接入群机器人' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  return { dialog, connect: () => dialog.getByRole('button', { name: '接入群机器人' }).click() }
}

test('a robot with a wrong address or secret is refused in plain words, and nothing typed is lost', async () => {
  const { page } = district
  await district.open('/message-rules?view=robots')
  await page.getByText('还没有接入群机器人').waitFor()
  const { dialog, connect } = await robotDialog(district)
  await connect()
  await dialog.getByText('请填写').first().waitFor()
  await dialog.getByLabel('名称').fill('法院群')
  const address = dialog.getByLabel('机器人地址')
  const wrong: readonly (readonly [string, string])[] = [
    ['群里的机器人', '这不是网址。'], ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', '这是企业微信机器人的地址'], ['https://oapi.dingtalk.com/robot/send', '缺少 access_token'],
  ]
  for (const [typed, said] of wrong) {
    await address.fill(typed)
    await dialog.getByText(said).waitFor()
  }
  await address.fill(`${robot.origin}/robot/send?access_token=known`)
  await dialog.getByLabel('加签密钥').fill('密码')
  await dialog.getByText('应以 SEC 开头').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByLabel('加签密钥').fill('')
  district.expect(/POST \/api\/robots: 422/)
  await address.fill('https://10.0.0.1/robot/send?access_token=x')
  await connect()
  await dialog.getByText('平台不向这个网址发消息').waitFor()
  expect(await dialog.getByLabel('名称').inputValue()).toBe('法院群')
  await dialog.getByRole('button', { name: /^取\s*消$/ }).click()
})

test('an office’s group hears a test, and a wrong secret is told from a right one; the key shows nowhere again', async () => {
  const { page } = district
  const [office] = await story.server.database.query<{ name: string }>('select name from offices where district = $1 order by code limit 1', [story.server.district])
  for (const [name, key] of [['部门群', secret], ['错的群', 'SECanother']] as const) {
    const { dialog, connect } = await robotDialog(district)
    await dialog.getByLabel('名称').fill(name)
    await dialog.getByRole('radio', { name: '部门', exact: true }).check()
    await dialog.getByLabel('所属部门').fill(office!.name)
    await page.keyboard.press('Enter')
    await dialog.getByLabel('机器人地址').fill(`${robot.origin}/robot/send?access_token=known`)
    await dialog.getByLabel('加签密钥').fill(key)
    await connect()
    await page.getByRole('row', { name: new RegExp(`${name}.*${office!.name}`) }).waitFor()
    await dialog.waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: '发一条测试 部门群' }).click()
  await page.getByRole('row', { name: /部门群/ }).getByRole('status').getByText(/群里应该已经收到/).waitFor()
  expect(robot.taken).toEqual(['这是网格平台的测试消息，收到即可。'])
  await page.getByRole('button', { name: '发一条测试 错的群' }).click()
  await page.getByRole('row', { name: /错的群/ }).getByRole('status').getByText(/没有送到：加签不对/).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await district.open('/message-rules?view=robots')
  await page.getByRole('row', { name: /部门群/ }).waitFor()
  expect(await page.content()).not.toMatch(/access_token|SECof/)
  await page.getByRole('button', { name: '移除 错的群' }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: /^移\s*除$/ }).click()
  await page.getByRole('row', { name: /错的群/ }).waitFor({ state: 'detached' })
})

test('a rule is taken away only once that is confirmed', async () => {
  const { page } = district
  await district.open('/message-rules')
  const row = page.getByRole('row', { name: /有事件交给您.*经办人的上级/ })
  await row.getByRole('button', { name: /^删除/ }).dblclick()
  await settled(page)
  expect(await story.server.database.query('select max(version) as version from message_rules')).toEqual([{ version: 2 }])
  await row.getByRole('button', { name: /^删除/ }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: /^删\s*除$/ }).click()
  await row.waitFor({ state: 'detached' })
})

test('an address that is none is said so, and a mistyped one can be changed before its code is there', async () => {
  const { page } = district
  await district.open('/messages')
  const choices = page.getByRole('region', { name: '接收方式' })
  await choices.getByLabel('邮箱地址').fill('不是邮箱')
  await choices.getByRole('button', { name: '发送验证码' }).click()
  await choices.getByText('邮箱地址不对').waitFor()
  await choices.getByLabel('邮箱地址').fill('desk@exmaple.org')
  await choices.getByRole('button', { name: '发送验证码' }).click()
  await choices.getByText('验证码已发到 desk@exmaple.org').waitFor()
  await choices.getByLabel('邮件里的验证码').fill('12ab')
  await choices.getByRole('button', { name: /^确\s*认$/ }).click()
  await choices.getByText('验证码是 6 位数字').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await choices.getByRole('button', { name: '换一个邮箱' }).click()
  await choices.getByLabel('邮箱地址').fill('desk@example.org')
  await choices.getByRole('button', { name: '发送验证码' }).click()
  await expect.poll(() => mail.letters.at(-1)?.to).toEqual(['desk@example.org'])
  await choices.getByLabel('邮件里的验证码').fill(/\d{6}/.exec(mail.letters.at(-1)!.text)![0])
  await choices.getByRole('button', { name: /^确\s*认$/ }).click()
  await choices.getByText('已确认：desk@example.org').waitFor()
})

test('the console’s inbox opens from the bell, and both fit the narrowest phone', async () => {
  const phone = await story.person('the community desk on a phone', { app: 'console', screen: 'phone', login: 'community' })
  const { page } = phone
  await phone.open()
  await page.getByRole('link', { name: /^消息/ }).first().click()
  await page.getByRole('region', { name: '接收方式' }).waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  const resident = await story.person('a resident', { app: 'citizen', phone: story.server.residents[0]! })
  await resident.open('/messages')
  await resident.page.getByText('您的上报已受理').first().waitFor()
  await expectNoSidewaysScrolling(resident.page)
  await expectNoViolations(resident.page)
})
