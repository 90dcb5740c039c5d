// What a worker may do changes while their phone has no network: the post moves to another community, later it ends. Each thing
// done meanwhile is refused with its reason and stays until the worker has settled it, words and photos; what left reach has
// left the phone's own store; whatever is still theirs goes on.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { postRoutes } from '../../src/contract/posts.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { filled, keysOnPhone } from '../support/phone-store.ts'
import { makePhoto } from '../support/photos.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import { chooseCover, dateIn, makeRoundOnPhone, noteOnPhone, pickPhotos, planPatrol } from '../support/worker-acts.ts'

const story = tellStory('moved')
const round = '消防通道日查'
const day = 86_400_000
let [gutter, tree]: MadeCase[] = []
let worker: Person
type Unit = { id: number; name: string }
let [here, there]: Unit[] = []

const photo = async (colour: string) => [{ name: 'seen.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour }) }]
const known = async (section: string): Promise<string[]> => ((await keysOnPhone(worker.page, 'known')) ?? []).filter((key) => key.startsWith(`${section}/`)).map((key) => key.slice(section.length + 1))
const stepsOf = (id: string): Promise<{ step: string; text: string }[]> => story.server.database.query('select step, text from case_steps where district = $1 and case_id = $2 order by seq', [story.server.district, id])
const reported = (text: string): Promise<{ id: string }[]> => story.server.database.query('select id from cases where district = $1 and description = $2', [story.server.district, text])
const post = async (): Promise<number> =>
  (await story.server.database.query<{ id: number }>("select p.id from posts p join accounts a on a.district = p.district and a.person_id = p.person_id where a.login = 'grid' and p.role = 'gridWorker' order by p.from_on desc limit 1"))[0]!.id

beforeAll(async () => {
  const { server } = story
  const made = async (text: string): Promise<MadeCase> => {
    const one = await reportCase(server, text)
    await takeStep(await server.client({ login: 'community' }), one.id, 'accept', { verifyOnSite: true })
    return one
  }
  ;[gutter, tree] = [await made('雨水沟盖板翘起'), await made('枯枝压住电线')]
  await planPatrol(server, round)
  ;[here] = await server.database.query<Unit>("select u.id, u.name from accounts a join posts p on p.person_id = a.person_id and p.role = 'gridWorker' join units u on u.id = p.unit_id where a.login = 'grid'")
  ;[there] = await server.database.query<Unit>("select u.id, u.name from units u join units h on h.id = $1 where u.level = 'grid' and u.street_id = h.street_id and u.community_id <> h.community_id order by u.code limit 1", [here!.id])
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  await worker.open()
  await filled(worker.page, 'cases', 'cells', 'rounds')
})

test('without a network the worker verifies, notes, makes a round and reports; meanwhile the post moves to another community', async () => {
  const { page } = worker
  expect(await known('cells')).toContain(String(here!.id))
  expect(await known('cases')).toEqual(expect.arrayContaining([gutter!.id, tree!.id]))
  await worker.away(true)
  await worker.open(`/case/${gutter!.id}/verify`)
  await page.getByRole('radio', { name: '情况属实' }).click()
  await page.getByLabel('现场情况').fill('盖板确实翘起')
  await pickPhotos(worker, await photo('#445566'))
  await page.getByRole('button', { name: '提交核实' }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await noteOnPhone(worker, tree!.id, '枝条有碗口粗')
  await makeRoundOnPhone(worker, round)
  await page.getByText('待发', { exact: true }).first().waitFor()
  await worker.open('/report')
  await page.getByLabel('说明').fill('路上看到井盖破损')
  await chooseCover(worker)
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await (await story.server.client({ login: 'street' }))(postRoutes.transfer, { params: { id: await post() }, body: { commandId: newId(), from: dateIn(0), unitId: there!.id } })
  story.server.advance(10_000)
})

test('back in the street what is no longer theirs is refused with its reason, and the rest goes on', async () => {
  const { page } = worker
  await worker.away(false)
  await page.getByText('3 件需要处理').first().waitFor()
  await expect.poll(() => reported('路上看到井盖破损').then((rows) => rows.length)).toBe(1)
  expect(await stepsOf(gutter!.id)).not.toContainEqual(expect.objectContaining({ step: 'verify' }))
  expect(await stepsOf(tree!.id)).not.toContainEqual(expect.objectContaining({ step: 'note' }))
  await worker.open('/waiting')
  for (const said of ['盖板确实翘起', '枝条有碗口粗', round]) await page.getByRole('article').filter({ hasText: said }).getByText(/不在您的(岗位)?管辖范围内/).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
})

test('what left reach has left the phone’s store: cases, cells, premises, rounds, kept answers; refused words and photos are still there', async () => {
  const { page } = worker
  await expect.poll(() => known('cells')).toContain(String(there!.id))
  expect(await known('cells')).not.toContain(String(here!.id))
  for (const id of [gutter!.id, tree!.id]) expect(await known('cases')).not.toContain(id)
  expect((await known('rounds')).filter((key) => key.includes(`/${here!.id}/`))).toEqual([])
  const premises = await story.server.database.query<{ id: string }>('select id from premises where grid_id = $1', [here!.id])
  for (const { id } of premises) expect(await known('premises')).not.toContain(id)
  expect(await page.evaluate(() => localStorage.getItem('wangge.worker.answers') ?? '')).not.toContain(`"id":${here!.id},`)
  expect(await keysOnPhone(page, 'outbox')).toHaveLength(3)
  expect(await keysOnPhone(page, 'photos')).not.toEqual([])
  await worker.open('/waiting')
  await page.getByRole('article').filter({ hasText: '枝条有碗口粗' }).getByRole('button', { name: '放弃我的' }).click()
  await page.getByRole('article').filter({ hasText: round }).getByRole('button', { name: '放弃我的' }).click()
  await expect.poll(() => page.getByRole('article').count()).toBe(1)
})

test('the last post ends while something with a photo waits: nothing is reached any more, and what was written is kept', async () => {
  const { page } = worker
  await worker.away(true)
  await worker.open('/report')
  await page.getByLabel('说明').fill('下班路上又看到一处')
  await chooseCover(worker)
  await pickPhotos(worker, await photo('#665544'))
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
  await (await story.server.client({ login: 'street' }))(postRoutes.end, { params: { id: await post() }, body: { until: dateIn(0) } })
  story.server.advance(day)
  worker.expect(/: 403$/)
  await worker.away(false)
  await page.getByText('2 件需要处理').first().waitFor()
  await expect.poll(() => keysOnPhone(page, 'known')).toEqual([])
  await page.getByRole('article').filter({ hasText: '下班路上又看到一处' }).getByText('您的岗位没有这项权限。').waitFor()
  expect(((await keysOnPhone(page, 'photos')) ?? []).length).toBeGreaterThan(0)
  await expectNoViolations(page)
  await worker.open()
  await page.getByText('您的账号还没有岗位').waitFor()
})

test('given a post again, the phone fills, and what was refused is sent from where it was kept', async () => {
  const { page } = worker
  const [{ person } = { person: 0 }] = await story.server.database.query<{ person: number }>("select person_id as person from accounts where login = 'grid'")
  await (await story.server.client({ login: 'street' }))(postRoutes.appoint, { body: { commandId: newId(), personId: person, role: 'gridWorker', unitId: here!.id, from: dateIn(1) } })
  story.server.advance(10_000)
  await worker.open('/waiting')
  await expect.poll(() => known('cases')).toContain(gutter!.id)
  await page.getByRole('article').filter({ hasText: '下班路上又看到一处' }).getByRole('link', { name: '修改后再发' }).click()
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await expect.poll(() => reported('下班路上又看到一处').then((rows) => rows.length)).toBe(1)
})
