// A merge and its undo: two residents report the same thing, the desk merges the second report into the first. The second
// resident sees how it goes with the master; undone, the report is on its own again; merged once more they read its answer.
import { beforeAll, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { caseRoutes } from '../../src/contract/cases.ts'
import { fileRoutes } from '../../src/contract/files.ts'
import { expectNoSidewaysScrolling, expectNoViolations } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { makePhoto } from '../support/photos.ts'
import { pressAct } from '../support/press-act.ts'
import { takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('merge')
const answer = '垃圾已经清走，加了一个桶'
let first: MadeCase, second: MadeCase
let desk: Person, neighbour: Person

const reportAs = async (phone: string, description: string): Promise<MadeCase> => {
  const call = await story.server.client({ phone })
  const { lng, lat } = story.server.place
  const { id, number } = await call(caseRoutes.report, { body: { id: v7(), commandId: v7(), category: '02001', description, place: { lng, lat } } })
  return { id, number, description }
}
const press = ({ page }: Person, name: string) => pressAct(page, name)
const master = ({ page }: Person) => page.getByRole('region', { name: '主事件' })

beforeAll(async () => {
  first = await reportAs(story.server.residents[0]!, '东门口垃圾堆了三天没人管')
  second = await reportAs(story.server.residents[1]!, '东门口的垃圾堆成山了')
  await takeStep(await story.server.client({ login: 'community' }), first.id, 'accept', { verifyOnSite: false })
})

const merge = async (): Promise<void> => {
  await press(desk, '并案')
  const dialog = desk.page.getByRole('dialog', { name: '并案' })
  await dialog.getByRole('radio', { name: new RegExp(first.description) }).check()
  await expectNoViolations(desk.page)
  await dialog.getByRole('button', { name: '提交：并案' }).click()
  await desk.page.locator('.case-head').getByText('已并案').waitFor()
}

test('the desk is shown the first report as near and similar, and merges the second into it', async () => {
  desk = await story.person('community desk', { app: 'console', login: 'community' })
  await desk.open(`/cases/${second.id}`)
  await merge()
  await master(desk).getByText(first.number).waitFor()
  await master(desk).getByRole('link').click()
  await desk.page.getByRole('region', { name: '并入本事件的' }).getByText(second.number).waitFor()
})

test('the second resident sees how it goes with the master, on a phone', async () => {
  neighbour = await story.person('the neighbour', { app: 'citizen', phone: story.server.residents[1]! })
  await neighbour.open(`/case/${second.id}`)
  await master(neighbour).getByText(first.number).waitFor()
  await expectNoViolations(neighbour.page)
  await expectNoSidewaysScrolling(neighbour.page)
})

test('undone with a reason, the report is on its own again, and the resident sees it without reload', async () => {
  await desk.open(`/cases/${second.id}`)
  await press(desk, '取消并案')
  const dialog = desk.page.getByRole('dialog', { name: '取消并案' })
  await dialog.getByLabel(/说明/).fill('不是同一堆')
  await dialog.getByRole('button', { name: '提交：取消并案' }).click()
  await desk.page.locator('.case-head').getByText('待受理').waitFor()
  await master(neighbour).waitFor({ state: 'detached' })
})

test('merged once more, the second resident reads the answer of the master', async () => {
  await merge()
  await master(neighbour).waitFor()
  const [community, check] = [await story.server.client({ login: 'community' }), await story.server.client({ login: 'street-check' })]
  const fileId = v7()
  await community(fileRoutes.put, { params: { id: fileId }, photo: new Blob([new Uint8Array(await makePhoto())], { type: 'image/jpeg' }) })
  await takeStep(community, first.id, 'handle', { text: '已清运', photos: [{ fileId, role: 'after' }] })
  await takeStep(check, first.id, 'check', {})
  await takeStep(check, first.id, 'close', { text: answer })
  await neighbour.page.getByText(answer).first().waitFor()
  expect(await neighbour.page.getByText(answer).count()).toBe(1)
})
