// A week without a network, and clocks that are wrong. The phone's clock is moved, and the server's with it: seven days later the app
// opens with that day's tasks, the map and the catalogue, and all that was done arrives. A clock a day fast misleads nobody. After
// two weeks somebody has to sign in again: what waited is still there, for whoever wrote it and for nobody else.
import { beforeAll, expect, test } from 'vitest'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { filled, keysOnPhone, recordsOnPhone } from '../support/phone-store.ts'
import { reportByWorker, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import type { Login } from '../support/story-server.ts'
import { chooseCover, dateIn, makeRoundOnPhone, noteOnPhone, planPatrol, setClockAhead } from '../support/worker-acts.ts'

const story = tellStory('week')
const day = 86_400_000
const round = '水泵房日查'
let lamp: MadeCase
let worker: Person

const notes = async (): Promise<string[]> =>
  (await story.server.database.query<{ text: string }>("select text from case_steps where district = $1 and case_id = $2 and step = 'note' order by seq", [story.server.district, lamp.id])).map(({ text }) => text)
const roundsMade = (): Promise<{ day: string; state: string }[]> =>
  story.server.database.query("select to_char(r.planned_on, 'YYYY-MM-DD') as day, r.state from rounds r join routines t on t.district = r.district and t.id = r.routine_id where t.name = $1 and r.done_at is not null order by r.planned_on", [round])
const signIn = async ({ page }: Person, login: Login): Promise<void> => {
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(story.server.account(login).password!)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '今日' }).first().waitFor()
}

beforeAll(async () => {
  lamp = await reportByWorker(story.server, '西门的路灯整夜亮着')
  await planPatrol(story.server, round)
  story.server.tellTime()
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  await worker.open()
  await filled(worker.page, 'cases', 'rounds', 'cells')
})

test('seven days later, without a network since: that day’s tasks, my cases, the map of my cells, the catalogue', async () => {
  const { page } = worker
  await worker.away(true)
  await setClockAhead(worker, 7 * day)
  await worker.open()
  await page.getByRole('link', { name: new RegExp(round) }).waitFor()
  await page.getByText(lamp.description).first().waitFor()
  await expectNoViolations(page)
  await worker.open('/cells')
  await page.getByRole('img', { name: /的地图/ }).waitFor()
  await worker.open('/report')
  await page.getByLabel('说明').fill('第七天看到井盖破损')
  await chooseCover(worker)
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await noteOnPhone(worker, lamp.id, '第七天还亮着')
  await makeRoundOnPhone(worker, round)
  await page.getByText('待发', { exact: true }).first().waitFor()
})

test('when the network returns all of it arrives, the round as one of that day', async () => {
  story.server.advance(7 * day)
  await worker.away(false)
  await expect.poll(notes).toEqual(['第七天还亮着'])
  await expect.poll(roundsMade).toEqual([{ day: dateIn(7), state: 'done' }])
  await worker.open('/waiting')
  await worker.page.getByText('都发出去了').waitFor()
  const reports = await story.server.database.query('select 1 from cases where description = $1', ['第七天看到井盖破损'])
  expect(reports).toHaveLength(1)
  await filled(worker.page, 'rounds')
})

test('a clock a day fast, with and without a network: the day is the server’s, and so is when something was done', async () => {
  const { page } = worker
  await setClockAhead(worker, 8 * day)
  await worker.open('/waiting')
  // Until it has spoken with the server, and knows by how much its clock is wrong.
  await expect.poll(async () => (await recordsOnPhone<unknown>(page, 'meta'))?.some((value) => typeof value === 'number' && value < -day / 2)).toBe(true)
  await worker.away(true)
  await worker.open()
  // The one of the true day, made; not tomorrow's, to be made.
  const card = page.getByRole('link', { name: new RegExp(round) })
  await card.getByText('已完成').waitFor()
  expect(await card.count()).toBe(1)
  await settled(page)
  await noteOnPhone(worker, lamp.id, '钟快了一天')
  await worker.away(false)
  await expect.poll(notes).toEqual(['第七天还亮着', '钟快了一天'])
  const [{ at } = { at: new Date(0) }] = await story.server.database.query<{ at: Date }>("select at from case_steps where case_id = $1 and text = '钟快了一天'", [lamp.id])
  expect(Math.abs(at.getTime() - (Date.now() + 7 * day))).toBeLessThan(day / 2)
})

test('after two weeks the session has ended: somebody else who signs in on the phone neither sees nor sends what waited', async () => {
  const { page } = worker
  await worker.away(true)
  await noteOnPhone(worker, lamp.id, '等我重新登录')
  story.server.advance(15 * day)
  worker.expect(/: 401$/)
  await worker.away(false)
  await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  await expectNoViolations(page)
  await signIn(worker, 'microgrid')
  await filled(page, 'cells')
  await worker.open('/waiting')
  await page.getByText('都发出去了').waitFor()
  expect(await page.getByText('等我重新登录').count()).toBe(0)
  expect(await keysOnPhone(page, 'outbox')).toHaveLength(1)
  // Leaving, they erase what is theirs.
  await worker.open('/me')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  await expect.poll(() => keysOnPhone(page, 'known')).toEqual([])
  expect(await keysOnPhone(page, 'outbox')).toHaveLength(1)
  expect(await notes()).not.toContain('等我重新登录')
})

test('whoever wrote it signs in again, and it goes', async () => {
  await signIn(worker, 'grid')
  await expect.poll(notes).toEqual(['第七天还亮着', '钟快了一天', '等我重新登录'])
  await worker.open('/waiting')
  await worker.page.getByText('都发出去了').waitFor()
})
