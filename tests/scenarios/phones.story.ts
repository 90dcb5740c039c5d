// On the phone nothing typed is lost: a report half written outlives the app, photos that did not go out go again, what was
// sent without a network goes by itself, a step decided on an old state is not thrown away. And the elder mode holds what
// it promises.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { chooseCategory } from '../support/choose-category.ts'
import { filled } from '../support/phone-store.ts'
import { makePhoto } from '../support/photos.ts'
import { reportCase, takeStep } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('phones', { apart: true })
const words = '河边栏杆断了一截，孩子容易掉下去'

const countCases = async (description: string): Promise<number> =>
  (await story.server.database.query<{ n: number }>('select count(*) as n from cases where district = $1 and description = $2', [story.server.district, description]))[0]!.n

const addFromAlbum = async ({ page }: Person, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).click()])
  await chooser.setFiles(files)
}
const jpeg = async (name: string, colour: string) => ({ name, mimeType: 'image/jpeg', buffer: await makePhoto({ colour }) })

test('the first view of the citizen app needs less than 120 KB of script', async () => {
  const visitor = await story.person('a visitor', { app: 'citizen' })
  const scripts: Promise<number>[] = []
  visitor.page.on('response', (response) => {
    if (response.request().resourceType() === 'script' || response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length))
  })
  await visitor.open()
  await settled(visitor.page)
  const sizes = await Promise.all(scripts)
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120_000)
})

test('a report half written, with photos that could not be sent, outlives the app and is sent once', async () => {
  const resident = await story.person('a resident on the way', { app: 'citizen', phone: story.server.residents[0]! })
  const { page } = resident
  resident.expect(/PUT \/api\/files\/.*ERR_FAILED/)
  await page.route('**/api/files/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await resident.open('/report/photo')
  await addFromAlbum(resident, [await jpeg('far.jpg', '#704020'), { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo at all') }, await jpeg('near.jpg', '#207040')])
  await page.getByText('“notes.jpg”').waitFor()
  await page.getByRole('button', { name: '重新上传' }).nth(1).waitFor()
  expect(await page.getByRole('img', { name: /现场照片/ }).count()).toBe(2)
  await expectNoViolations(page)
  await page.getByRole('link', { name: '下一步' }).click()
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('再说几句').fill(words)

  await page.unroute('**/api/files/**')
  await resident.open()
  await page.getByText('有一件还没报完').waitFor()
  await expectNoViolations(page)
  await page.getByRole('link', { name: '继续填写' }).click()
  await page.getByRole('img', { name: '现场照片 2' }).waitFor()
  await page.waitForFunction(() => document.querySelector('.photo .again, .photo .progress') === null)
  await resident.open('/report/words')
  expect(await page.getByLabel('再说几句').inputValue()).toBe(words)
  await page.getByRole('radio', { name: '公用设施' }).click()
  await page.getByRole('radio', { name: '健身器材损坏' }).click()
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByRole('heading', { name: '谢谢您，已经收到' }).waitFor()
  expect(await countCases(words)).toBe(1)
  const [{ n } = { n: 0 }] = await story.server.database.query<{ n: number }>('select count(*) as n from cases c join case_files f on f.district = c.district and f.case_id = c.id where c.description = $1', [words])
  expect(n).toBe(2)
})

test('a worker without a network opens the app, reports, and it goes by itself later', async () => {
  const worker = await story.person('a worker in a cellar', { app: 'worker', login: 'grid', installable: true })
  const { page } = worker
  await worker.open()
  await page.getByText('在线').waitFor()
  await filled(page)
  await worker.away(true)
  await worker.open()
  await page.getByText('没有网络，先存手机').waitFor()
  await worker.open('/report')
  await addFromAlbum(worker, [await jpeg('dark.jpg', '#303030')])
  await chooseCategory(page, '公用设施', '井盖缺失或破损')
  await page.getByLabel('说明').fill('地下室入口井盖缺失')
  // The phone knows its cells by itself.
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await expectNoViolations(page)
  await worker.open('/waiting')
  await page.getByText('地下室入口井盖缺失').waitFor()
  expect(await countCases('地下室入口井盖缺失')).toBe(0)
  await worker.away(false)
  await page.getByText('都发出去了').waitFor()
  expect(await countCases('地下室入口井盖缺失')).toBe(1)
})

test('a worker whose case was taken elsewhere is told who has it, keeps what was typed, and turns it into a note', async () => {
  const lamp = await reportCase(story.server, '车棚旁的路灯忽明忽暗')
  await takeStep(await story.server.client({ login: 'community' }), lamp.id, 'accept', { verifyOnSite: true })
  const worker = await story.person('a slower worker', { app: 'worker', login: 'grid' })
  const { page } = worker
  await worker.open(`/case/${lamp.id}/verify`)
  await page.getByRole('radio', { name: '情况属实' }).click()
  await page.getByLabel('现场情况').fill('看过，确实忽明忽暗')
  await takeStep(await story.server.client({ login: 'grid' }), lamp.id, 'passUp', { text: '要登高车' })
  await page.getByText(/事件现在在“.+”手上/).waitFor()
  expect(await page.getByLabel('现场情况').inputValue()).toBe('看过，确实忽明忽暗')
  expect(await page.getByRole('button', { name: '提交核实' }).isDisabled()).toBe(true)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '改成备注' }).click()
  expect(await page.getByLabel('备注内容').inputValue()).toBe('看过，确实忽明忽暗')
  await page.getByRole('button', { name: '提交备注' }).click()
  await page.getByText('备注已添加').waitFor()
})

/** Buttons, links of their own, fields and tabs lower or narrower than this; links inside a sentence are left out. */
const smallTargets = (page: Person['page'], least: number): Promise<string[]> =>
  page.evaluate((limit) => {
    const shown = (element: Element): boolean => element.checkVisibility() && element.getBoundingClientRect().width > 1
    return [...document.querySelectorAll('button, a[href], .input, label.tab, label.hero-action, .tile, label.photo-add')]
      .filter((element) => shown(element) && !element.closest('p, .skip, .sheet, canvas') && !element.classList.contains('skip'))
      .filter((element) => element.getBoundingClientRect().height < limit - 0.5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').slice(0, 12)}” ${Math.round(element.getBoundingClientRect().height)}`)
  }, least)

test.each(['18', '24', '30'])('in elder mode at %s px every view fits the screen, and every target is at least 60 px high', async (size) => {
  const elder = await story.person(`an elder with ${size} px`, { app: 'citizen', phone: story.server.residents[2]!, stored: { 'wangge.look': JSON.stringify({ size, theme: 'light' }) } })
  const { page } = elder
  for (const path of ['/', '/report/photo', '/report/place', '/report/words', '/mine', '/near', '/me', '/track', '/sign-in']) {
    await elder.open(path)
    await settled(page)
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBe(Number(size))
    expect(await smallTargets(page, 60), `${path} at ${size} px`).toEqual([])
    await expectNoSidewaysScrolling(page)
    await expectNoViolations(page)
  }
})

test('the switch for elder mode stands in “Me”, and is remembered', async () => {
  const elder = await story.person('an elder', { app: 'citizen' })
  const { page } = elder
  await elder.open('/me')
  expect(await smallTargets(page, 60)).not.toEqual([])
  await page.getByRole('switch', { name: /长辈模式/ }).click()
  await page.getByRole('radio', { name: '最大' }).click()
  await elder.open('/')
  expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBe(30)
})
