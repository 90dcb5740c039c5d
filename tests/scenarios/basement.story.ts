// Basement to street: a grid worker signs in, goes down where there is no network, the browser is killed in the middle of a
// word, and everything done down there arrives by itself, once, with its photos.
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import { chooseCategory } from '../support/choose-category.ts'
import { killablePhone, type KillablePhone } from '../support/killable-phone.ts'
import { draftKept, filled } from '../support/phone-store.ts'
import { makePhoto } from '../support/photos.ts'
import { reportByWorker, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('basement')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const round = '地下室日查'
const said = '地下二层水管漏水，积水漫到配电箱边'
let lamp: MadeCase
let phone: KillablePhone
const base = (path = '/'): string => `${story.server.base}/worker${path}`

beforeAll(async () => {
  const { server } = story
  lamp = await reportByWorker(server, '地下车库的灯全灭了')
  const [community] = await server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [server.district, server.place.community])
  await (await server.client({ login: 'community' }))(roundRoutes.save, {
    body: {
      commandId: newId(), id: newId(), version: 0, unitId: community!.id, from: today, until: null, name: round, kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community!.id, level: 'grid', specialOnly: false },
      rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [{ code: 'dry', zh: '地面干燥', en: 'Floor dry', required: true }], photo: false, places: 0, talk: false, note: false },
    },
  })
  phone = killablePhone(server, await server.session({ login: 'grid' }))
})
afterAll(() => phone?.end())

const counts = async (): Promise<unknown> => {
  const { database, district } = story.server
  const [row] = await database.query(
    `select (select count(*) from cases where district = $1 and description = $2) as reports,
      (select count(*) from cases c join case_files f on f.district = c.district and f.case_id = c.id where c.district = $1 and c.description = $2) as photos,
      (select count(*) from case_steps where district = $1 and case_id = $3 and step = 'handle') as handled,
      (select count(*) from rounds r join routines t on t.district = r.district and t.id = r.routine_id where r.district = $1 and t.name = $4 and r.state = 'done') as rounds`,
    [district, said, lamp.id, round],
  )
  return row
}

test('upstairs the phone takes over what its posts reach', async () => {
  const page = await phone.start(true)
  await page.goto(base())
  await filled(page, 'cases', 'rounds', 'cells')
  await page.getByText('在线').first().waitFor()
})

test('killed in the middle of a word, the browser has every letter when it is opened again without a network', async () => {
  const page = phone.page()
  await phone.network(false)
  await page.goto(base('/report'))
  await page.getByText('没有网络，先存手机').waitFor()
  await page.getByLabel('说明').pressSequentially(said.slice(0, 9))
  await draftKept(page, said.slice(0, 9))
  await phone.kill()
  const again = await phone.start(false)
  await again.goto(base('/report'))
  await again.getByLabel('说明').waitFor()
  expect(await again.getByLabel('说明').inputValue()).toBe(said.slice(0, 9))
})

test('down there it is reported with a photo, from a catalogue and a place the phone knows by itself', async () => {
  const page = phone.page()
  await page.getByLabel('说明').fill(said)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).click()])
  await chooser.setFiles([{ name: 'pipe.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour: '#334455', width: 2400, height: 1800 }) }])
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await chooseCategory(page, '公用设施', '井盖缺失或破损')
  // The cell is found on the phone.
  await page.getByText(story.server.place.grid).first().waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
})

test('the report is a case already, and goes on from there', async () => {
  const page = phone.page()
  await page.goto(base())
  await page.getByRole('link').filter({ hasText: said.slice(0, 12) }).first().click()
  await page.getByText('还在手机上').waitFor()
  await page.getByText('还没有编号').waitFor()
  await expectNoViolations(page)
  await page.getByRole('navigation', { name: '可以做什么' }).getByRole('link', { name: '备注' }).or(page.getByRole('button', { name: '更多' })).first().waitFor()
})

test('a case whose page was never opened is handled, and a round is made', async () => {
  const page = phone.page()
  await page.goto(base(`/case/${lamp.id}`))
  await page.getByRole('navigation', { name: '可以做什么' }).getByRole('link', { name: '处置' }).click()
  await page.getByLabel(/处置情况|怎么处置/).fill('换了总闸的保险，灯都亮了')
  const after = page.getByText('从相册选', { exact: true }).last()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), after.click()])
  await chooser.setFiles([{ name: 'light.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour: '#ffeeaa' }) }])
  await page.getByRole('img', { name: /处置后/ }).waitFor()
  await page.getByRole('button', { name: /处置$/ }).last().click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await page.goto(base(`/case/${lamp.id}`))
  await page.getByText('还在手机上').waitFor()
  await page.goto(base())
  await page.getByRole('link', { name: new RegExp(round) }).click()
  await page.getByRole('group', { name: '地面干燥' }).getByRole('radio', { name: '有问题' }).check({ force: true })
  await page.getByRole('button', { name: '做完' }).click()
  await page.getByText('待发', { exact: true }).first().waitFor()
  expect(await counts()).toEqual({ reports: 0, photos: 0, handled: 0, rounds: 0 })
})

test('all cells are there as well', async () => {
  const page = phone.page()
  await page.goto(base('/cells'))
  await page.getByRole('img', { name: /的地图/ }).waitFor()
  await page.getByText(/栋楼/).first().waitFor()
  await settled(page)
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
})

test('killed once more, and opened in the street, everything arrives by itself and once', async () => {
  await phone.kill()
  const page = await phone.start(true)
  await page.goto(base())
  await expect.poll(counts).toEqual({ reports: 1, photos: 1, handled: 1, rounds: 1 })
  await page.goto(base('/waiting'))
  await page.getByText('都发出去了').waitFor()
  await page.goto(base('/sent'))
  await page.getByRole('heading', { name: '发出记录' }).waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(3)
  await expectNoViolations(page)
  expect(await counts()).toEqual({ reports: 1, photos: 1, handled: 1, rounds: 1 })
})
