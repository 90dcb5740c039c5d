// A server in trouble: it takes the call and never answers, it answers by half, it says 500. The strip says so, the app opens
// and goes on, nothing is doubled, and sending goes on by itself when the trouble is over. And two tabs: one sends, both show.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { filled } from '../support/phone-store.ts'
import { makePhoto } from '../support/photos.ts'
import { reportByWorker, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import { noteOnPhone, pickPhotos } from '../support/worker-acts.ts'

const story = tellStory('trouble')
let [lamp, gate]: MadeCase[] = []
let worker: Person
const noAnswer = '服务器没有回应，先存手机'

const notes = async (): Promise<string[]> =>
  (await story.server.database.query<{ text: string }>("select text from case_steps where district = $1 and case_id = $2 and step = 'note' order by seq", [story.server.district, lamp!.id])).map(({ text }) => text)

/** Of the note at the gate. */
const photos = async (): Promise<number> =>
  (await story.server.database.query<{ n: number }>('select count(*) as n from case_files where district = $1 and case_id = $2', [story.server.district, gate!.id]))[0]!.n

beforeAll(async () => {
  ;[lamp, gate] = [await reportByWorker(story.server, '东门的路灯忽明忽暗'), await reportByWorker(story.server, '东门的栏杆松了')]
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  // A phone with less patience than others, so that the story needs none: silences of 8, 20 and 40 seconds are over sooner.
  await worker.open()
  await filled(worker.page, 'cases')
  await worker.context.addInitScript(() => {
    const real = setTimeout
    globalThis.setTimeout = ((work: () => void, wait = 0, ...more: unknown[]) => real(work, wait >= 8_000 && wait <= 40_000 ? wait / 16 : wait, ...(more as []))) as typeof setTimeout
  })
  await worker.open()
  await filled(worker.page, 'cases')
})

test('a server that never answers: the worker doesn’t wait for it, the strip says so, and the app opens all the same', async () => {
  const { page } = worker
  worker.trouble('silent')
  await noteOnPhone(worker, lamp!.id, '服务器不说话')
  await page.getByText(noAnswer).waitFor()
  await expectNoViolations(page)
  await worker.open()
  await page.getByText(lamp!.description).first().waitFor()
  expect(await notes()).toEqual([])
  worker.trouble(null)
  await expect.poll(notes).toEqual(['服务器不说话'])
  await page.getByText('在线', { exact: true }).waitFor()
})

test('a server whose answers break off in the middle: what it did is not done again', async () => {
  const { page } = worker
  worker.trouble('half')
  await noteOnPhone(worker, lamp!.id, '只听到一半')
  await expect.poll(notes).toEqual(['服务器不说话', '只听到一半'])
  await page.getByText(noAnswer).waitFor()
  await page.getByRole('article').filter({ hasText: '只听到一半' }).waitFor()
  await worker.open(`/case/${gate!.id}/note`)
  await page.getByLabel('备注内容').fill('照片也只到一半')
  await pickPhotos(worker, [{ name: 'gate.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour: '#336699', width: 1200, height: 900 }) }])
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await page.locator('.action-bar').getByRole('button', { name: /备注/ }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  worker.trouble(null)
  await page.getByText('都发出去了').waitFor()
  expect(await photos()).toBe(1)
  expect(await notes()).toEqual(['服务器不说话', '只听到一半'])
})

test('a server that says 500 for a while is asked again by itself, later each time, and told once', async () => {
  const { page } = worker
  worker.trouble('failing')
  await noteOnPhone(worker, lamp!.id, '服务器坏了一会儿')
  await page.getByText(noAnswer).waitFor()
  await worker.open('/cells')
  await page.getByRole('img', { name: /的地图/ }).waitFor()
  worker.trouble(null)
  await expect.poll(notes).toEqual(['服务器不说话', '只听到一半', '服务器坏了一会儿'])
  await page.getByText('在线', { exact: true }).waitFor()
})

test('in two tabs one sends, once, and both show what became of it', async () => {
  const { page, context } = worker
  const second = await context.newPage()
  const asked: string[] = []
  const hear = (tab: Page): void => void tab.on('response', (response) => { if (response.url().endsWith('/api/sync/send')) asked.push(response.request().postData() ?? '') })
  await worker.open('/waiting')
  await second.goto('/worker/waiting')
  await second.getByText('都发出去了').waitFor()
  ;[page, second].forEach(hear)
  await worker.away(true)
  await noteOnPhone(worker, lamp!.id, '两个页面开着')
  await second.getByRole('article').filter({ hasText: '两个页面开着' }).waitFor()
  await worker.away(false)
  await expect.poll(notes).toContain('两个页面开着')
  await Promise.all([page, second].map((tab) => tab.getByText('都发出去了').waitFor()))
  expect((await notes()).filter((text) => text === '两个页面开着')).toHaveLength(1)
  expect(asked.filter((body) => body.includes('两个页面开着'))).toHaveLength(1)
  await second.close()
})
