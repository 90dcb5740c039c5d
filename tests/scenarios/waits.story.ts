// Everything waits: without a network a worker sees the photos of a case, asks a colleague to make a round, follows a case,
// looks at a shop twice and hands it over, and makes a round; each page shows it as done and still on the phone, and in the
// street it all arrives.
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { caseRoutes } from '../../src/contract/cases.ts'
import { fileRoutes } from '../../src/contract/files.ts'
import { premisesRoutes } from '../../src/contract/premises.ts'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import { killablePhone, type KillablePhone } from '../support/killable-phone.ts'
import { filled, keysOnPhone } from '../support/phone-store.ts'
import { makePhoto } from '../support/photos.ts'
import { reportCase, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('waits')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const [patrol, toGive] = ['楼道日查', '夜间代查']
const shop = '小李烧烤'
const photoId = newId()
const pictured = '墙皮脱落，砸到自行车'
const half = '写了一半的另一件事'
const toFollow = '第三盏庭院灯忽明忽暗'
let followed: MadeCase
let phone: KillablePhone
const open = (page: Page, path = '/') => page.goto(`${story.server.base}/worker${path}`)

beforeAll(async () => {
  const { server } = story
  const [community] = await server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [server.district, server.place.community])
  const desk = await server.client({ login: 'community' })
  for (const name of [patrol, toGive])
    await desk(roundRoutes.save, {
      body: {
        commandId: newId(), id: newId(), version: 0, unitId: community!.id, from: today, until: null, name, kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community!.id, level: 'grid', specialOnly: false },
        rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [{ code: 'dry', zh: '地面干燥', en: 'Floor dry', required: true }], photo: false, places: 0, talk: false, note: false },
      },
    })
  const { lng, lat } = server.place
  await desk(premisesRoutes.add, { body: { id: newId(), commandId: newId(), name: shop, kind: 'food', address: '一街 2 号', place: { lng, lat }, officeIds: [] } })
  for (let n = 1; n <= 70; n++) await desk(premisesRoutes.add, { body: { id: newId(), commandId: newId(), name: `左邻小店 ${n}`, kind: 'retail', address: '二街', place: { lng, lat }, officeIds: [] } })
  const worker = await server.client({ login: 'grid' })
  await worker(fileRoutes.put, { params: { id: photoId }, query: { name: 'wall.jpg' }, photo: new Blob([new Uint8Array(await makePhoto({ colour: '#aa7744' }))], { type: 'image/jpeg' }) })
  await worker(caseRoutes.report, { body: { id: newId(), commandId: newId(), category: '01001', description: pictured, place: { lng, lat }, photos: [{ fileId: photoId, role: 'scene' }] } })
  followed = await reportCase(server, toFollow)
  phone = killablePhone(server, await server.session({ login: 'grid' }))
})
afterAll(() => phone?.end())

const look = async (page: Page): Promise<void> => {
  await settled(page)
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
}
const addPhoto = async (page: Page): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).click()])
  await chooser.setFiles([{ name: 'fault.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour: `#${Math.floor(Math.random() * 0xffffff).toString(16).padStart(6, '0')}` }) }])
  await page.getByRole('img', { name: /现场照片/ }).first().waitFor()
}
const counts = async (): Promise<unknown> => {
  const { database, district } = story.server
  const [row] = await database.query(
    `select (select string_agg(state, ',') from round_swaps where district = $1) as swaps,
      (select count(*) from case_followers f join accounts a on a.district = f.district and a.person_id = f.person_id and a.login = 'grid' where f.district = $1 and f.case_id = $2) as following,
      (select string_agg(i.state || ' ' || i.version, ',') from inspections i join premises p on p.district = i.district and p.id = i.premises_id where i.district = $1 and p.name = $3) as inspections,
      (select count(*) from cases where district = $1 and description = '两次未改，请依法处理') as handed,
      (select count(*) from rounds r join routines t on t.district = r.district and t.id = r.routine_id where r.district = $1 and t.name = $4 and r.state = 'done') as rounds`,
    [district, followed.id, shop, patrol])
  return row
}

test('in the street the phone takes over what its posts reach, and the photos of its cases', async () => {
  const page = await phone.start(true)
  await open(page)
  await filled(page, 'cases', 'rounds', 'premises', 'checklist', 'colleagues')
  await expect.poll(() => keysOnPhone(page, 'thumbs')).toContain(photoId)
  await phone.network(false)
})

test('the photo of a case is seen without a network', async () => {
  const page = phone.page()
  await open(page, '/cases?tab=cell')
  await page.getByRole('link').filter({ hasText: pictured }).click()
  const photo = page.locator('.photo img').first()
  await expect.poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
  await page.getByRole('button', { name: /现场照片 1/ }).first().click()
  await expect.poll(() => page.getByRole('dialog').getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
  await look(page)
})

test('a colleague is asked to make a round, from those the phone knows', async () => {
  const page = phone.page()
  await open(page)
  await page.getByRole('link', { name: new RegExp(toGive) }).click()
  await page.getByRole('button', { name: '请人代做' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('没有网络：下面是附近网格的同事').waitFor()
  await look(page)
  await sheet.getByRole('radio').first().check({ force: true })
  await sheet.getByLabel('为什么').or(sheet.getByLabel('原因')).fill('家里有事')
  await sheet.getByRole('button', { name: '发出' }).click()
  await page.getByText(/已请.+代做，等待答复/).waitFor()
  await page.getByText('等待发送').first().waitFor()
  await look(page)
  await open(page)
  await page.getByRole('link', { name: new RegExp(toGive) }).getByText('等待发送').waitFor()
})

test('a case is followed', async () => {
  const page = phone.page()
  await open(page, '/report')
  const known = page.getByRole('listitem').filter({ hasText: toFollow })
  await known.getByRole('button', { name: '关注', exact: true }).click()
  await known.getByRole('button', { name: '已关注', exact: true }).waitFor()
  await page.getByLabel('说明').fill(half)
})

test('all shops that the phone holds can be seen, fifty at a time', async () => {
  const page = phone.page()
  await open(page, '/premises')
  await page.getByRole('searchbox').fill('左邻小店')
  const shops = page.locator('a.case-card', { hasText: '左邻小店' })
  await expect.poll(() => shops.count()).toBe(50)
  await page.getByRole('button', { name: '再看 20 家' }).click()
  await expect.poll(() => shops.count()).toBe(70)
  await page.getByRole('link', { name: '左邻小店 70' }).waitFor()
  expect(await page.getByRole('button', { name: /再看/ }).count()).toBe(0)
  await look(page)
})

test('a shop is looked at, warned, looked at again and handed over; each list shows it as waiting', async () => {
  const page = phone.page()
  await open(page, '/premises')
  await page.getByRole('link', { name: new RegExp(shop) }).click()
  await page.getByRole('button', { name: '全部合格' }).click()
  await page.getByRole('group', { name: '不出店经营，不占道堆放' }).getByRole('radio', { name: '有问题' }).check({ force: true })
  await addPhoto(page)
  await page.getByRole('radio', { name: '3 天后' }).check({ force: true })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '待我复查' }).waitFor()
  expect(await page.getByRole('link', { name: new RegExp(`${shop}.*待发`) }).count()).toBe(2)
  await look(page)
  await page.getByRole('link', { name: new RegExp(shop) }).last().click()
  await page.getByText('这里的检查还在手机上：待复查').waitFor()
  await look(page)
  await page.getByRole('link', { name: '去看' }).click()
  await page.getByRole('heading', { name: '复查', exact: true }).waitFor()
  await page.getByRole('radio', { name: '有问题' }).check({ force: true })
  await addPhoto(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('button', { name: '移交处理' }).click()
  await page.getByRole('radio', { name: '公用设施' }).click({ force: true })
  await page.locator('.chips input').first().check({ force: true })
  await page.getByLabel('写明情况').fill('两次未改，请依法处理')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已移交').first().waitFor()
  await page.getByText('还在手机上').waitFor()
  await look(page)
})

test('a round is made; what it found opens a report of its own, and the half-written one is still there', async () => {
  const page = phone.page()
  await open(page)
  await page.getByRole('link', { name: new RegExp(patrol) }).click()
  await page.getByRole('group', { name: '地面干燥' }).getByRole('radio', { name: '有问题' }).check({ force: true })
  await page.getByRole('button', { name: '做完' }).click()
  await page.getByRole('button', { name: /立为事件/ }).click()
  await expect.poll(() => page.getByLabel('说明').inputValue()).toBe('地面干燥')
  await page.getByText('这条上报会关联到刚才的走访巡查。').waitFor()
  await open(page, '/lists')
  await page.getByRole('link', { name: new RegExp(`${patrol}.*待发`) }).waitFor()
  await open(page, '/waiting')
  await page.getByRole('article').filter({ hasText: half }).getByRole('link', { name: '打开' }).click()
  await expect.poll(() => page.getByLabel('说明').inputValue()).toBe(half)
  await open(page, '/waiting')
  for (const what of [/^请.+代做/, '关注事件', `检查 · ${shop}`, `复查 · ${shop}`, `移交处理 · ${shop}`]) await page.getByRole('article').filter({ hasText: what }).first().waitFor()
  await look(page)
  expect(await counts()).toEqual({ swaps: null, following: 0, inspections: null, handed: 0, rounds: 0 })
})

test('with a network it all arrives, and the half-written reports stay', async () => {
  const page = phone.page()
  await phone.network(true)
  await open(page)
  await expect.poll(counts).toEqual({ swaps: 'asked', following: 1, inspections: 'handedOver 3', handed: 1, rounds: 1 })
  await open(page, '/waiting')
  for (const what of [half, '地面干燥']) await page.getByRole('article').filter({ hasText: what }).waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(2)
})
