// A public holiday between dispatch and due: the due time jumps it. Then the calendar gets another free day, and the case is due
// later still, which its page tells.
import { expect, test } from 'vitest'
import { v7 as newId } from 'uuid'
import { caseRoutes, type CaseView } from '../../src/contract/cases.ts'
import { clocksZh } from '../../src/web/kit/words/clocks.zh.ts'
import { dueAfter, localDate } from '../../src/domain/kernel/working-time.ts'
import { nationalList, readCalendar } from '../../src/server/territory/calendar.ts'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('holiday')
let desk: Person, keeper: Person
let caseId: string
let due: number
const dayInMs = 86_400_000
const said = '井盖松动，车过就响'
const text = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Ten in the morning of the last workday before the latest holiday of three days or more that the country's list knows. */
const eveOfHoliday = (): number => {
  const calendar = readCalendar()
  const works = (date: string): boolean => calendar.exceptions[date] ?? ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
  const dateAt = (instant: number): string => localDate(calendar, instant)
  const today = dateAt(Date.now())
  const free = nationalList().days.filter((day) => !day.works && day.date < today).map(({ date }) => Date.parse(`${date}T10:00:00+08:00`))
  const first = free.findLast((day) => free.includes(day + dayInMs) && free.includes(day + 2 * dayInMs) && !free.includes(day - dayInMs))!
  let eve = first - dayInMs
  while (!works(dateAt(eve))) eve -= dayInMs
  return eve
}

test('a case reported on the eve of a public holiday is due after it', async () => {
  story.server.advance(eveOfHoliday() - Date.now())
  const worker = await story.server.client({ login: 'grid' })
  const { categories } = await worker(caseRoutes.categories, {})
  const category = categories.find(({ code, limit, active, questions }) => code.length === 5 && active && limit.unit === 'workday' && questions.every(({ required }) => !required))!
  caseId = newId()
  await worker(caseRoutes.report, { body: { id: caseId, commandId: newId(), category: category.code, description: said, place: { lng: story.server.place.lng, lat: story.server.place.lat } } })
  const view = await (await story.server.client({ login: 'street' }))(caseRoutes.get, { params: { id: caseId } })
  const handle = view.clocks.find(({ stage }) => stage === 'handle')!
  due = handle.dueAt!
  const holidays = nationalList().days.filter((day) => !day.works && Date.parse(`${day.date}T12:00:00+08:00`) > handle.startedAt && Date.parse(`${day.date}T12:00:00+08:00`) < due)
  expect(holidays.length).toBeGreaterThanOrEqual(3)
  expect(due - dueAfter({ ...readCalendar(), exceptions: {} }, handle.startedAt, handle.limit)).toBeGreaterThanOrEqual(dayInMs)
})

/** Every clock of the case is a bar in the lane of its stage, and says when it is due. */
const expectEveryClock = async ({ clocks }: CaseView): Promise<void> => {
  const card = desk.page.getByRole('region', { name: '办理时限' })
  const nameOf = (stage: string): string => clocksZh.stage[stage as keyof typeof clocksZh.stage]
  for (const { stage, dueAt } of clocks) await card.getByRole('button', { name: new RegExp(`^${nameOf(stage)} · .*${clocksZh.due} ${text(dueAt!)}`) }).waitFor()
  expect(await card.getByRole('button', { name: new RegExp(`${clocksZh.limit} `) }).count()).toBe(clocks.length)
  const stages = [...new Set(clocks.map(({ stage }) => nameOf(stage)))]
  for (const stage of stages) expect(await card.locator('.clock-lane', { hasText: stage }).getByRole('button').count(), stage).toBe(clocks.filter((clock) => nameOf(clock.stage) === stage).length)
}

test('its page shows the due time behind the holiday, and every clock on a line', async () => {
  desk = await story.person('street desk', { app: 'console', login: 'street' })
  await desk.open(`/cases/${caseId}`)
  await desk.page.getByText(said).first().waitFor()
  await desk.page.getByText(text(due)).first().waitFor()
  const view = await (await story.server.client({ login: 'street' }))(caseRoutes.get, { params: { id: caseId } })
  expect(view.clocks.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['dispatch', 'handle']))
  await expectEveryClock(view)
  await settled(desk.page)
  await expectNoViolations(desk.page)
})

test('the district desk makes the day it is due on a free one, and sees first what that changes', async () => {
  keeper = await story.person('district desk', { app: 'console', login: 'district' })
  await keeper.open('/calendars')
  const { page } = keeper
  await page.getByRole('region', { name: '全年' }).waitFor()
  const date = text(due).slice(0, 10)
  const years = Number(date.slice(0, 4)) - Number((await page.locator('.calendar-bar b').first().innerText()))
  for (let n = 0; n < Math.abs(years); n += 1) await page.getByRole('button', { name: years > 0 ? '下一年' : '上一年' }).click()
  await page.getByRole('button', { name: new RegExp(`^${date}，`) }).click()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '查看影响' }).click()
  const dialog = page.getByRole('dialog', { name: '这次改动的影响' })
  await dialog.getByText(`${date} 改为休息`).waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: '保存为新版本' }).click()
  await page.getByText('已保存，正在后台重算在办时限').waitFor()
})

test('the case is due later, and its page tells why', async () => {
  const call = await story.server.client({ login: 'street' })
  await expect.poll(async () => (await call(caseRoutes.get, { params: { id: caseId } })).dueMoves.length, { timeout: 100_000, interval: 1_000 }).toBeGreaterThan(0)
  const view = await call(caseRoutes.get, { params: { id: caseId } })
  expect(view.dueAt!).toBeGreaterThan(due)
  await desk.open(`/cases/${caseId}`)
  await desk.page.getByText('工作日历改动，时限重算').first().waitFor()
  await desk.page.getByText(`${text(due)} → ${text(view.dueAt!)}`).first().waitFor()
  await expectEveryClock(view)
  await settled(desk.page)
  await expectNoViolations(desk.page)
})

test('ladder and area classes open beside it, work on a narrow screen and pass the checks', async () => {
  const { page } = keeper
  for (const [path, heading] of [['/ladder', '提醒阶梯'], ['/area-classes', '区域等级'], ['/calendars', '工作日历']] as const) {
    await keeper.open(path)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await settled(page)
    await expectNoViolations(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectNoViolations(page)
    await page.setViewportSize({ width: 1_440, height: 900 })
  }
})
