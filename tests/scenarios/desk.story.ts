// The command desk: every number is the list behind it, what comes in shows by itself, the keyboard walks the list, and
// what a case waits for is one click away.
import { beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '../../src/contract/cases.ts'
import { deskListNames, deskLists, deskRoutes, type DeskList } from '../../src/contract/desk.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('desk')
const words: Record<DeskList, string> = { toAccept: '待受理', toDispatch: '待派遣', yellow: '临近时限', red: '已超时', requests: '待审批', chases: '督办未复', suspended: '挂账中' }
let community: Person, street: Person
let lamp: MadeCase

const numberOf = ({ page }: Person, list: DeskList) => page.getByRole('link', { name: new RegExp(`^${words[list]} [\\d,]+ 件$`) })
const shownNumber = async (person: Person, list: DeskList): Promise<number> => Number((await numberOf(person, list).getByText(/^[\d,]+$/).innerText()).replaceAll(',', ''))
const becomes = ({ page }: Person, list: DeskList, count: number) => page.getByRole('link', { name: `${words[list]} ${count} 件`, exact: true }).waitFor()
const rows = ({ page }: Person) => page.getByRole('table').locator('tbody tr')
const rowOf = (person: Person, { number }: MadeCase) => rows(person).filter({ hasText: number })

beforeAll(async () => {
  community = await story.person('community desk', { app: 'console', login: 'community' })
  street = await story.person('street desk', { app: 'console', login: 'street' })
})

test('each number is what the list behind it holds', async () => {
  await street.open('/desk')
  await numberOf(street, 'red').waitFor()
  const call = await story.server.client({ login: 'street' })
  const { counts } = await call(deskRoutes.counts, {})
  expect(Math.max(...Object.values(counts)), 'the demonstration leaves something to do').toBeGreaterThan(0)
  for (const list of deskListNames) {
    await numberOf(street, list).click()
    await street.page.waitForURL(new RegExp(`show=${list}`))
    // Clocks go on: what turns yellow meanwhile does so in all of them, one after the other.
    const said = async () => {
      const { counts: now } = await call(deskRoutes.counts, {})
      const { cases } = await call(caseRoutes.list, { query: { ...deskLists[list], limit: 200 } })
      const heads = await street.page.getByRole('heading', { name: `${words[list]} ${now[list]} 件` }).count()
      return [await shownNumber(street, list), cases.length === Math.min(200, now[list]), heads, await rows(street).count()].join() === [now[list], true, 1, Math.min(30, now[list])].join()
    }
    await expect.poll(said, { message: list }).toBe(true)
  }
  await expectNoViolations(street.page)
})

test('a report shows by itself: the number grows, the list has it, and it is said to who can’t see', async () => {
  await community.open('/desk?show=toAccept')
  await numberOf(community, 'toAccept').waitFor()
  await settled(community.page)
  const before = await shownNumber(community, 'toAccept')
  lamp = await reportCase(story.server, '楼道口的路灯不亮')
  await becomes(community, 'toAccept', before + 1)
  await rowOf(community, lamp).waitFor()
  await community.page.getByRole('status').getByText(`待受理增至 ${before + 1} 件`).waitFor()
})

test('J and K walk the list, Enter opens the case', async () => {
  const { page } = community
  await page.mouse.move(0, 0)
  const at = () => page.getByRole('table').locator('tbody tr.active .case-cell-facts .number')
  await page.keyboard.press('j')
  const first = await at().innerText()
  if ((await rows(community).count()) > 1) {
    await page.keyboard.press('j')
    expect(await at().innerText()).not.toBe(first)
    await page.keyboard.press('k')
  }
  expect(await at().innerText()).toBe(first)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/)
  await page.goBack()
  await rowOf(community, lamp).waitFor()
})

test('what it waits for is one click away, and leaves the list when it is done', async () => {
  const { page } = community
  const before = await shownNumber(community, 'toAccept')
  await page.getByRole('button', { name: `受理 ${lamp.number}` }).click()
  const dialog = page.getByRole('dialog', { name: '受理' })
  await dialog.waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: '提交：受理' }).click()
  await rowOf(community, lamp).waitFor({ state: 'detached' })
  await becomes(community, 'toAccept', before - 1)
})

test('somebody else was quicker: that is said, and the list is true again', async () => {
  const { page } = community
  const other = await reportCase(story.server, '井盖松了')
  await rowOf(community, other).waitFor()
  // The answer of the click arrives after somebody else's step.
  const { id } = other
  const supervisor = await story.server.client({ login: 'street-check' })
  await page.route(`**/api/cases/${id}`, async (route) => {
    await takeStep(supervisor, id, 'accept', { verifyOnSite: false })
    await route.continue()
  }, { times: 1 })
  await page.getByRole('button', { name: `受理 ${other.number}` }).click()
  await page.getByText('这一步现在办不了，列表已更新').waitFor()
  await rowOf(community, other).waitFor({ state: 'detached' })
})

test('in English and on a narrow screen it is the same desk', async () => {
  const narrow = await story.person('community desk, narrow', { app: 'console', login: 'community', language: 'en', screen: 'phone' })
  await narrow.open('/desk')
  await narrow.page.getByRole('link', { name: /^To accept: \d+$/ }).waitFor()
  await settled(narrow.page)
  await expectNoSidewaysScrolling(narrow.page)
  await expectNoViolations(narrow.page)
})
