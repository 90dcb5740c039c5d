// A whistle in earnest: a street summons three departments to a case; its head approves on the phone; one comes in time, one
// late, one objects and is excused; the command desk shows it while it runs; on site, evaluated, work that goes on, the end, and the number of the month.
import { beforeAll, expect, test } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../src/contract/api.ts'
import type { Call } from '../../src/contract/client.ts'
import { randomBytes } from 'node:crypto'
import { percentText } from '../../src/domain/measures/contribution.ts'
import { hashToken } from '../../src/server/access/actors.ts'
import { monthOf } from '../../src/web/kit/words/time.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { makeTestClient } from '../support/logins.ts'
import { reportCase, takeStep } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('whistle')
let [street, head, department] = [] as unknown as [Person, Person, Person]
let offices: { id: number; name: string }[]
let caseId = ''
let whistle = ''
const month = { from: monthOf(Date.now()), to: monthOf(Date.now()) }
let before: { onTime: number; late: number; excused: number }

/** A session of whoever holds a post of this role at a unit or office, for whom the demonstration made no login. */
const sessionAt = async (where: string, value: number): Promise<string> => {
  const { database, district } = story.server
  const [post] = await database.query<{ person_id: number }>(`select person_id from posts where district = $1 and ${where} order by id limit 1`, [district, value])
  await database.query('insert into accounts (district, person_id) values ($1, $2) on conflict do nothing', [district, post!.person_id])
  const token = randomBytes(32).toString('base64url')
  await database.query(
    `insert into sessions (district, token_hash, account_id, created_at, expires_at) select $1, $2, id, now(), now() + interval '30 days' from accounts where district = $1 and person_id = $3`, [district, hashToken(token), post!.person_id])
  return token
}
const clientAt = async (where: string, value: number): Promise<Call> => makeTestClient({ base: story.server.base, token: await sessionAt(where, value) }).call
const officer = (n: number): Promise<Call> => clientAt("role = 'departmentOfficer' and office_id = $2", offices[n]!.id)

/** What else is due in the hours the story passes over would count and remind as well. */
const quietenDemonstration = async (): Promise<void> => {
  const { database, district } = story.server
  await database.query("with gone as (delete from whistles where district = $1 and state = 'running' returning id) delete from whistle_calls where district = $1 and whistle_id in (select id from gone)", [district])
  await database.query("update cases set next_tick_at = next_tick_at + interval '2 days' where district = $1 and next_tick_at is not null", [district])
}

beforeAll(async () => {
  await quietenDemonstration()
  street = await story.person('street desk', { app: 'console', login: 'street' })
  department = await story.person('department', { app: 'console', login: 'department' })
  const [own] = await story.server.database.query<{ id: number; name: string }>(
    'select o.id, o.name from accounts a join posts p on p.district = a.district and p.person_id = a.person_id join offices o on o.district = p.district and o.id = p.office_id where a.login = $1', ['department'])
  const others = await story.server.database.query<{ id: number; name: string }>('select id, name from offices where id <> $1 order by id limit 2', [own!.id])
  offices = [own!, ...others]
  const [desk] = await story.server.database.query<{ unit_id: number }>('select p.unit_id from accounts a join posts p on p.district = a.district and p.person_id = a.person_id where a.login = $1', ['street'])
  head = await story.person('head of the street', { app: 'console', screen: 'phone' })
  await head.context.addCookies([{ name: 'wangge', value: await sessionAt("role = 'leader' and unit_id = $2", desk!.unit_id), url: story.server.base, httpOnly: true, sameSite: 'Lax' }])
  before = (await (await story.server.client({ login: 'street' }))(api.whistles.numbers, { query: month })).total
  caseId = (await reportCase(story.server, '违规搭建占用消防通道')).id
  await takeStep(await story.server.client({ login: 'community' }), caseId, 'accept', { verifyOnSite: false })
})

test('the street’s desk blows the whistle on the page of the case', async () => {
  const { page } = street
  await street.open(`/cases/${caseId}`)
  await page.getByRole('button', { name: '吹哨', exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByText('需要联合执法').click()
  for (const { name } of offices) {
    await form.getByLabel('召集哪些部门').fill(name)
    await page.locator('.ant-select-item-option', { hasText: name }).first().click()
  }
  await form.getByRole('spinbutton').fill('2')
  await form.getByRole('combobox', { name: '单位' }).click()
  await page.locator('.ant-select-item-option', { hasText: '小时（自然时间）' }).click()
  await form.getByLabel('为什么吹哨').fill('通道被铁栏封死，须几个部门一起到场')
  await form.getByRole('button', { name: /吹\s?哨/ }).click()
  await page.waitForURL(/\/whistles\/[0-9a-f-]{36}$/)
  whistle = page.url().split('/').at(-1)!
  await page.getByText('待批准').first().waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('the head of the street finds it among what waits, on a phone of 360 px, and approves', async () => {
  const { page } = head
  await head.open('/')
  await page.getByRole('region', { name: '等您办理的吹哨' }).getByRole('link').first().click()
  await page.getByRole('button', { name: /批\s?准/, exact: true }).first().waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await page.getByRole('group', { name: '吹哨情况' }).getByRole('button', { name: /^批\s?准$/ }).click()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await page.getByRole('dialog').getByRole('button', { name: /^批\s?准$/ }).click()
  await page.getByText('进行中').first().waitFor()
  for (const { name } of offices) await page.getByRole('listitem', { name }).getByText(/待报到 · 剩余/).waitFor()
})

test('one department reports in on time, by the notice on its home page', async () => {
  const { page } = department
  await department.open('/')
  const reminder = page.getByRole('region', { name: '提醒' }).getByRole('listitem').filter({ hasText: '吹哨召集，请报到' }).first()
  expect(await reminder.getByRole('link', { name: /违规搭建占用消防通道/ }).getAttribute('href')).toBe(`/console/whistles/${whistle}`)
  await page.getByRole('region', { name: '等您办理的吹哨' }).getByRole('link').first().click()
  await page.getByRole('button', { name: `报到 ${offices[0]!.name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^报\s?到$/ }).click()
  await page.getByRole('listitem', { name: offices[0]!.name }).getByText('按时报到').waitFor()
})

test('one objects and is excused by the district, one comes late; both levels see the countdown', async () => {
  const at = (n: number) => ({ params: { id: whistle, office: offices[n]!.id } })
  await (await officer(2))(api.whistleCalls.object, { ...at(2), body: { commandId: newId(), text: '不属本局职责' } })
  const district = await story.person('district desk', { app: 'console', login: 'district' })
  await district.open('/')
  await district.page.getByRole('region', { name: '等您办理的吹哨' }).getByRole('link').first().click()
  // Before it decides: the objection stands still, the other call runs.
  await district.page.getByRole('listitem', { name: offices[2]!.name }).getByText('有异议').waitFor()
  await district.page.getByRole('listitem', { name: offices[1]!.name }).getByText(/待报到 · 剩余/).waitFor()
  await street.open(`/whistles/${whistle}`)
  await street.page.getByRole('listitem', { name: offices[1]!.name }).getByText(/待报到 · 剩余/).waitFor()
  await district.page.getByRole('button', { name: `异议成立 ${offices[2]!.name}` }).click()
  await district.page.getByRole('dialog').getByLabel('说明').fill('清单中确无此项')
  await district.page.getByRole('dialog').getByRole('button', { name: '异议成立' }).click()
  await district.page.getByRole('listitem', { name: offices[2]!.name }).getByText('已免除').waitFor()
  await district.open('/desk')
  const shown = district.page.getByRole('region', { name: '正在吹哨' }).locator('.desk-rows > li').filter({ has: district.page.locator(`a[href$="/whistles/${whistle}"]`) })
  const standing = (n: number) => shown.getByRole('listitem').filter({ hasText: offices[n]!.name })
  await standing(1).getByText(/剩余/).waitFor()
  await standing(0).getByText('已报到').waitFor()
  story.server.advance(3 * 3_600_000)
  await street.open(`/whistles/${whistle}`)
  await street.page.getByRole('listitem', { name: offices[1]!.name }).getByText(/待报到 · 超时/).waitFor()
  // Not over the head of who is still missing.
  await street.page.getByRole('button', { name: '结束吹哨' }).click()
  street.expect(/whistles.*409/)
  const form = street.page.getByRole('dialog')
  await form.getByLabel('说明').fill('结束')
  await form.getByRole('button', { name: '结束吹哨' }).click()
  await form.getByText('还有 1 个部门没有报到').waitFor()
  await form.getByRole('button', { name: /取\s?消/ }).click()
  const late = await story.person('the officer who comes late', { app: 'worker' })
  await late.context.addCookies([{ name: 'wangge', value: await sessionAt("role = 'departmentOfficer' and office_id = $2", offices[1]!.id), url: story.server.base, httpOnly: true, sameSite: 'Lax' }])
  await late.open('/messages')
  await late.page.getByRole('link', { name: /吹哨召集，请报到/ }).first().click()
  await late.page.waitForURL(`**/worker/whistle/${whistle}`)
  await late.page.getByText('通道被铁栏封死，须几个部门一起到场').waitFor()
  await settled(late.page)
  await expectNoSidewaysScrolling(late.page)
  await expectNoViolations(late.page)
  await late.page.getByRole('button', { name: `报到 · ${offices[1]!.name}` }).dblclick()
  await late.page.getByRole('listitem').filter({ hasText: offices[1]!.name }).getByText('已报到').waitFor()
  await street.open(`/whistles/${whistle}`)
  await street.page.getByRole('listitem', { name: offices[1]!.name }).getByText('超时').waitFor()
})

const take = async (button: string, fill: (form: ReturnType<Person['page']['getByRole']>) => Promise<void>, submit = button): Promise<void> => {
  const { page } = street
  await page.getByRole('button', { name: button }).first().click()
  const form = page.getByRole('dialog')
  await fill(form)
  await form.getByRole('button', { name: new RegExp(`^${submit}$`) }).click()
  await form.waitFor({ state: 'hidden' })
}

test('on site the street lists who came, sets a task, evaluates, and sends on what takes longer', async () => {
  const { page } = street
  await take('登记到场', (form) => form.getByLabel('说明').fill('李队长等三人'))
  await page.getByRole('region', { name: '现场' }).getByText('李队长等三人').waitFor()
  await take('记录发现', (form) => form.getByLabel('说明').fill('铁栏两处，长约十米'))
  await page.getByRole('region', { name: '现场' }).getByText('铁栏两处，长约十米').waitFor()
  await take('布置任务', (form) => form.getByLabel('说明').fill('拆除铁栏'))
  await take('任务完成 拆除铁栏', async () => {}, '任务完成')
  await take(`评价 ${offices[0]!.name}`, async (form) => {
    await form.getByText('优秀').click()
    await form.getByLabel('说明').fill('到场快，处置果断')
  }, '评\\s?价')
  await page.getByText('街道评价：优秀').waitFor()
  // The dialog begins with the class of the whistle's case; whom another class may go to is tried in above.test.ts.
  const desk = await story.server.client({ login: 'street' })
  const { category } = await desk(api.whistles.get, { params: { id: whistle } })
  const { nameZh } = (await desk(api.cases.categories, {})).categories.find(({ code }) => code === category)!
  await take('转后续事件', async (form) => {
    await form.getByText(nameZh).first().waitFor()
    await form.getByLabel('部门').click()
    await page.locator('.ant-select-item-option', { hasText: offices[1]!.name }).first().click()
    await form.getByLabel('说明').fill('清运拆下的建筑垃圾')
  })
  await page.getByRole('region', { name: '现场' }).getByRole('link', { name: /清运拆下的建筑垃圾/ }).waitFor()
  const children = (await (await story.server.client({ login: 'street' }))(api.whistles.get, { params: { id: whistle } })).children
  expect(children).toMatchObject([{ office: { id: offices[1]!.id }, state: 'dispatched' }])
  await settled(page)
  await expectNoViolations(page)
})

test('it ends, the case goes on, and the number of the month opens the departments it is made of', async () => {
  const { page } = street
  // Not before the street has evaluated each that came.
  await page.getByRole('listitem', { name: offices[1]!.name }).getByText('待评价').waitFor()
  expect(await page.getByRole('listitem', { name: offices[0]!.name }).getByText('待评价').count()).toBe(0)
  await page.getByRole('button', { name: '结束吹哨' }).click()
  street.expect(/whistles.*409/)
  const form = page.getByRole('dialog')
  await form.getByLabel('说明').fill('现场处置完毕')
  await form.getByRole('button', { name: '结束吹哨' }).click()
  await form.getByText(`请先评价再结束：${offices[1]!.name}`).waitFor()
  await form.getByRole('button', { name: /取\s?消/ }).click()
  await take(`评价 ${offices[1]!.name}`, (form) => form.getByLabel('说明').fill('来得晚，处置尚可'), '评\\s?价')
  await page.getByText('待评价').waitFor({ state: 'detached' })
  await take('结束吹哨', (form) => form.getByLabel('说明').fill('现场处置完毕'))
  await page.getByText('已结束').first().waitFor()
  await street.open(`/cases/${caseId}`)
  await page.getByRole('region', { name: '这个事件的吹哨' }).getByText('已结束').waitFor()
  await street.open('/whistles')
  const row = page.getByRole('table', { name: '按部门' }).getByRole('row', { name: /全部/ })
  const { total } = await (await story.server.client({ login: 'street' }))(api.whistles.numbers, { query: month })
  expect([total.onTime - before.onTime, total.late - before.late, total.excused - before.excused]).toEqual([1, 1, 1])
  const judged = total.onTime + total.late
  expect(await row.textContent()).toContain(`${percentText(total.onTime, judged)}%`)
  await settled(page)
  await expectNoViolations(page)
  await row.getByRole('link', { name: new RegExp(`应报到：${judged} 个`) }).click()
  await page.getByText(`共 ${judged} 个`).first().waitFor()
  const table = page.getByRole('table', { name: '数字背后的名单' })
  await table.getByText('按时报到').first().waitFor()
  await table.getByText('超时').first().waitFor()
  expect(await table.getByRole('row').count()).toBe(judged + 1)
})

test('in English, and on the narrowest phone', async () => {
  const { page } = head
  await page.evaluate(() => localStorage.setItem('wangge.language', 'en'))
  await head.open('/whistles')
  await page.getByRole('heading', { name: 'Whistles', level: 1 }).waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await head.open(`/whistles/${whistle}`)
  await page.getByText('Excused').first().waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
})
