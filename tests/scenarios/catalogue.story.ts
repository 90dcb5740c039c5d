// The catalogue: a class gets a question and a shorter limit, adopted from tomorrow; the next day a new report is asked the
// question and runs by the new limit, the one that was running stays as it began. Then the catalogue goes out as a
// spreadsheet, comes back changed with one faulty row, and becomes a draft.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { caseRoutes } from '../../src/contract/cases.ts'
import { readSheet } from '../../src/server/interop/sheets/read-sheet.ts'
import { writeSheet } from '../../src/server/interop/sheets/write-sheet.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('catalogue')
const day = 86_400_000

let desk: Person
let running: MadeCase

test('a lamp is reported and accepted under the catalogue of today', async () => {
  running = await reportCase(story.server, '今天报的路灯')
  const { clocks } = await takeStep(await story.server.client({ login: 'community' }), running.id, 'accept', { verifyOnSite: false })
  expect(clocks.find(({ stage, stoppedAt }) => stage === 'handle' && stoppedAt === null)!.limit).toEqual({ amount: 2, unit: 'workday' })
})

test('the district’s desk finds the class, and sees what it costs', async () => {
  desk = await story.person('district desk', { app: 'console', login: 'district' })
  const { page } = desk
  await desk.open('/catalogue')
  await page.getByRole('table', { name: '事件目录' }).getByRole('link', { name: '路灯不亮或损坏' }).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('searchbox', { name: '编码或名称' }).fill('路灯')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '井盖缺失或破损' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '路灯不亮或损坏' }).click()
  await page.getByRole('heading', { level: 1, name: '01001 路灯不亮或损坏' }).waitFor()
  await page.getByRole('status', { name: '负担' }).getByText('填 1 项 · 拍 1 张 · 点 3 下').waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('a question about what the platform knows is refused while it is typed; another costs one tap', async () => {
  const { page } = desk
  const questions = page.getByRole('region', { name: '提问' })
  await questions.getByRole('button', { name: '加一个问题' }).click()
  const second = questions.getByRole('listitem', { name: '问题 2' })
  await second.getByLabel('中文名称').fill('联系电话')
  await second.getByLabel('英文名称').fill('Phone')
  await second.getByText('联系方式在上报时已经留下，不再问').waitFor()
  await page.getByRole('button', { name: '存入草稿' }).click()
  await page.getByText('还有 1 处要改正').waitFor()
  await second.getByLabel('中文名称').fill('周围几盏都不亮')
  await second.getByLabel('英文名称').fill('Others around are out as well')
  await second.getByRole('switch', { name: '必答' }).click()
  await page.getByRole('status', { name: '负担' }).getByText('填 2 项 · 拍 1 张 · 点 4 下').waitFor()
  await page.getByRole('group', { name: '处置' }).getByRole('spinbutton', { name: '处置 不分条件 数量' }).fill('1')
  await page.getByRole('button', { name: '存入草稿' }).click()
  await page.getByText('草稿', { exact: true }).first().waitFor()
  await page.getByRole('region', { name: '版本' }).getByText('必答 | 周围几盏都不亮').waitFor()
})

test('it is adopted from tomorrow; today’s reports ask nothing new', async () => {
  const { page } = desk
  await desk.open('/catalogue/versions')
  await page.getByRole('region', { name: '改动内容' }).getByRole('link', { name: '01001 路灯不亮或损坏' }).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '启用草稿' }).click()
  const dialog = page.getByRole('dialog')
  const from = dialog.getByLabel('自哪天起')
  const tomorrow = new Date(Date.parse(`${await from.inputValue()}T00:00:00Z`) + day).toISOString().slice(0, 10)
  await from.fill(tomorrow)
  await dialog.getByLabel('说明').fill('提速路灯处置')
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: '启用草稿' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('待启用', { exact: true }).waitFor()
  await reportCase(story.server, '今天又报的路灯')
})

test('the next day a resident is asked, and can’t leave it out', async () => {
  // Whoever is signed in stays so: the console asks by itself whether there are messages.
  await story.server.database.query("update sessions set expires_at = expires_at + interval '2 days'")
  story.server.advance(day)
  const resident = await story.person('resident', { app: 'citizen', phone: story.server.residents[1]! })
  const { page } = resident
  await resident.open('/report/place')
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '公用设施' }).click()
  await page.getByRole('radio', { name: '路灯不亮或损坏' }).click()
  await page.getByLabel('再说几句').fill('明天报的路灯，居民')
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByText('请回答这个问题').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('group', { name: '周围几盏都不亮' }).getByRole('radio', { name: '否' }).click()
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByRole('heading', { name: '谢谢您，已经收到' }).waitFor()
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByText('周围几盏都不亮').waitFor()
})

test('a clerk reports with the answer; the new case has the new limit, the running one the old', async () => {
  const clerk = await story.person('community desk', { app: 'console', login: 'community' })
  const { page } = clerk
  await clerk.open('/cases/new')
  await page.getByLabel('类别').fill('路灯不亮')
  await page.getByRole('menuitemcheckbox', { name: /路灯不亮或损坏/ }).or(page.locator('.ant-cascader-menu-item').filter({ hasText: '路灯不亮或损坏' })).first().click()
  await page.getByLabel('情况描述').fill('明天报的路灯')
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByText('请回答这个问题').waitFor()
  await page.getByLabel('周围几盏都不亮').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '是' }).click()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByRole('link', { name: '打开事件' }).or(page.getByRole('button', { name: '打开事件' })).first().click()
  await page.getByText('周围几盏都不亮').waitFor()
  const id = page.url().split('/').at(-1)!
  const call = await story.server.client({ login: 'community' })
  const fresh = await call(caseRoutes.get, { params: { id } })
  expect(fresh.answers.map(({ question, answer }) => [question.zh, answer])).toEqual([['周围几盏都不亮', true]])
  expect(fresh.clocks.find(({ stage }) => stage === 'handle')!.limit).toEqual({ amount: 1, unit: 'workday' })
  const old = await call(caseRoutes.get, { params: { id: running.id } })
  expect(old.clocks.find(({ stage }) => stage === 'handle')!.limit).toEqual({ amount: 2, unit: 'workday' })
  expect(old.answers).toEqual([])
})

test('the catalogue goes out as a spreadsheet and comes back: without a change, then with one and a faulty row', async () => {
  // A page opened on the new day.
  desk = await story.person('district desk, the next day', { app: 'console', login: 'district' })
  const { page } = desk
  await desk.open('/catalogue')
  await page.getByText('正在看第 2 版（启用中）').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 xlsx' }).click()
  const bytes = await readFile(await (await download).path())
  const sheet = await readSheet(new Uint8Array(bytes), '目录.xlsx')
  await desk.open('/catalogue/import')
  const choose = (name: string, buffer: Buffer) => page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })
  await choose('原样.xlsx', bytes)
  await page.getByRole('button', { name: '没有要写入的行' }).waitFor()
  await page.getByText(`不变 ${sheet.rows.length}`).waitFor()
  await page.getByRole('button', { name: '换一个文件' }).click()
  const handle = sheet.headings.indexOf('处置时限')
  for (const { cells } of sheet.rows) {
    if (cells[0] === '02002') cells[handle] = '4工作日'
    if (cells[0] === '02003') cells[handle] = '尽快'
  }
  await choose('改过.xlsx', await writeSheet([{ name: '目录', headings: sheet.headings, rows: sheet.rows.map(({ cells }) => cells) }]))
  await page.getByRole('row').filter({ hasText: '02003' }).getByText('处置时限 · 读不懂 · 尽快').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByText('改动 1', { exact: true }).click()
  await page.getByRole('row').filter({ hasText: '02002' }).getByText('4工作日').first().waitFor()
  await page.getByRole('button', { name: '把 1 行写入草稿' }).click()
  await page.getByRole('region', { name: '改动内容' }).getByRole('link', { name: '02002 人行道破损' }).waitFor()
})

test('on a narrow screen it can be read and edited without scrolling sideways', async () => {
  const narrow = await story.person('district desk on a phone', { app: 'console', login: 'district', screen: 'phone' })
  const { page } = narrow
  for (const path of ['/catalogue?major=01', '/catalogue/13003', '/catalogue/versions', '/catalogue/import']) {
    await narrow.open(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    await expectNoSidewaysScrolling(page)
    await expectNoViolations(page)
  }
})
