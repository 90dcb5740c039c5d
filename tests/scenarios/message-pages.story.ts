// What a message is about opens from it: a worker reads why a round was excused and what became of a day that was moved, an
// officer called by a whistle reports in from the phone, a roster finds its operation, the desk opens the round itself.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('message-pages')
const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)
const today = dateOf(Date.now())
const tomorrow = dateOf(Date.now() + 86_400_000)
const [excused, moved] = [newId(), newId()]
let [worker, grid] = [] as unknown as [Person, number]

const looksGood = async ({ page }: Person): Promise<void> => {
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
}
const told = (login: Parameters<typeof story.server.client>[0], occasion: string) => expect.poll(async () => {
  const { messageRoutes } = await import('../../src/contract/messages.ts')
  return (await (await story.server.client(login))(messageRoutes.inbox, { query: {} })).messages.filter((one) => one.occasion === occasion).length
})

beforeAll(async () => {
  const unit = async (level: string, name: string): Promise<number> => (await story.server.database.query<{ id: number }>('select id from units where district = $1 and level = $2 and name = $3', [story.server.district, level, name]))[0]!.id
  const community = await unit('community', story.server.place.community)
  grid = (await story.server.database.query<{ id: number }>("select id from units where district = $1 and level = 'grid' and parent_id = $2 and name = $3", [story.server.district, community, story.server.place.grid]))[0]!.id
  const desk = await story.server.client({ login: 'community' })
  for (const [id, name] of [[excused, '每日走访'], [moved, '每日巡查']] as const)
    await desk(roundRoutes.save, {
      body: {
        commandId: newId(), id, version: 0, unitId: community, from: today, until: null, name, kind: 'visit', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
        window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
      },
    })
  await desk(roundRoutes.excuse, { body: { id: newId(), commandId: newId(), routineId: excused, unitId: grid, plannedOn: today, reason: '暴雨红色预警' } })
  await desk(roundRoutes.except, { params: { id: moved }, body: { commandId: newId(), unitId: null, plannedOn: today, to: tomorrow, reason: '全区停电检修' } })
})

test('a worker opens the excused round from the inbox and reads why', async () => {
  await told({ login: 'grid' }, 'roundExcused').toBe(1)
  await told({ login: 'grid' }, 'roundMoved').toBe(1)
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid' })
  const { page } = worker
  await worker.open('/messages')
  await page.getByRole('link', { name: /走访巡查免做/ }).first().click()
  await page.waitForURL(`**/worker/round/${excused}/${grid}/${today}`)
  await page.getByText('暴雨红色预警').first().waitFor()
  await looksGood(worker)
})

test('and the day that was moved for everybody, from which their own leads on', async () => {
  const { page } = worker
  await worker.open('/messages')
  await page.getByRole('link', { name: /走访巡查改期/ }).first().click()
  await page.waitForURL(`**/worker/round/${moved}/all/${today}`)
  await page.getByText(`${today} 改到 ${tomorrow}`).first().waitFor()
  await page.getByText('全区停电检修').first().waitFor()
  await looksGood(worker)
  await page.getByRole('link', { name: new RegExp(story.server.place.grid) }).first().click()
  await page.waitForURL(`**/worker/round/${moved}/${grid}/${today}`)
  await page.getByText('开始时间').waitFor()
})

test('the desk opens a round from its list and from its address, with what may be decided', async () => {
  const desk = await story.person('the community desk', { app: 'console', login: 'community' })
  const { page } = desk
  await desk.open(`/rounds?view=list&from=${today}&to=${today}`)
  await page.getByRole('row', { name: new RegExp(`${story.server.place.grid}.*每日走访`) }).getByRole('link', { name: story.server.place.grid }).click()
  await page.getByText('暴雨红色预警').waitFor()
  await looksGood(desk)
  await desk.open(`/rounds/${moved}/all/${today}`)
  await page.getByRole('region', { name: '改动和原因' }).getByText('全区停电检修').waitFor()
  await looksGood(desk)
})
