// A street plans a joint operation with its team, three agencies and a department of the district (1+3+N); its leader signs
// people in on a phone; of two shops one is in order, the other is warned, looked at again and handed over; the result goes onto paper.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { premisesRoutes } from '../../src/contract/premises.ts'
import { expectNoSidewaysScrolling, expectNoViolations } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { makePhoto } from '../support/photos.ts'
import type { Login } from '../support/story-server.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('operation')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const leaderLogin = 'team-leader' as Login
let leader: Person
let operation: string

/** An office of the street, a department of the district, with one officer, who may sign in. */
const makeOffice = async (code: string, name: string, kind: 'team' | 'agency' | 'department', officer: string, login: string | null): Promise<number> => {
  const { database, district, place } = story.server
  const [unit] = await database.query<{ id: number }>(kind === 'department' ? "select id from units where district = $1 and level = 'district'" : "select id from units where district = $1 and level = 'street' and name = $2", kind === 'department' ? [district] : [district, place.street])
  const [office] = await database.query<{ id: number }>('insert into offices (district, code, name, kind, unit_id) values ($1, $2, $3, $4, $5) returning id', [district, code, name, kind, unit!.id])
  const [person] = await database.query<{ id: number }>('insert into persons (district, name) values ($1, $2) returning id', [district, officer])
  await database.query("insert into posts (district, person_id, role, office_id, from_on) values ($1, $2, 'departmentOfficer', $3, '2025-01-01')", [district, person!.id, office!.id])
  if (login) await database.query('insert into accounts (district, person_id, login) values ($1, $2, $3)', [district, person!.id, login])
  return office!.id
}

beforeAll(async () => {
  const team = await makeOffice('st-team', '甲街综合执法队', 'team', '队长甲', leaderLogin)
  await makeOffice('st-police', '甲街派出所', 'agency', '民警乙', null)
  await makeOffice('st-market', '甲街市场监管所', 'agency', '监管丙', null)
  await makeOffice('st-justice', '甲街司法所', 'agency', '司法丁', null)
  const department = await makeOffice('story-urban', '示例城管部门', 'department', '科员戊', null)
  await story.server.database.query(
    `with item as (insert into power_items (district, code, name, kind, basis) values ($1, 'YS-1', '对占道经营的处罚', 'penalty', '《示例条例》') returning id)
     insert into power_holdings (district, item_id, office_id, part, from_on) select $1, id, $2, 'lead', '2025-01-01' from item`, [story.server.district, department])
  const call = await story.server.client({ login: 'street' })
  const { lng, lat } = story.server.place
  for (const name of ['老王面馆', '小李烧烤']) await call(premisesRoutes.add, { body: { id: newId(), commandId: newId(), name, kind: 'food', address: '一街 1 号', place: { lng, lat }, officeIds: [team] } })
})

const choose = async (page: Page, label: string, option: string | RegExp): Promise<void> => {
  await page.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-item-option, .ant-select-dropdown [role=option]').filter({ hasText: option }).last().click()
}
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const addPhoto = async ({ page }: Person): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).click()])
  await chooser.setFiles([{ name: 'fault.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour: `#${Math.floor(Math.random() * 0xffffff).toString(16).padStart(6, '0')}` }) }])
  await page.getByRole('img', { name: /现场照片/ }).first().waitFor()
}

test('the street plans it and tells the offices', async () => {
  const street = await story.person('the street desk', { app: 'console', login: 'street' })
  const { page } = street
  await street.open('/operations')
  await page.getByRole('link', { name: '计划联合执法' }).click()
  await page.getByLabel('名称', { exact: true }).fill('夜市联合整治')
  await page.getByLabel('目的').fill('占道经营、油烟扰民')
  await page.getByLabel('日期', { exact: true }).fill(today)
  await page.getByLabel('日期', { exact: true }).press('Enter')
  const items = page.getByLabel('权责事项')
  await items.fill('YS-1')
  await page.locator('.ant-select-item-option').filter({ hasText: 'YS-1 对占道经营的处罚' }).click()
  await items.press('Escape')
  const offices = page.getByLabel('参加部门')
  const note = page.getByText('不是“1+3+N”：应有 1 支执法队伍、3 个派驻机构，部门按需参加。')
  for (const name of ['甲街综合执法队', '甲街派出所', '甲街市场监管所', '示例城管部门', '甲街司法所']) {
    await offices.fill(name)
    await page.locator('.ant-select-item-option').filter({ hasText: name }).click()
    await note.waitFor({ state: name === '甲街司法所' ? 'detached' : 'visible' })
  }
  await offices.press('Escape')
  for (const name of ['队长甲', '民警乙', '监管丙', '司法丁', '科员戊']) await page.getByRole('checkbox', { name }).check()
  await choose(page, '带队人', '队长甲')
  const area = page.getByLabel('加入一个社区或网格')
  await area.click()
  await area.fill(story.server.place.community)
  await page.locator('.ant-select-item-option').filter({ hasText: story.server.place.community }).first().click()
  await expectNoViolations(page)
  await press(page, '保存计划')
  await page.getByRole('heading', { name: '夜市联合整治' }).waitFor()
  await page.getByText('1 + 3 + 1').waitFor()
  await page.getByText('YS-1 对占道经营的处罚').waitFor()
  await page.getByText('当天在本街道不行使所列事项：甲街综合执法队、甲街派出所、甲街市场监管所、甲街司法所').waitFor()
  expect(await note.count()).toBe(0)
  await press(page, '通知各部门')
  await page.getByText('已通知').first().waitFor()
  operation = page.url().split('/').at(-1)!
})

test('its leader signs people in on a phone and begins', async () => {
  leader = await story.person('the leader', { app: 'console', screen: 'phone', login: leaderLogin })
  const { page } = leader
  await leader.open('/operations')
  await page.getByRole('link', { name: '夜市联合整治' }).click()
  await page.getByRole('checkbox', { name: '队长甲 到场' }).check()
  await page.getByRole('checkbox', { name: '民警乙 到场' }).check()
  await press(page, '保存签到')
  await page.getByText('到场 2/5').waitFor()
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await press(page, '开始执法')
  await page.getByText('执法中').first().waitFor()
  await press(page, '记一条发现')
  await page.getByLabel('发现了什么').fill('路口三处占道摊点')
  await page.getByRole('dialog').getByRole('button', { name: '记一条发现' }).click()
  await page.getByRole('listitem').filter({ hasText: '路口三处占道摊点' }).first().waitFor()
})

test('two shops are inspected: one in order, one warned', async () => {
  const inspector = await story.person('the inspector', { app: 'worker', login: leaderLogin })
  const { page } = inspector
  // Told behind what the demonstration's last days brought.
  await expect.poll(() => story.server.database.query("select 1 from messages where occasion = 'operationCalled' and subject_id = $1", [operation]).then((rows) => rows.length)).toBeGreaterThan(0)
  await inspector.open('/messages')
  await page.getByRole('link', { name: /请参加联合执法/ }).first().click()
  await page.waitForURL(`**/worker/operation/${operation}`)
  await page.getByText('占道经营、油烟扰民').waitFor()
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await inspector.open()
  await page.getByRole('link', { name: '门前三包' }).click()
  await page.getByRole('link', { name: /老王面馆/ }).click()
  await press(page, '全部合格')
  await page.getByRole('radio', { name: '夜市联合整治' }).check({ force: true })
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await press(page, '提交')
  await page.getByText('合格，已记录').waitFor()

  await page.getByRole('link', { name: /小李烧烤/ }).click()
  await press(page, '全部合格')
  await page.getByRole('group', { name: '不出店经营，不占道堆放' }).getByRole('radio', { name: '有问题' }).check({ force: true })
  await page.getByRole('radio', { name: '夜市联合整治' }).check({ force: true })
  await press(page, '提交')
  await page.getByText('有问题的要拍照为证。').waitFor()
  await addPhoto(inspector)
  await page.getByRole('radio', { name: '3 天后' }).check({ force: true })
  // No network at the counter: it waits on the phone, and goes by itself when the app is next opened.
  inspector.expect(/POST \/api\/sync\/\w+: net::ERR_FAILED/)
  await page.route('**/api/sync/**', (route) => route.abort())
  await press(page, '提交')
  await page.getByText('没有网络，已保存，联网后自动提交').waitFor()
  await page.unroute('**/api/sync/**')
  await inspector.open('/premises')
  await page.getByRole('heading', { name: '待我复查' }).waitFor()
  await page.getByRole('link', { name: /小李烧烤/ }).first().click()

  await page.getByRole('radio', { name: '有问题' }).check({ force: true })
  await addPhoto(inspector)
  await press(page, '提交')
  await press(page, '移交处理')
  await page.getByRole('radio').first().check({ force: true })
  await page.locator('.chips input').first().check({ force: true })
  await page.getByLabel('写明情况').fill('复查仍占道，请依法处理')
  // Opened anew in the middle, what was typed is still there.
  await page.reload()
  await press(page, '移交处理')
  expect(await page.getByLabel('写明情况').inputValue()).toBe('复查仍占道，请依法处理')
  await page.getByRole('radio').first().check({ force: true })
  await page.locator('.chips input').first().check({ force: true })
  await expectNoViolations(page)
  await press(page, '提交')
  await page.getByText('已移交').first().waitFor()
})

test('the case waits for the street, with where it came from', async () => {
  const street = await story.person('the dispatcher', { app: 'console', login: 'street' })
  const { page } = street
  await street.open('/cases')
  await page.getByText('复查仍占道，请依法处理').first().click()
  await page.getByRole('link', { name: '场所“小李烧烤”检查后移交' }).click()
  await page.getByText('已移交').first().waitFor()
  await expectNoViolations(page)
  await street.open('/inspections?view=coverage')
  const number = page.getByRole('row', { name: new RegExp(story.server.place.community) }).getByRole('link', { name: /: [\d,]+$/ }).first()
  const counted = Number(await number.innerText())
  await number.click()
  await page.getByRole('link', { name: '老王面馆' }).waitFor()
  // The number opens exactly what it counts.
  expect(await page.getByRole('table', { name: '场所名册' }).locator('tbody tr').count()).toBe(counted)
  await expectNoViolations(page)
})

test('the leader ends it with a result, and the sheet shows all of it', async () => {
  const { page } = leader
  await leader.open(`/operations/${operation}`)
  await press(page, '现场结束')
  await press(page, '写结果')
  await page.getByLabel('结果', { exact: true }).fill('检查 2 家，取缔占道摊点 3 处')
  await page.getByRole('dialog').getByRole('button', { name: '写结果' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const street = await story.person('the street desk again', { app: 'console', login: 'street' })
  await street.open(`/operations/${operation}`)
  await press(street.page, '办结')
  await street.page.getByText('已办结').first().waitFor()
  await street.page.getByRole('link', { name: '结果单' }).click()
  const sheet = street.page.getByRole('article')
  await sheet.getByRole('heading', { name: '夜市联合整治 联合执法结果单' }).waitFor()
  const text = await sheet.innerText()
  for (const said of ['队长甲', '民警乙', '监管丙', '司法丁', '科员戊', '路口三处占道摊点', '检查 2 家，取缔占道摊点 3 处', '1 + 3 + 1']) expect(text).toContain(said)
  expect((await sheet.getByRole('table').nth(2).innerText()).replace(/\s+/g, ' ')).toBe('共检查 合格 警告待复查 已整改 已移交 2 1 0 0 1')
  await expectNoViolations(street.page)
  // Onto paper goes the sheet, and nothing of the screen round it.
  await street.page.emulateMedia({ media: 'print' })
  expect(await sheet.isVisible()).toBe(true)
  for (const screenOnly of [street.page.getByRole('navigation').first(), street.page.getByRole('button', { name: '打印' })]) expect(await screenOnly.isVisible()).toBe(false)
})
