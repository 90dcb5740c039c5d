// Two phones of one person: both did something with the same case, and made the same round. What was first counts, the other is
// told what was done there; nothing is doubled. Then one of them is lost: its owner revokes it from the other, and it erases
// what it holds when it next has a network.
import { beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { filled, keysOnPhone } from '../support/phone-store.ts'
import { reportByWorker, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import { makeRoundOnPhone, noteOnPhone, planPatrol, takeOnPhone } from '../support/worker-acts.ts'

const story = tellStory('two phones')
const round = '井盖日查'
let [lamp, pipe]: MadeCase[] = []
let first: Person, second: Person

const stepsOf = async (id: string, step: string): Promise<string[]> =>
  (await story.server.database.query<{ text: string }>('select text from case_steps where district = $1 and case_id = $2 and step = $3 order by seq', [story.server.district, id, step])).map(({ text }) => text)
const roundsMade = async (): Promise<number> =>
  (await story.server.database.query<{ n: number }>("select count(*) as n from rounds r join routines t on t.district = r.district and t.id = r.routine_id where t.name = $1 and r.state = 'done'", [round]))[0]!.n

beforeAll(async () => {
  await planPatrol(story.server, round)
  ;[lamp, pipe] = [await reportByWorker(story.server, '南门的路灯不亮'), await reportByWorker(story.server, '南门的水管滴水')]
  first = await story.person('the worker’s old phone', { app: 'worker', login: 'grid', installable: true })
  second = await story.person('the worker’s new phone', { app: 'worker', login: 'grid', installable: true })
  for (const phone of [first, second]) {
    await phone.open()
    await filled(phone.page, 'cases', 'rounds')
  }
})

test('without a network the same is done on both', async () => {
  for (const [phone, why, seen] of [[first, '要登高车', '水管看过了'], [second, '要电工', '水管要换']] as const) {
    await phone.away(true)
    await takeOnPhone(phone, lamp!.id, 'passUp', '为什么上交', why, /上交/)
    await noteOnPhone(phone, pipe!.id, seen)
    await makeRoundOnPhone(phone, round)
    await phone.page.getByText('待发', { exact: true }).first().waitFor()
  }
})

test('what the first sends counts', async () => {
  await first.away(false)
  await expect.poll(() => stepsOf(lamp!.id, 'passUp')).toEqual(['要登高车'])
  await expect.poll(roundsMade).toBe(1)
  await first.open('/waiting')
  await first.page.getByText('都发出去了').waitFor()
})

test('the second is shown what was done on the other; what doesn’t collide has arrived as well', async () => {
  const { page } = second
  await second.away(false)
  await page.getByText('2 件需要处理').first().waitFor()
  await expect.poll(() => stepsOf(pipe!.id, 'note')).toEqual(['水管看过了', '水管要换'])
  expect(await stepsOf(lamp!.id, 'passUp')).toEqual(['要登高车'])
  expect(await roundsMade()).toBe(1)
  await second.open('/waiting')
  const mine = page.getByRole('article').filter({ hasText: '要电工' })
  await mine.getByText('您在别的设备上已处理同一处，这一步已不能做').waitFor()
  await mine.getByRole('heading', { name: '我在别的设备上做的' }).waitFor()
  await mine.getByText('要登高车').waitFor()
  expect(await mine.getByRole('button', { name: '仍然发出' }).count()).toBe(0)
  const patrol = page.getByRole('article').filter({ hasText: round })
  await patrol.getByText('这一次已经有人完成了。').waitFor()
  await patrol.getByText(/：已完成/).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
  for (const article of [patrol, mine]) await article.getByRole('button', { name: /以别人的为准|放弃我的/ }).click()
  await page.getByText('都发出去了').waitFor()
})

test('the first is lost with a note on it; its owner revokes it from the second, in English as well', async () => {
  await first.away(true)
  await noteOnPhone(first, pipe!.id, '这条不该发出')
  const { page } = second
  await second.open('/me')
  const devices = page.getByRole('region', { name: '我的设备' })
  await devices.getByRole('button', { name: /^停用/ }).click()
  await page.getByRole('dialog').getByText('下次联网时，上面的内容全部清除').waitFor()
  await page.getByLabel('原因').fill('')
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await page.getByText('请写明原因').waitFor()
  await expectNoViolations(page)
  await page.getByLabel('原因').fill('掉在公交车上')
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await devices.getByText('还没有联网，尚未清除').waitFor()
  expect(await devices.getByRole('button').count()).toBe(0)
  await expectNoViolations(page)
  await page.evaluate(() => localStorage.setItem('wangge.language', 'en'))
  await second.open('/me')
  await page.getByText('Not online since: not erased yet').waitFor()
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
  await page.evaluate(() => localStorage.setItem('wangge.language', 'zh'))
})

test('when the lost one has a network it erases everything, and its owner sees that', async () => {
  first.expect(/401|403/)
  await first.away(false)
  await first.page.getByRole('button', { name: '登录', exact: true }).waitFor()
  for (const shelf of ['known', 'outbox', 'drafts', 'photos', 'sent', 'meta']) await expect.poll(() => keysOnPhone(first.page, shelf), { message: shelf }).toSatisfy((keys: string[] | null) => keys === null || keys.length === 0)
  expect(await stepsOf(pipe!.id, 'note')).not.toContain('这条不该发出')
  await second.open('/me')
  await second.page.getByRole('region', { name: '我的设备' }).getByText(/已清除/).waitFor()
  await second.page.getByText('在线', { exact: true }).waitFor()
})
