// What the phone did and the desk did meanwhile: both sides are shown, the worker settles it; an update of the app with a full
// outbox loses nothing; a lost phone erases what it holds.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { syncRoutes } from '../../src/contract/sync.ts'
import { expectNoSidewaysScrolling, expectNoViolations } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { filled, keysOnPhone, rewriteOnPhone } from '../support/phone-store.ts'
import { reportByWorker, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('attention')
let [taken, helped, waits]: MadeCase[] = []
let worker: Person

const textsOf = async (id: string, step: string): Promise<string[]> =>
  (await story.server.database.query<{ text: string }>('select text from case_steps where district = $1 and case_id = $2 and step = $3 order by seq', [story.server.district, id, step])).map(({ text }) => text)

const ask = async (id: string, step: string, label: string | RegExp, text: string, press: string | RegExp): Promise<void> => {
  const { page } = worker
  await worker.open(`/case/${id}/${step}`)
  await page.getByLabel(label).first().fill(text)
  await page.locator('.action-bar').getByRole('button', { name: press }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
}

beforeAll(async () => {
  ;[taken, helped, waits] = [await reportByWorker(story.server, '东门的路灯忽明忽暗'), await reportByWorker(story.server, '西门的路灯整夜亮着'), await reportByWorker(story.server, '北门的路灯罩子松了')]
})

test('without a network the worker passes one up and returns to another; the desk acts on both', async () => {
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  const { page } = worker
  await worker.open()
  await filled(page, 'cases')
  await worker.away(true)
  await ask(taken!.id, 'passUp', '为什么上交', '要登高车', /上交/)
  await ask(helped!.id, 'passUp', '为什么上交', '要电工', /上交/)
  // The same thing: the same worker has passed it up at a desk. Something else: the street called departments to help.
  await takeStep(await story.server.client({ login: 'grid' }), taken!.id, 'passUp', { text: '先报社区' })
  const { offices } = await (await story.server.client({ login: 'street' }))({ id: 'people.offices', method: 'GET', path: '/api/offices', verb: 'account.own', schemas: {} } as never, {} as never) as unknown as { offices: { id: number }[] }
  await takeStep(await story.server.client({ login: 'street' }), helped!.id, 'callAssistants', { officeIds: [offices[0]!.id] })
  worker.expect(/409|422/)
  await worker.away(false)
  await page.getByText('2 件需要处理').first().waitFor()
})

test('both sides are shown, with what is still possible', async () => {
  const { page } = worker
  await worker.open('/waiting')
  const hard = page.getByRole('article').filter({ hasText: '要登高车' })
  await hard.getByText('您在别的设备上已处理同一处，这一步已不能做').waitFor()
  await hard.getByText('先报社区').waitFor()
  expect(await hard.getByRole('button', { name: '仍然发出' }).count()).toBe(0)
  const soft = page.getByRole('article').filter({ hasText: '要电工' })
  await soft.getByText('别人改了别处，您的还能发').waitFor()
  await soft.getByRole('button', { name: '仍然发出' }).waitFor()
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
  await page.evaluate(() => localStorage.setItem('wangge.language', 'en'))
  for (const [path, said] of [['/waiting', 'Send mine all the same'], ['/cells', 'Buildings'], ['/me', 'My devices'], ['/sent', 'What was sent']] as const) {
    await worker.open(path)
    await page.getByText(new RegExp(said, 'i')).first().waitFor()
    await expectNoViolations(page)
    await expectNoSidewaysScrolling(page)
  }
  await page.evaluate(() => localStorage.setItem('wangge.language', 'zh'))
})

test('nothing goes by itself: still there after the app was closed; settled, the one is sent on top, the other is let go and can be brought back', async () => {
  const { page } = worker
  await worker.open('/waiting')
  await expect.poll(() => page.getByRole('article').count()).toBe(2)
  await page.getByRole('article').filter({ hasText: '要电工' }).getByRole('button', { name: '仍然发出' }).click()
  await expect.poll(() => textsOf(helped!.id, 'passUp')).toEqual(['要电工'])
  await page.getByRole('article').filter({ hasText: '要登高车' }).getByRole('button', { name: '以别人的为准' }).click()
  await page.getByText('都发出去了').waitFor()
  await worker.open('/sent')
  await page.getByRole('article').filter({ hasText: '要登高车' }).getByRole('button', { name: '恢复' }).click()
  await worker.open('/waiting')
  await page.getByRole('article').filter({ hasText: '要登高车' }).getByRole('button', { name: '改成内部备注' }).click()
  await expect.poll(() => textsOf(taken!.id, 'note')).toEqual(['要登高车'])
  expect(await textsOf(taken!.id, 'passUp')).toEqual(['先报社区'])
})

test('an outbox written by older apps is sent by the new one', async () => {
  const { page } = worker
  await worker.away(true)
  await ask(waits!.id, 'note', '备注内容', '等零件', /备注/)
  // As the app before wrote it, and as the one before that.
  const oldest = newId()
  await rewriteOnPhone(page, 'outbox', (command) => ({ ...command, version: 1, input: { ...(command['input'] as object), body: { ...(command['input'] as { body: object }).body, commandId: command['id'] } } }))
  await page.evaluate(([id, caseId, by]) => localStorage.setItem('wangge.worker.parcels', JSON.stringify([{ id, kind: 'note', caseId, version: null, fields: { text: '零件已订' }, photos: [], savedAt: Date.now() - 60_000, waiting: true, refusal: null, by }])),
    [oldest, waits!.id, (await story.server.database.query<{ id: number }>("select id from accounts where district = $1 and login = 'grid'", [story.server.district]))[0]!.id] as const)
  // A newer service worker takes over while it sends.
  const source = await (await fetch(`${story.server.base}/worker/sw.js`)).text()
  story.server.replace('/worker/sw.js', source.replace(/(\$\{app\}-)[0-9a-f]{12}/, '$1newer'))
  await worker.away(false)
  await worker.open()
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.startsWith('worker-newer')))).toBe(true)
  await expect.poll(() => textsOf(waits!.id, 'note')).toEqual(expect.arrayContaining(['等零件', '零件已订']))
  expect(await page.evaluate(() => localStorage.getItem('wangge.worker.parcels'))).toBeNull()
  expect((await textsOf(waits!.id, 'note')).length).toBe(2)
})

test('a lost phone that is revoked at the desk erases what it holds, and what waited on it', async () => {
  const { page } = worker
  await worker.away(true)
  await ask(waits!.id, 'note', '备注内容', '这条不该发出', /备注/)
  const call = await story.server.client({ login: 'district' })
  const [person] = await story.server.database.query<{ id: number }>("select person_id as id from accounts where district = $1 and login = 'grid'", [story.server.district])
  const { devices } = await call(syncRoutes.devicesOf, { params: { id: person!.id } })
  await call(syncRoutes.revoke, { params: { id: person!.id, device: devices[0]!.id }, body: { reason: '手机丢在公交车上' } })
  worker.expect(/401|403/)
  await worker.away(false)
  await page.getByRole('button', { name: '登录' }).waitFor()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/worker/')
  expect(await page.locator('body').innerText()).not.toMatch(/路灯|零件|这条不该发出/)
  for (const shelf of ['known', 'outbox', 'drafts', 'photos', 'sent', 'meta']) await expect.poll(() => keysOnPhone(page, shelf), { message: shelf }).toSatisfy((keys: string[] | null) => keys === null || keys.length === 0)
  const answers = 'wangge.worker.answers'
  await expect.poll(() => page.evaluate((known) => Object.keys(localStorage).filter((key) => key.startsWith('wangge.worker.') && key !== known), answers)).toEqual([])
  // The page has asked who is signed in: nobody.
  await expect.poll(() => page.evaluate((key) => (JSON.parse(localStorage.getItem(key) ?? '[]') as { key: unknown[]; data: unknown }[]).map(({ key: [id], data }) => ({ id, data })), answers)).toEqual([{ id: 'account.me', data: expect.objectContaining({ signedIn: false, accountId: null, personId: null }) }])
  const cached = async (): Promise<string[]> => (await page.evaluate(async () => Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))))).flat()
  await expect.poll(async () => (await cached()).filter((url) => url.includes('/api/'))).toEqual([])
  expect(await textsOf(waits!.id, 'note')).not.toContain('这条不该发出')
})
