// What is known nearby is shown before anything is sent, so that a second resident follows instead of repeating; who gives
// no name gets a code that finds the report again.
import { beforeAll, expect, test } from 'vitest'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('near')
let lamp: MadeCase
let second: Person, nameless: Person
let code = ''

const countCases = async (): Promise<number> => (await story.server.database.query<{ n: number }>('select count(*) as n from cases where district = $1', [story.server.district]))[0]!.n

beforeAll(async () => {
  lamp = await reportCase(story.server, '幼儿园门口的路灯不亮')
})

test('a second resident at the same place sees that it is known', async () => {
  second = await story.person('second resident', { app: 'citizen', phone: story.server.residents[1]! })
  const { page } = second
  await second.open('/report/photo')
  await page.getByRole('link', { name: '没有照片，下一步' }).click()
  const known = page.getByRole('region', { name: '附近已有人报过' })
  await known.getByRole('listitem').filter({ hasText: lamp.description }).waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('and follows it: nothing new is reported, and its progress is among their own', async () => {
  const { page } = second
  const before = await countCases()
  const one = page.getByRole('region', { name: '附近已有人报过' }).getByRole('listitem').filter({ hasText: lamp.description })
  await one.getByRole('button', { name: /关注/ }).click()
  await page.getByText('已经有人报了').waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '是同一件，不再上报' }).click()
  await page.getByRole('heading', { name: '我的进度' }).waitFor()
  await page.getByRole('link').filter({ hasText: lamp.description }).click()
  await page.getByText('您关注了这件事').waitFor()
  await settled(page)
  await expectNoViolations(page)
  expect(await countCases()).toBe(before)
})

test('a follower sees neither who reported it nor what only the desks say to each other', async () => {
  const { page } = second
  const community = await story.server.client({ login: 'community' })
  await takeStep(community, lamp.id, 'note', { text: '上报人电话打不通', version: undefined })
  await takeStep(community, lamp.id, 'accept', { verifyOnSite: true })
  await page.getByText('网格员正在现场核实。').waitFor()
  const text = await page.locator('body').innerText()
  expect(text).not.toContain('上报人电话打不通')
  const [reporter] = await story.server.database.query<{ name: string }>('select n.name from cases c join persons n on n.district = c.district and n.id = c.owner_id where c.id = $1', [lamp.id])
  expect(reporter!.name.length).toBeGreaterThan(1)
  expect(text).not.toContain(reporter!.name)
})

test('somebody who gives no name reports, and gets a code', async () => {
  nameless = await story.person('somebody without a name', { app: 'citizen' })
  const { page } = nameless
  await nameless.open()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('link', { name: '没有照片，直接填写' }).click()
  await page.getByRole('link', { name: '没有照片，下一步' }).click()
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '公用设施' }).click()
  await page.getByRole('radio', { name: '井盖缺失或破损' }).click()
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByText('没有照片时，请写几句说明。').waitFor()
  await page.getByLabel('再说几句').fill('井盖缺了一角，车过时会响')
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByRole('heading', { name: '谢谢您，已经收到' }).waitFor()
  code = (await page.locator('.ticket .code').innerText()).trim()
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/)
  await expectNoViolations(page)
})

test('the phone it was reported from remembers it', async () => {
  await nameless.open()
  await nameless.page.getByRole('link').filter({ hasText: '井盖缺了一角' }).click()
  await nameless.page.getByText('已经收到，社区将尽快受理。').waitFor()
})

test('on any other phone the code finds it, with the answer once there is one; a wrong code finds nothing', async () => {
  const other = await story.person('another phone', { app: 'citizen' })
  const { page } = other
  await other.open('/me')
  await page.getByRole('link', { name: '用查询码查进度' }).click()
  // as people type what they wrote down
  await page.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ''))
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText('井盖缺了一角，车过时会响').waitFor()
  const [{ id } = { id: '' }] = await story.server.database.query<{ id: string }>("select id from cases where description = '井盖缺了一角，车过时会响'")
  await takeStep(await story.server.client({ login: 'community' }), id, 'refuse', { reason: 'duplicate', text: '昨天已有人报过，正在更换' })
  await page.reload()
  await page.getByText('昨天已有人报过，正在更换').waitFor()
  await expectNoViolations(page)
  other.expect(/GET \/api\/cases\/track\/.*: 404/)
  await page.getByLabel('查询码').fill(code.endsWith('0') ? `${code.slice(0, -1)}1` : `${code.slice(0, -1)}0`)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText('没有查到。请核对查询码，或确认是否输错字母。').waitFor()
})
