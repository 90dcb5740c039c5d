// The people on the net: a desk fills a vacancy and the map shows it; somebody new comes in by a slip; a substitute works
// during the leave and not after; a roster with three faulty rows is brought in, and the others aren't lost.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { v7 as newId } from 'uuid'
import { accountRoutes } from '../../src/contract/account.ts'
import { peopleRoutes } from '../../src/contract/people.ts'
import { leaveRoutes, postRoutes } from '../../src/contract/posts.ts'
import { readSheet } from '../../src/server/interop/sheets/read-sheet.ts'
import { writeSheet } from '../../src/server/interop/sheets/write-sheet.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { patience } from '../support/patience.ts'
import { reportCase, takeStep } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('people', { maps: 'drawn' })
const day = 86_400_000
const dayText = (ahead: number): string => new Date(Date.now() + ahead * day + 8 * 3_600_000).toISOString().slice(0, 10)

let desk: Person
type Cell = { id: number; name: string; code: string; community: number; communityName: string }
let cell: Cell

const post = async (login: string) =>
  (await story.server.database.query<{ id: number; person: number; name: string; unit: number }>(
    'select p.id, p.person_id as person, n.name, p.unit_id as unit from accounts a join posts p on p.district = a.district and p.person_id = a.person_id join persons n on n.district = a.district and n.id = a.person_id where a.login = $1', [login]))[0]!

test('a cell has nobody: it is on the list, on the map and in the number', async () => {
  const call = await story.server.client({ login: 'street' })
  const worker = await post('microgrid')
  ;[cell] = (await story.server.database.query<Cell>('select u.id, u.name, u.code, c.id as community, c.name as "communityName" from units u join units c on c.district = u.district and c.id = u.community_id where u.id = $1', [worker.unit])) as [Cell]
  const before = await call(peopleRoutes.manningByUnit, { query: { unitId: cell.community } })
  await call(postRoutes.end, { params: { id: worker.id }, body: { until: dayText(-1) } })
  desk = await story.person('street desk', { app: 'console', login: 'street' })
  await desk.open(`/people?unit=${cell.community}&view=cells&state=vacant`)
  const { page } = desk
  const row = page.getByRole('table', { name: '格子' }).getByRole('row').filter({ hasText: cell.code })
  await row.getByText('缺岗').waitFor()
  await page.getByRole('button', { name: '微网格 缺岗：1 个，打开列表' }).waitFor()
  const [counts] = before.unit.counts
  await page.getByRole('region', { name: '格内有人率' }).getByRole('button', { name: `微网格 有人在岗：${counts!.manned - 1} 个，打开列表` }).waitFor()
  await page.locator('.net-map[data-ready="true"] canvas').waitFor({ timeout: patience.drawing })
  await page.getByRole('list', { name: '图例' }).getByText('缺岗').waitFor()
  await expectNoViolations(page)
})

test('the desk appoints somebody new there, and it is manned everywhere', async () => {
  const { page } = desk
  await page.getByRole('button', { name: `任命到${cell.name}` }).click()
  const dialog = page.getByRole('dialog', { name: '任命岗位' })
  await dialog.getByText('新人员', { exact: true }).click()
  await dialog.getByLabel('姓名').fill('温新岗')
  await dialog.getByLabel('手机号（可不填）').fill('13977770001')
  await dialog.getByText('微网格员').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: '任 命' }).or(dialog.getByRole('button', { name: '任命', exact: true })).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('没有这样的格子').waitFor()
  await page.getByRole('region', { name: '格内有人率' }).getByText('100.00%').first().waitFor()
  await desk.open(`/people?unit=${cell.community}&view=cells&state=present`)
  await page.getByRole('row').filter({ hasText: cell.code }).getByRole('link', { name: '温新岗' }).click()
  await page.getByRole('heading', { name: '温新岗', level: 1 }).waitFor()
  await page.getByRole('region', { name: '任职经历' }).getByText('在任').waitFor()
})

test('the newcomer gets a slip, sets a password on a phone and sees their cell', async () => {
  const { page } = desk
  await page.getByText('可用手机验证码登录').waitFor()
  await page.getByRole('button', { name: '发激活单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('新上岗')
  await dialog.getByRole('button', { name: '生成激活单' }).click()
  const code = (await page.locator('.people-code').textContent())!
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '关 闭' }).or(page.getByRole('button', { name: '关闭', exact: true })).last().click()
  await page.getByText('激活单已发，等本人设密码').waitFor()
  const newcomer = await story.person('newcomer', { app: 'console', screen: 'phone' })
  await newcomer.open('/activate')
  await newcomer.page.getByLabel('激活码').fill(code.toLowerCase())
  await newcomer.page.getByLabel('新密码').fill('nine copper kettles')
  await newcomer.page.getByLabel('再输一次密码').fill('nine copper kettles')
  await expectNoViolations(newcomer.page)
  await expectNoSidewaysScrolling(newcomer.page)
  await newcomer.page.getByRole('button', { name: '激活并登录' }).click()
  await newcomer.page.getByText('账号已激活').waitFor()
  await newcomer.page.getByRole('link', { name: '打开网格通' }).click()
  await newcomer.page.waitForURL(/\/worker\//)
  // Which of their tasks are late depends on the hour; whose cell it is does not.
  await newcomer.page.locator('main').getByText(cell.name).first().waitFor()
})

test('a substitute works during the leave and not after', async () => {
  const grid = await post('grid')
  const stand = await post('microgrid')
  const community = await story.server.client({ login: 'community' })
  // The vacant cell's former worker stands in for the grid worker; their account is still theirs.
  const call = await story.server.client({ login: 'street' })
  const substitute = await story.server.client({ login: 'microgrid' })
  const one = await reportCase(story.server, '替岗期间的事件')
  await takeStep(community, one.id, 'accept', { verifyOnSite: true })
  await expect(takeStep(substitute, one.id, 'verify', { found: true, text: '属实' })).rejects.toMatchObject({ code: 'case.not-found' })

  const { page } = desk
  await desk.open(`/people/${grid.person}`)
  await page.getByRole('button', { name: '登记请假' }).click()
  const dialog = page.getByRole('dialog', { name: `${grid.name} 请假` })
  // Somebody without a post today isn't on the roster any more: they are appointed beside, then chosen.
  await call(postRoutes.appoint, { body: { commandId: newId(), role: 'microgridWorker', unitId: cell.id, personId: stand.person, from: dayText(0) } })
  await dialog.getByRole('combobox').fill(stand.name)
  await page.getByTitle(stand.name).or(page.locator('.ant-select-item-option').filter({ hasText: stand.name })).first().click()
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: '登记请假' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('region', { name: '请假' }).getByRole('link', { name: stand.name }).waitFor()
  await expectNoViolations(page)

  await expect.poll(async () => (await substitute(accountRoutes.me, {})).posts.map((each) => each.role)).toContain('gridWorker')
  await takeStep(substitute, one.id, 'verify', { found: true, text: '属实' })
  const two = await reportCase(story.server, '请假之后的事件', { lng: 0.00002, lat: 0.00002 })
  await takeStep(community, two.id, 'accept', { verifyOnSite: true })
  await story.server.database.query("update sessions set expires_at = expires_at + interval '2 days'")
  story.server.advance(day - ((Date.now() + 8 * 3_600_000) % day) + 60_000)
  await expect.poll(async () => (await substitute(accountRoutes.me, {})).posts.map((each) => each.role)).not.toContain('gridWorker')
  await expect(takeStep(substitute, two.id, 'verify', { found: true, text: '属实' })).rejects.toMatchObject({ code: 'access.refused' })
  expect((await substitute(accountRoutes.me, {})).signedIn).toBe(true)
  const [step] = await story.server.database.query("select person_id, post_id from case_steps where case_id = $1 and step = 'verify'", [one.id])
  expect(step).toEqual({ person_id: stand.person, post_id: grid.id })
})

test('a roster with three faulty rows is brought in: the others aren’t lost, the faulty come back with their reasons', async () => {
  const cells = await story.server.database.query<{ code: string; name: string }>('select code, name from units where community_id = $1 and level = $2 order by code limit 3', [cell.community, 'grid'])
  const rows = [
    ['郝一', '１３９７７７７１００１', '网格辅助员', cells[0]!.code, '新'], ['郝二', '13977771002', '网格辅助员', cells[1]!.code, null], ['郝三', '1397777', '网格辅助员', cells[1]!.code, null],
    ['郝四', '13977771004', '网格辅助员', '999999999999999', null], ['郝五', '13977771005', '街道监督员', cells[2]!.code, null], ['郝六', '13977771006', '网格辅助员', cells[2]!.code, null],
  ]
  const file = await writeSheet([{ name: '名册', headings: ['责任人', '联系电话', '职务', '网格编码', '备注'], rows }])
  const { page } = desk
  await desk.open('/people')
  await page.getByRole('link', { name: '导入名册' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: '本街道名册.xlsx', mimeType: 'application/octet-stream', buffer: file })
  await page.getByText('至少要有姓名、岗位').waitFor()
  await page.getByRole('combobox', { name: '责任人 含义' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: /^姓名$/ }).click()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '按此预览' }).click()
  await page.getByRole('button', { name: '写入 3 行' }).waitFor()
  await page.getByRole('button', { name: '有误 3' }).click()
  for (const reason of ['手机号有误（1397777），应为 11 位', '没有这个单位（999999999999999）', '不设“街道监督员”']) await page.getByText(reason).waitFor()
  await settled(page)
  await expectNoViolations(page)
  const before = await story.server.database.query("select from persons where phone like '1397777100%'")
  expect(before).toHaveLength(0)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载有误的行' }).click()])
  const faulty = await readSheet(await readFile((await download.path())!), 'faulty.xlsx')
  expect(faulty.headings).toEqual(['责任人', '联系电话', '职务', '网格编码', '备注', '原表行号', '原因'])
  expect(faulty.rows.map((row) => [row.cells[0], row.cells[5]])).toEqual([['郝三', 4], ['郝四', 5], ['郝五', 6]])
  await page.getByRole('button', { name: '写入 3 行' }).click()
  await page.getByText('新增 3 行，更改 0 行，3 行有误未写入').waitFor()
  const after = await story.server.database.query<{ name: string }>("select name from persons where phone like '1397777100%' order by phone")
  expect(after.map((row) => row.name)).toEqual(['郝一', '郝二', '郝六'])
  await page.getByRole('link', { name: '查看名册' }).click()
  await page.getByRole('searchbox', { name: '姓名' }).fill('郝六')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '郝六' }).waitFor()
})

test('on a narrow phone the same pages fit', async () => {
  const phone = await story.person('street desk on the phone', { app: 'console', login: 'street', screen: 'phone' })
  const grid = await post('grid')
  const call = await story.server.client({ login: 'street' })
  await call(leaveRoutes.record, { params: { id: (await post('grid-leader')).person }, body: { commandId: newId(), from: dayText(1), until: dayText(3), substitutes: [] } })
  for (const [path, shows] of [
    ['/people', '岗位名册'], [`/people?view=cells&unit=${cell.community}`, '格内有人率'], ['/people?view=double', '一人多岗'], ['/people?view=away', '请假与替岗'], [`/people/${grid.person}`, '任职经历'], ['/people/import', '最多 5 万行'],
  ] as const) {
    await phone.open(path)
    await phone.page.getByText(shows).first().waitFor()
    await settled(phone.page)
    await expectNoSidewaysScrolling(phone.page)
    await expectNoViolations(phone.page)
  }
})
