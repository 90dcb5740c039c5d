// Killed at any keystroke: somebody writes as fast as people do, the whole browser is killed at once, without waiting for
// anything, and opened again without a network. What was written is there, but for the letter that was just being handled; and
// what waits to be sent is there with its photo, though Chromium may have thrown its database away.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filled, keysOnPhone } from '../support/phone-store.ts'
import { chooseCategory } from '../support/choose-category.ts'
import { killablePhone, type KillablePhone } from '../support/killable-phone.ts'
import { makePhoto } from '../support/photos.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('keystroke')
/** Of a hurried typist: twenty letters a second. */
const betweenLetters = 50
/** The letter whose key is being handled. */
const onItsWay = 1
let phone: KillablePhone
const report = (): string => `${story.server.base}/worker/report`

beforeAll(async () => {
  phone = killablePhone(story.server, await story.server.session({ login: 'grid' }))
  const page = await phone.start(true)
  await page.goto(`${story.server.base}/worker/`)
  await filled(page, 'cells')
  await phone.network(false)
  await page.goto(report())
  await page.getByText('没有网络，先存手机').waitFor()
})
afterAll(() => phone?.end())

test('a report with a photo waits to be sent', async () => {
  const page = phone.page()
  await page.getByLabel('说明').fill('等着发出的事')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).click()])
  await chooser.setFiles([{ name: 'wall.jpg', mimeType: 'image/jpeg', buffer: await makePhoto() }])
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await chooseCategory(page, '公用设施', '井盖缺失或破损')
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await page.goto(report())
  await page.getByLabel('说明').waitFor()
})

/** Types until that letter, and kills the browser in the same moment. Every letter is another. */
const typeAndKill = async (from: number, letters: number): Promise<string> => {
  const page = phone.page()
  await page.getByLabel('说明').focus()
  await page.keyboard.press('Control+End')
  let typed = ''
  for (let n = 0; n < letters; n += 1) {
    if (n > 0) await page.waitForTimeout(betweenLetters)
    typed += String.fromCodePoint(0x4e00 + from + n)
    await page.keyboard.insertText(typed.at(-1)!)
  }
  await phone.kill()
  return typed
}

const reopened = async (): Promise<string> => {
  const page = await phone.start(false)
  await page.goto(report())
  const field = page.getByLabel('说明')
  await field.waitFor()
  return field.inputValue()
}

test.for([1, 2, 3, 4, 5, 6])('kill %i finds what was written before it', async (kill) => {
  const before = await phone.page().getByLabel('说明').inputValue()
  const letters = 12 + Math.floor(Math.random() * 25)
  const typed = before + (await typeAndKill(kill * 100, letters))
  const found = await reopened()
  const lost = typed.length - found.length
  console.info(`killed at letter ${letters}: ${lost} lost`)
  expect(typed.startsWith(found), `“${found}” is not how “${typed}” begins`).toBe(true)
  expect(lost).toBeLessThanOrEqual(onItsWay)
  expect(await keysOnPhone(phone.page(), 'outbox')).toHaveLength(1)
})

test('a browser that throws its databases away when it is opened again loses nothing of it either', async () => {
  const before = await phone.page().getByLabel('说明').inputValue()
  const typed = before + (await typeAndKill(1_000, 12))
  phone.loseDatabases()
  const found = await reopened()
  expect(typed.startsWith(found), `“${found}” is not how “${typed}” begins`).toBe(true)
  expect(typed.length - found.length).toBeLessThanOrEqual(onItsWay)
  expect(await keysOnPhone(phone.page(), 'outbox')).toHaveLength(1)
  expect((await keysOnPhone(phone.page(), 'photos'))?.filter((key) => !key.endsWith('.original'))).toHaveLength(1)
})

test('in the street the report arrives with its photo, and the draft stays', async () => {
  const page = phone.page()
  await phone.network(true)
  await page.goto(`${story.server.base}/worker/`)
  const { database, district } = story.server
  const arrived = () => database.query("select count(f.file_id)::int as photos from cases c join case_files f on f.district = c.district and f.case_id = c.id where c.district = $1 and c.description = '等着发出的事'", [district])
  await expect.poll(arrived).toEqual([{ photos: 1 }])
  await page.goto(report())
  await page.getByLabel('说明').waitFor()
  expect((await page.getByLabel('说明').inputValue()).length).toBeGreaterThan(6)
})
