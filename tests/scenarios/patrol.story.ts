// A patrol of five places on a phone: in walking order from where the worker stands, two of them found wanting, each a case with
// one tap that stays linked; the district's track, begun and erased by hand; and whom to call.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { deskPhoneRoutes } from '../../src/contract/desk-phones.ts'
import { roundPlaceRoutes } from '../../src/contract/round-places.ts'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { trackRoutes } from '../../src/contract/tracks.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('patrol')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const name = '五处安全巡查'
/** From west to east; by their names they would come otherwise. */
const places = ['戊楼楼道', '丙楼楼道', '甲楼楼道', '丁楼楼道', '乙楼楼道']
let worker: Person

beforeAll(async () => {
  const [community] = await story.server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [story.server.district, story.server.place.community])
  const [grid] = await story.server.database.query<{ id: number }>("select id from units where district = $1 and level = 'grid' and name = $2", [story.server.district, story.server.place.grid])
  const call = await story.server.client({ login: 'community' })
  const { place } = story.server
  const id = newId()
  await call(roundRoutes.save, {
    body: {
      commandId: newId(), id, version: 0, unitId: community!.id, from: today, until: null, name, kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'units', unitIds: [grid!.id] }, rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep',
      doneWhen: { checklist: [], photo: false, places: 5, talk: false, note: false, placeCategory: '22001' },
    },
  })
  await call(roundPlaceRoutes.put, { params: { id }, body: { places: places.map((one, n) => ({ id: newId(), name: one, lng: place.lng + (n - 2) * 0.0002, lat: place.lat })) } })
  await call(deskPhoneRoutes.put, { body: { unitId: community!.id, officeId: null, phone: '0352-201 3344', hours: '8:00–20:00' } })
  await (await story.server.client({ login: 'supervisor' }))(trackRoutes.switchOn, { body: { id: newId(), commandId: newId(), reason: '冬季夜间防火巡查，保护单独出行的人', fromOn: today, untilOn: today, keepDays: 3 } })
})

test('today shows the patrol on the way, and says so', async () => {
  const { place } = story.server
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true, place: { lng: place.lng - 0.0006, lat: place.lat } })
  const { page } = worker
  await worker.open()
  await page.getByText('从您现在的位置排起').waitFor()
  await page.getByRole('link', { name: new RegExp(`${name} · 5 处`) }).waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
})

test('its five places stand in the order to walk them', async () => {
  const { page } = worker
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByText('已看 0 处，至少 5 处（共 5 处）').waitFor()
  await expect.poll(() => page.getByRole('list', { name: '按顺路排列' }).getByRole('group').evaluateAll((groups) => groups.map((one) => one.querySelector('legend')!.textContent))).toEqual(places)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
})

test('a track is only taken once the worker begins it, shows that it runs, and is erased by hand', async () => {
  const { page } = worker
  const kept = () => story.server.database.query('select 1 from tracks where district = $1', [story.server.district])
  await page.getByText(/本区开启的理由：冬季夜间防火巡查/).waitFor()
  expect(await kept()).toEqual([])
  await page.getByRole('button', { name: '开始记录轨迹' }).click()
  await page.getByText('已记 1 个点').waitFor()
  await worker.context.setGeolocation({ longitude: story.server.place.lng - 0.0002, latitude: story.server.place.lat, accuracy: 12 })
  await page.getByText('已记 2 个点').waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '停止' }).click()
  await page.getByText('看记下的点').waitFor()
  await expect.poll(async () => (await story.server.database.query<{ n: number }>('select count(*) as n from track_points where district = $1', [story.server.district]))[0]!.n).toBe(2)
  await page.getByRole('button', { name: '删除轨迹' }).click()
  await page.getByText('轨迹已删除').waitFor()
  await expect.poll(kept).toEqual([])
})

test('each place is ticked with one tap; what was tapped is there after the app was killed', async () => {
  const { page } = worker
  const tick = (place: string, verdict: '正常' | '有问题') => page.getByRole('group', { name: place }).getByRole('radio', { name: verdict }).check({ force: true })
  await tick(places[0]!, '正常')
  await tick(places[1]!, '有问题')
  await page.getByLabel(`${places[1]}：有什么问题`).fill('二单元堆放旧家具')
  await page.reload()
  await page.getByText('已看 2 处，至少 5 处（共 5 处）').waitFor()
  expect(await page.getByLabel(`${places[1]}：有什么问题`).inputValue()).toBe('二单元堆放旧家具')
  await page.getByRole('button', { name: '做完' }).click()
  await page.getByText('还缺：走访地点').waitFor()
  await tick(places[2]!, '正常')
  await tick(places[3]!, '有问题')
  await tick(places[4]!, '正常')
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '做完' }).click()
  await page.getByRole('heading', { name: '发现的问题' }).waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('the two findings become two cases with one tap each, and stay linked', async () => {
  const { page } = worker
  for (const place of [places[1], places[3]]) {
    await page.getByRole('button', { name: `把“${place}”立为事件` }).click()
    await page.getByText(/已上报/).first().waitFor()
  }
  await expect.poll(() => page.getByRole('link', { name: /^已立为/ }).count()).toBe(2)
  const linked = await story.server.database.query<{ description: string; category: string; place: string }>(
    `select c.description, c.category, p.name as place from cases c join rounds r on r.district = c.district and r.id = c.round_id join routines t on t.district = r.district and t.id = r.routine_id
     join round_places p on p.district = c.district and p.id::text = c.round_finding where t.name = $1 order by c.number`, [name])
  expect(linked).toEqual([{ description: '丙楼楼道：二单元堆放旧家具', category: '22001', place: '丙楼楼道' }, { description: '丁楼楼道', category: '22001', place: '丁楼楼道' }])
  await expectNoViolations(page)
})

test('the desk sees both behind the patrol’s number', async () => {
  const desk = await story.person('the community desk', { app: 'console', login: 'community' })
  await desk.open(`/rounds?view=list&from=${today}&to=${today}&state=done`)
  const row = desk.page.getByRole('row', { name: new RegExp(name) })
  await row.getByText('2 项有问题').waitFor()
  expect(await row.getByRole('link', { name: /^\d{4}-\d{7}$/ }).count()).toBe(2)
})

test('the desk is called with one tap, its lists are at hand, in Chinese and in English', async () => {
  const { page } = worker
  await worker.open('/contact')
  expect(await page.getByRole('link', { name: /打电话给.*社区服务台/ }).getAttribute('href')).toBe('tel:03522013344')
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  const english = await story.person('an English reader', { app: 'worker', login: 'grid', language: 'en' })
  for (const [path, shows] of [['/', /Contact/], ['/contact', /Community desk/], ['/lists', /Places to visit/]] as const) {
    await english.open(path)
    await english.page.getByText(shows).first().waitFor()
    await settled(english.page)
    await expectNoSidewaysScrolling(english.page)
    await expectNoViolations(english.page)
  }
  await english.open('/')
  await english.page.getByRole('link', { name: new RegExp(name) }).click()
  await english.page.getByRole('heading', { name: 'What was found' }).waitFor()
  await expectNoViolations(english.page)
})
