// Somebody about to report what was reported before is told so, with the reason, also when they tell it in other words from a
// little farther off; they follow it. A desk finds a case by its words and sees where they stand; a worker and the hotline's clerk
// are offered what is alike before they file.
import { beforeAll, expect, test } from 'vitest'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import { reportCase, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('similar')
let lamp: MadeCase

const countCases = async (): Promise<number> => (await story.server.database.query<{ n: number }>('select count(*) as n from cases where district = $1', [story.server.district]))[0]!.n

beforeAll(async () => {
  // Farther than a resident is shown what is merely near.
  lamp = await reportCase(story.server, '槐荫书屋旁的路灯连着三天不亮', { lng: 0, lat: 0.0032 })
})

test('a resident who tells it in other words is offered the case with the reason, and follows it', async () => {
  const { page, open } = await story.person('a second resident', { app: 'citizen', phone: story.server.residents[1]! })
  await open('/report/photo')
  await page.getByRole('link', { name: '没有照片，下一步' }).click()
  await page.getByText(story.server.place.grid).first().waitFor()
  expect(await page.getByText(lamp.description).count()).toBe(0)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '公用设施' }).click()
  await page.getByRole('radio', { name: '路灯不亮或损坏' }).click()
  await page.getByLabel('再说几句').fill('槐荫书屋这里路灯不亮，已经三天')
  const known = page.getByRole('region', { name: '可能已有人报过' }).getByRole('listitem').filter({ hasText: lamp.description })
  await known.getByText('说法相似').waitFor()
  await known.getByText('类别相同').waitFor()
  await settled(page)
  await expectNoViolations(page)
  const before = await countCases()
  await known.getByRole('button', { name: /关注/ }).click()
  await page.getByText('已经有人报了').waitFor()
  await page.getByRole('button', { name: '是同一件，不再上报' }).click()
  await page.getByRole('heading', { name: '我的进度' }).waitFor()
  await page.getByRole('link').filter({ hasText: lamp.description }).waitFor()
  expect(await countCases()).toBe(before)
})

test('a desk finds it by words and sees what was found', async () => {
  const { page, open } = await story.person('the street’s desk', { app: 'console', login: 'street' })
  await open('/cases')
  await page.getByRole('searchbox', { name: '编号、描述、地址、类别、在岗人员' }).fill('槐荫书屋 路灯')
  await page.keyboard.press('Enter')
  // The list before is shown until this one is there.
  await page.waitForURL(/words=/)
  await expect.poll(() => page.getByRole('row').filter({ hasText: /\d{4}-\d{7}/ }).count()).toBe(1)
  const row = page.getByRole('row').filter({ hasText: lamp.number })
  await row.waitFor()
  const marks = await row.locator('mark').allInnerTexts()
  expect(marks).toContain('槐荫书屋')
  expect(marks).toContain('路灯')
  await settled(page)
  await expectNoViolations(page)
})

test('its page shows what is near and similar, each with the reason; a clerk is offered it before filing, without a place', async () => {
  const twin = await reportCase(story.server, '槐荫书屋附近路灯三天不亮了', { lng: 0.0002, lat: 0.0034 })
  const { page, open } = await story.person('the street’s desk again', { app: 'console', login: 'street' })
  await open(`/cases/${lamp.id}`)
  const beside = page.getByRole('region', { name: '附近和相似的事件' }).getByRole('listitem').filter({ hasText: '附近路灯三天' })
  await beside.getByText(/说法相似 \d+%/).waitFor()
  await beside.getByText(/相距 \d+ 米/).waitFor()
  await beside.getByRole('link').click()
  await page.getByText(twin.number).first().waitFor()
  await open('/cases/new')
  await page.getByLabel('情况描述').fill('槐荫书屋路灯三天没亮')
  const offered = page.getByRole('region', { name: '附近和相似的事件' }).getByRole('listitem')
  await offered.filter({ hasText: lamp.description }).getByText(/说法相似 \d+%/).waitFor()
  expect(await offered.filter({ hasText: lamp.description }).locator('mark').allInnerTexts()).toContain('槐荫书屋')
  await settled(page)
  await expectNoViolations(page)
})

test('a grid worker sees it before sending', async () => {
  const { page, open } = await story.person('a grid worker', { app: 'worker', login: 'grid' })
  await open('/report')
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('textbox', { name: /说明/ }).fill('槐荫书屋路灯不亮')
  const known = page.getByRole('listitem').filter({ hasText: lamp.description })
  await known.getByText('说法相似').waitFor()
  await known.getByText('就在附近').waitFor()
  await settled(page)
  await expectNoViolations(page)
})
