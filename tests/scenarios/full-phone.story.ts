// A phone without room: Chromium is told that the app may keep no more than it does. A photo that finds no room is not taken, and
// that is said in the reader's language; words are kept all the same, also when the app is closed; everything else goes on. Once
// what waits is sent there is room again, and the photo can be taken.
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { CDPSession } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { draftKept, filled, keysOnPhone } from '../support/phone-store.ts'
import { reportByWorker, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import { chooseCover, noteOnPhone, pickPhotos } from '../support/worker-acts.ts'

const story = tellStory('full phone')
const said = '楼道堆满杂物，照片拍到存不下'
let lamp: MadeCase
let worker: Person
let cdp: CDPSession

/** Noise, so that it is as large as a photo is. */
const photo = async (n: number) => {
  const [width, height] = [1500, 1100]
  return [{ name: `hall-${n}.jpg`, mimeType: 'image/jpeg', buffer: await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } }).jpeg({ quality: 92 }).toBuffer() }]
}
/** So much more than now; nothing said: as much as it likes. */
const room = async (bytes?: number): Promise<void> => {
  const usage = await worker.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: story.server.base, ...(bytes === undefined ? {} : { quotaSize: usage + bytes }) })
}
const refusals = (): Promise<number> => worker.page.getByRole('alert').filter({ hasText: /手机空间不足，这张照片没有存下|could not keep the photo/ }).count()
const pictures = (): Promise<number> => worker.page.getByRole('img', { name: /^(现场照片|Scene photo)/ }).count()

beforeAll(async () => {
  lamp = await reportByWorker(story.server, '南门的路灯不亮')
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  // Who saves data holds no small photos of cases, which would make room whenever they have come by then.
  await worker.context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  cdp = await worker.context.newCDPSession(worker.page)
  // From the beginning: Chromium lets a database that had room go on for half a minute without asking.
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: story.server.base, quotaSize: 8_000_000 })
  await worker.open()
  await filled(worker.page, 'cases', 'cells')
})

test('photos are taken until there is no room; the one that isn’t kept is named, and those before it are there', async () => {
  const { page } = worker
  await worker.away(true)
  await worker.open('/report')
  await page.getByLabel('说明').fill(said.slice(0, 6))
  await chooseCover(worker)
  await page.getByText(story.server.place.grid).first().waitFor()
  for (let n = 1; n <= 9 && (await refusals()) === 0; n += 1) {
    await pickPhotos(worker, await photo(n))
    // Kept, or told that it is not: a photo shows before either.
    await expect.poll(async () => (await refusals()) > 0 || (await keysOnPhone(page, 'uploads'))?.length === n).toBe(true)
  }
  expect(await refusals()).toBe(1)
  expect(await pictures()).toBeGreaterThan(0)
  await page.getByText('手机空间不足：文字照常保存，照片暂时存不下').waitFor()
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
})

test('words are kept, also when the app is closed; and other things go on', async () => {
  const { page } = worker
  await room(0)
  // What is refused may show for a moment longer than it is said.
  const kept = (await keysOnPhone(page, 'uploads'))!.length
  await expect.poll(pictures).toBe(kept)
  await page.getByLabel('说明').fill(said)
  await draftKept(page, said)
  await worker.open('/cells')
  await page.getByRole('img', { name: /的地图/ }).waitFor()
  await worker.open('/report')
  await page.getByRole('img', { name: `现场照片 ${kept}` }).waitFor()
  expect(await page.getByLabel('说明').inputValue()).toBe(said)
  expect(await pictures()).toBe(kept)
  await noteOnPhone(worker, lamp.id, '空间满了也能写')
  await worker.open('/waiting')
  await page.getByText('空间满了也能写').waitFor()
})

test('in English it reads as clearly', async () => {
  const { page } = worker
  await page.evaluate(() => localStorage.setItem('wangge.language', 'en'))
  await worker.open(`/case/${lamp.id}/note`)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('From album', { exact: true }).click()])
  await chooser.setFiles(await photo(20))
  await page.getByText(/This phone is full and could not keep the photo/).waitFor()
  await expectNoViolations(page)
  await page.evaluate(() => localStorage.setItem('wangge.language', 'zh'))
})

test('with a network all of it is sent, which makes room: the photo can be taken again', async () => {
  const { page } = worker
  await worker.open('/report')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  const kept = (await keysOnPhone(page, 'uploads'))!.length
  expect(kept).toBeGreaterThan(0)
  await worker.away(false)
  await page.getByText('都发出去了').waitFor({ timeout: 120_000 })
  const [sent] = await story.server.database.query<{ reports: number; photos: number; notes: number }>(
    `select (select count(*) from cases where description = $1) as reports, (select count(*) from cases c join case_files f on f.case_id = c.id where c.description = $1) as photos,
      (select count(*) from case_steps where text = '空间满了也能写') as notes`, [said])
  expect(sent).toEqual({ reports: 1, photos: kept, notes: 1 })
  await expect.poll(() => keysOnPhone(page, 'photos')).toEqual([])
  expect(await page.evaluate(() => localStorage.getItem('wangge.worker.spare'))).toBeNull()
  await worker.away(true)
  await worker.open(`/case/${lamp.id}/note`)
  await expect.poll(async () => {
    await pickPhotos(worker, await photo(30))
    await expect.poll(async () => (await pictures()) + (await refusals()), { timeout: 10_000 }).toBeGreaterThan(0)
    return pictures()
  }).toBeGreaterThan(0)
  await room()
})
