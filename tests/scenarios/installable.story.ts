// The apps can be put on a phone: manifest, icons, service worker; without a network they open all the same, and nothing
// that was typed is lost: it goes out by itself when the network is back.
import { expect, test } from 'vitest'
import type { App, Person } from '../support/browser.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import { filled } from '../support/phone-store.ts'
import { makePhoto } from '../support/photos.ts'

const story = tellStory('installable')
let worker: Person, resident: Person
let lamp: MadeCase

type Manifest = { name: string; start_url: string; scope: string; display: string; icons: { src: string; sizes: string; purpose: string; type: string }[] }

/** Until the service worker keeps the app's whole shell and answers for its pages. */
const installed = async ({ page }: Person): Promise<string> => {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const working = registration.active!
    if (working.state !== 'activated') await new Promise<void>((resolve) => working.addEventListener('statechange', () => working.state === 'activated' && resolve()))
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  })
  return page.evaluate(async () => new URL((await navigator.serviceWorker.ready).scope).pathname)
}

test.each(['citizen', 'worker', 'console'] as const)('the %s app has a manifest with icons, and a service worker of its own', async (app: App) => {
  const person = await story.person(`visitor of ${app}`, { app, installable: true })
  const { page } = person
  await person.open()
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const answer = await page.request.get(new URL(href!, page.url()).href)
  expect(answer.headers()['content-type']).toMatch(/manifest\+json|application\/json/)
  const manifest = (await answer.json()) as Manifest
  expect(manifest).toMatchObject({ start_url: `/${app}/`, scope: `/${app}/`, display: 'standalone' })
  expect(manifest.name).not.toBe('')
  for (const [sizes, purpose] of [['192x192', 'any'], ['512x512', 'any'], ['192x192', 'maskable'], ['512x512', 'maskable']]) {
    const icon = manifest.icons.find((one) => one.sizes === sizes && one.purpose === purpose)!
    const drawn = await page.evaluate(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, icon.src)
    expect(drawn).toBe(sizes)
  }
  expect(await installed(person)).toBe(`/${app}/`)
})

test('a resident’s half-written report survives a dead network and a killed page', async () => {
  resident = await story.person('resident', { app: 'citizen', phone: story.server.residents[1]!, installable: true })
  const { page } = resident
  await resident.open('/report/photo')
  await installed(resident)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('拍照', { exact: true }).click()])
  await chooser.setFiles([{ name: 'bin.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ width: 800, height: 600 }) }])
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await page.getByRole('link', { name: '下一步' }).click()
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '公用设施' }).click()
  await page.getByRole('radio', { name: '路灯不亮或损坏' }).click()
  await page.getByLabel('再说几句').fill('写到一半，进了电梯')
  await resident.away(true)
  await page.reload()
  await page.getByLabel('再说几句').waitFor()
  expect(await page.getByLabel('再说几句').inputValue()).toBe('写到一半，进了电梯')
})

test('sent without a network it waits, says so, and goes by itself once there is one', async () => {
  const { page } = resident
  const find = () => story.server.database.query<{ files: number }>("select (select count(*) from case_files f where f.district = c.district and f.case_id = c.id) as files from cases c where description = '写到一半，进了电梯'")
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByRole('heading', { name: '已存好，等网络' }).first().waitFor()
  expect(await find()).toEqual([])
  await resident.away(false)
  await page.getByRole('heading', { name: '谢谢您，已经收到' }).waitFor({ timeout: 20_000 })
  expect(await find()).toEqual([{ files: 1 }])
})

test('a grid worker’s app opens without a network with what was last known, and says that it is not connected', async () => {
  lamp = await reportCase(story.server, '地下室里的路灯不亮')
  const community = await story.server.client({ login: 'community' })
  await takeStep(community, lamp.id, 'accept', { verifyOnSite: true })
  worker = await story.person('grid worker', { app: 'worker', login: 'grid', installable: true })
  const { page } = worker
  await worker.open()
  await installed(worker)
  await page.getByRole('link').filter({ hasText: lamp.description }).first().click()
  await page.getByRole('navigation', { name: '可以做什么' }).getByRole('link', { name: '核实' }).waitFor()
  await filled(page, 'cases')
  await worker.away(true)
  await page.goto('/worker/')
  await page.getByText('没有网络，先存手机').waitFor()
  await page.getByRole('link').filter({ hasText: lamp.description }).first().waitFor()
})

test('verified down there, it waits in the outbox over a restart and goes out upstairs', async () => {
  const { page } = worker
  await page.getByRole('link').filter({ hasText: lamp.description }).first().click()
  await page.getByRole('navigation', { name: '可以做什么' }).getByRole('link', { name: '核实' }).click()
  await page.getByRole('radio', { name: '情况属实' }).click()
  await page.getByLabel('现场情况').fill('地下室一层，灯管坏了')
  await page.getByRole('button', { name: '提交核实' }).click()
  await page.getByText('等待发送').first().waitFor()
  await page.reload()
  await page.getByText('地下室一层，灯管坏了').waitFor()
  await page.getByText('1 件待发').first().waitFor()
  const state = async (): Promise<string> => (await story.server.database.query<{ state: string }>('select state from cases where id = $1', [lamp.id]))[0]!.state
  expect(await state()).toBe('verifying')
  await worker.away(false)
  await expect.poll(state).toBe('filed')
  await page.getByText('都发出去了').waitFor()
  const steps = await story.server.database.query<{ text: string }>("select text from case_steps where case_id = $1 and step = 'verify'", [lamp.id])
  expect(steps).toEqual([{ text: '地下室一层，灯管坏了' }])
})

test('the console without a network says so in plain words instead of an empty window', async () => {
  const clerk = await story.person('street desk', { app: 'console', login: 'street', installable: true })
  const { page } = clerk
  await clerk.open()
  await installed(clerk)
  await clerk.away(true)
  await page.reload()
  await page.getByText(/网络已断开/).first().waitFor()
})
