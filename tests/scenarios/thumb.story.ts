// The worker's pages under a thumb, at 360 px: everything that is pressed is at least 44 px high and wide, stands apart from its
// neighbour, has a word or a name, and holds in dark and in strong light. What is done most stands in the lower half.
import { v7 as newId } from 'uuid'
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { roundPlaceRoutes, visitWishRoutes } from '../../src/contract/round-places.ts'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { chooseCategory } from '../support/choose-category.ts'
import { makePhoto } from '../support/photos.ts'
import { reportCase, takeStep } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('thumb', { apart: true })
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const routineId = newId()
const looks = ['light', 'dark', 'sun'] as const
const people = new Map<(typeof looks)[number], Person>()
let [caseId, roundPath] = ['', '']

beforeAll(async () => {
  const community = await story.server.client({ login: 'community' })
  caseId = (await reportCase(story.server, '单元门口的路灯不亮')).id
  await takeStep(community, caseId, 'accept', { verifyOnSite: true })
  const [at] = await story.server.database.query<{ community: number; grid: number }>(
    "select c.id as community, g.id as grid from units c join units g on g.district = c.district and g.parent_id = c.id where c.district = $1 and c.level = 'community' and c.name = $2 and g.name = $3", [story.server.district, story.server.place.community, story.server.place.grid])
  await community(roundRoutes.save, {
    body: {
      commandId: newId(), id: routineId, version: 0, unitId: at!.community, from: today, until: null, name: '每日巡查', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: at!.community, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep',
      doneWhen: { checklist: [{ code: 'a', zh: '楼道畅通', en: 'Stairway clear', required: true }, { code: 'b', zh: '灯亮', en: 'Lights on', required: true }], photo: true, places: 1, talk: true, note: true },
    },
  })
  const { lng, lat } = story.server.place
  await community(roundPlaceRoutes.put, { params: { id: routineId }, body: { places: [{ id: newId(), name: '东门', lng, lat }, { id: newId(), name: '锅炉房', lng: lng + 0.0001, lat }] } })
  await community(visitWishRoutes.put, { body: { id: newId(), name: '欧阳海明', phone: '13812345678', address: '3号楼2单元', wish: '想请人看看药', lng, lat, keepUntil: today } })
  roundPath = `/round/${routineId}/${at!.grid}/${today}`
  for (const look of looks) people.set(look, await story.person(`the grid worker, ${look}`, { app: 'worker', login: 'grid', stored: { 'wangge.look': JSON.stringify({ size: 'normal', theme: look }) } }))
})

const pages: readonly (readonly [name: string, path: () => string, shows: string | RegExp])[] = [
  ['today', () => '/', '手上'], ['cases', () => '/cases?tab=cell', '搜索'], ['report', () => '/report', '现场照片'], ['a case', () => `/case/${caseId}`, '办理过程'], ['verify', () => `/case/${caseId}/verify`, '现场核实结果'],
  ['a patrol', () => roundPath, '锅炉房'], ['a day of all', () => roundPath.replace(/\/\d+\//, '/all/'), '每日巡查'], ['lists', () => '/lists', '我的走访安排'], ['contact', () => '/contact', '给受理台留言'], ['cells', () => '/cells', '网格'],
  ['waiting', () => '/waiting', '待发'], ['sent', () => '/sent', /./], ['messages', () => '/messages', '消息'], ['choices', () => '/messages/choices', '免打扰'], ['me', () => '/me', '退出登录'], ['no such page', () => '/no-such-page', '没有这个页面'],
]

/** What is pressed: of a tick in a label it is the label. Links inside a sentence are read, not hit. */
const smallTargets = (page: Person['page']): Promise<string[]> =>
  page.evaluate(() => {
    const least = 44
    const shown = (element: Element): boolean => element.checkVisibility({ opacityProperty: false }) && element.getBoundingClientRect().width > 1
    const target = (element: Element): Element => (element instanceof HTMLInputElement && ['checkbox', 'radio', 'file'].includes(element.type) ? (element.closest('label') ?? element) : element)
    const inSentence = (element: Element): boolean => {
      const around = element.closest('p, small, dd')
      return element.matches('a[href]:not(.button, .row, .card)') && around !== null && (around.textContent ?? '').trim() !== (element.textContent ?? '').trim()
    }
    return [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]')]
      .filter((element) => shown(element) && !element.closest('.skip, .net-map, .maplibregl-map') && !inSentence(element))
      .map((element) => ({ element, box: target(element).getBoundingClientRect() }))
      .filter(({ box }) => box.height < least - 0.5 || box.width < least - 0.5)
      .map(({ element, box }) => `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 16)}” ${Math.round(box.width)} × ${Math.round(box.height)}`)
  })

/** Signs without a word beside them or a name. */
const wordless = (page: Person['page']): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('button, a[href], summary')].filter((one) => one.checkVisibility() && (one.textContent ?? '').trim() === '' && !one.getAttribute('aria-label') && one.querySelector('img[alt]:not([alt=""])') === null).map((one) => one.outerHTML.slice(0, 120)))

describe.each(looks)('in %s', (look) => {
  test.each(pages.map(([name, path, shows]) => ({ name, path, shows })))('$name', async ({ path, shows }) => {
    const person = people.get(look)!
    await person.open(path())
    await person.page.getByText(shows).first().waitFor({ state: 'attached' })
    await settled(person.page)
    expect(await smallTargets(person.page)).toEqual([])
    expect(await wordless(person.page)).toEqual([])
    await expectNoSidewaysScrolling(person.page)
    await expectNoViolations(person.page)
  })
})

test('throwing away what was typed asks first, and a slip of the thumb loses nothing', async () => {
  const { page, open } = people.get('light')!
  await open('/report')
  await page.getByLabel('说明').fill('井盖松动，踩上去会翘')
  await page.getByRole('button', { name: '清空重填' }).click()
  await page.getByRole('dialog').getByText('确定删除这条还没有发出的内容吗？').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.reload()
  expect(await page.getByLabel('说明').inputValue()).toBe('井盖松动，踩上去会翘')
  await page.getByRole('button', { name: '清空重填' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await page.getByRole('button', { name: '清空重填' }).waitFor({ state: 'detached' })
  expect(await page.getByLabel('说明').inputValue()).toBe('')
})

test('quiet hours that begin when they end are said to be none', async () => {
  const { page, open } = people.get('light')!
  await open('/messages/choices')
  await page.getByRole('switch', { name: '自己的免打扰时段' }).check({ force: true })
  await page.getByLabel('开始').fill('07:00')
  await page.getByText('开始和结束相同，等于没有免打扰。').waitFor()
  await page.getByRole('switch', { name: '自己的免打扰时段' }).uncheck({ force: true })
})

test('what is done most is within a thumb’s reach: tabs and the big button stand at the bottom', async () => {
  const { page, open } = people.get('light')!
  const low = async (selector: string): Promise<number[]> => page.locator(selector).evaluateAll((found) => found.filter((one) => one.checkVisibility()).map((one) => Math.round(one.getBoundingClientRect().top / window.innerHeight * 100)))
  await open('/')
  const tabs = await low('.tabs .tab')
  expect(tabs).toHaveLength(5)
  expect(Math.min(...tabs)).toBeGreaterThan(80)
  for (const [path, selector] of [['/report', '.action-bar .button'], [roundPath, '.action-bar .button'], [`/case/${caseId}/verify`, '.action-bar .button'], [`/case/${caseId}`, '.acts .act']] as const) {
    await open(path)
    await page.locator(selector).first().waitFor()
    expect(Math.min(...(await low(selector))), path).toBeGreaterThan(70)
  }
})

test('from home a report is sent in three taps, camera, shutter, button; only a fresh phone is asked for the class, once', async () => {
  const worker = await story.person('a grid worker with a fresh phone', { app: 'worker', login: 'grid' })
  const { page } = worker
  const reported = async (): Promise<number> => (await story.server.database.query<{ n: number }>("select count(*)::int as n from cases where district = $1 and owner_id = (select person_id from accounts where district = $1 and login = 'grid')", [story.server.district]))[0]!.n
  let taps = 0
  const tap = async (what: Locator): Promise<void> => {
    taps += 1
    await what.tap()
  }
  const send = page.getByRole('button', { name: '上报', exact: true })
  const photographed = async (colour: string): Promise<void> => {
    await worker.open('/')
    taps = 0
    const [camera] = await Promise.all([page.waitForEvent('filechooser'), tap(page.locator('.tabs .tab.main'))])
    taps += 1 // the shutter of the phone's own camera
    await camera.setFiles([{ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ width: 1200, height: 900, colour }) }])
    await page.getByRole('img', { name: '现场照片 1' }).waitFor()
    await page.getByText(story.server.place.grid).first().waitFor()
  }
  const sent = async (): Promise<void> => {
    await page.getByText(/^已上报 \d{4}-\d{7}$/).waitFor()
    await page.waitForURL(/\/worker\/case\//)
  }
  const before = await reported()

  await photographed('#705030')
  await tap(send)
  await page.getByText('请选类别').waitFor()
  expect([taps, await reported()]).toEqual([3, before])
  await chooseCategory(page, '公用设施', '路灯不亮或损坏')
  await tap(send)
  await sent()

  await photographed('#305070')
  await page.getByRole('radio', { name: '路灯不亮或损坏', checked: true }).waitFor()
  await tap(send)
  await sent()
  expect([taps, await reported()]).toEqual([3, before + 2])
})
