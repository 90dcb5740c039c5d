// A track along a patrol: allowed by the district with a reason, begun and stopped by the worker, then looked at once by the
// desk, which says why; the way is on the map with the day it is erased, the look stands in the audit, and the worker erases it.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { trackRoutes } from '../../src/contract/tracks.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('track', { maps: 'drawn' })
const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)
const today = dateOf(Date.now())
const gone = dateOf(Date.now() + 7 * 86_400_000)
const why = '居民反映夜间有一段路没人走，核对路线'
const seen = () => story.server.database.query<{ reason: string }>("select data ->> 'reason' as reason from journal where district = $1 and kind = 'track.seen'", [story.server.district])
let [worker, desk] = [] as unknown as [Person, Person]

beforeAll(async () => {
  const [community] = await story.server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [story.server.district, story.server.place.community])
  const desks = await story.server.client({ login: 'community' })
  for (const name of ['夜间防火巡查', '另一处巡查']) await desks(roundRoutes.save, {
    body: {
      commandId: newId(), id: newId(), version: 0, unitId: community!.id, from: today, until: null, name, kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community!.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
      window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
    },
  })
  await (await story.server.client({ login: 'supervisor' }))(trackRoutes.switchOn, { body: { id: newId(), commandId: newId(), reason: '冬季夜间防火巡查，保护单独出行的人', fromOn: today, untilOn: gone, keepDays: 7 } })
})

test('a worker begins a track, walks, and stops it', async () => {
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid' })
  const { page, context } = worker
  await worker.open()
  await page.getByRole('link', { name: /夜间防火巡查/ }).first().click()
  await page.getByText('冬季夜间防火巡查，保护单独出行的人').waitFor()
  await page.getByRole('button', { name: '开始记录轨迹' }).click()
  const { lng, lat } = story.server.place
  for (let n = 1; n <= 5; n += 1) {
    await context.setGeolocation({ longitude: lng + n * 0.0004, latitude: lat + (n % 2) * 0.0003, accuracy: 8 })
    await page.getByText(new RegExp(`已记 [${n}-9] 个点`)).waitFor()
  }
  // Only one runs at a time: another patrol says where, and leads there.
  const here = page.url()
  await worker.open()
  await page.getByRole('link', { name: /另一处巡查/ }).first().click()
  await page.getByText('正在记录另一次巡查的轨迹，先到那里停止。').waitFor()
  await page.getByRole('link', { name: '去那里' }).click()
  await page.waitForURL(here)
  await page.getByRole('button', { name: '停止' }).click()
  await page.getByRole('button', { name: '开始记录轨迹' }).waitFor()
  await expect.poll(() => story.server.database.query('select 1 from tracks where district = $1 and stopped_at is not null', [story.server.district]).then((rows) => rows.length)).toBe(1)
})

test('the desk sees nothing of it without saying why, and a short reason is no reason', async () => {
  desk = await story.person('the community desk', { app: 'console', login: 'community' })
  const { page } = desk
  await desk.open(`/rounds?view=list&from=${today}&to=${today}`)
  await page.getByRole('row', { name: new RegExp(`${story.server.place.grid}.*夜间防火巡查`) }).getByRole('button', { name: /^看轨迹/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^查\s*看$/ }).click()
  await dialog.getByText('请写明理由，至少 10 个字').waitFor()
  await dialog.getByLabel('原因').fill('看看')
  await dialog.getByRole('button', { name: /^查\s*看$/ }).click()
  await dialog.getByText('请写明理由，至少 10 个字').waitFor()
  expect(await seen()).toEqual([])
  await settled(page)
  await expectNoViolations(page)
})

test('with a reason it is on the map with the day it is erased, and was looked at once', async () => {
  const { page } = desk
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').fill(why)
  await dialog.getByRole('button', { name: /^查\s*看$/ }).dblclick()
  await dialog.getByText(`${gone} 自动删除`).waitFor()
  const map = dialog.locator('.net-map[data-ready="true"]')
  await map.waitFor()
  await map.locator('canvas').waitFor()
  await settled(page)
  await expectNoViolations(page)
  expect(await seen()).toEqual([{ reason: why }])
})

test('the look stands in the audit with its reason, and the coordinates don’t', async () => {
  const auditor = await story.person('the auditor', { app: 'console', login: 'auditor' })
  await auditor.open('/audit')
  await auditor.page.getByText('查看巡查轨迹').first().waitFor()
  await auditor.page.getByText(why).first().waitFor()
})

test('the worker erases it; the desk is told that there is none', async () => {
  await worker.page.reload()
  await worker.page.getByText('看记下的点').waitFor()
  await worker.page.getByRole('button', { name: '删除轨迹' }).click()
  await worker.page.getByText('轨迹已删除').waitFor()
  const { page } = desk
  await desk.open(`/rounds?view=list&from=${today}&to=${today}`)
  await page.getByRole('row', { name: new RegExp(`${story.server.place.grid}.*夜间防火巡查`) }).getByRole('button', { name: /^看轨迹/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').fill(why)
  desk.expect(/POST \/api\/tracks\/look: 404/)
  await dialog.getByRole('button', { name: /^查\s*看$/ }).click()
  await dialog.getByText('没有轨迹，或已经删除。').waitFor()
})

test('on the narrowest phone, in English, it fits as well', async () => {
  const phone = await story.person('an English desk on a phone', { app: 'console', screen: 'phone', login: 'community', language: 'en' })
  await phone.open(`/rounds?view=list&from=${today}&to=${today}`)
  await phone.page.getByRole('button', { name: /^See track/ }).first().click()
  await phone.page.getByRole('dialog').getByRole('button', { name: 'Look' }).click()
  await phone.page.getByText('Write why, in at least 10 characters').waitFor()
  await settled(phone.page)
  await expectNoSidewaysScrolling(phone.page)
  await expectNoViolations(phone.page)
})
