// Three reports are accepted in one go; for one the desk asks for a suspension, which somebody else approves, at a desk
// and on a narrow screen.
import { beforeAll, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { caseRoutes } from '../../src/contract/cases.ts'
import { expectNoSidewaysScrolling, expectNoViolations } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { pressAct } from '../support/press-act.ts'
import type { MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('approval')
let made: MadeCase[]
let desk: Person, supervisor: Person

beforeAll(async () => {
  const call = await story.server.client({ phone: story.server.residents[0]! })
  const { lng, lat } = story.server.place
  made = []
  for (const description of ['北墙根堆了碎砖', '南门外积水不退', '楼顶广告布松了']) {
    const { id, number } = await call(caseRoutes.report, { body: { id: v7(), commandId: v7(), category: '02001', description, place: { lng, lat } } })
    made.push({ id, number, description })
  }
})

test('three reports are chosen in the work-list and accepted at once, each with its result', async () => {
  desk = await story.person('community desk', { app: 'console', login: 'community' })
  await desk.open('/cases')
  for (const { number } of made) await desk.page.getByRole('checkbox', { name: `选择 ${number}` }).check()
  const bar = desk.page.getByRole('region', { name: '批量办理' })
  await bar.getByText('已选 3 件').waitFor()
  await expectNoViolations(desk.page)
  await bar.getByRole('button', { name: '受理', exact: true }).click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '受理 3 件' }).click()
  await dialog.getByText('成功 3 件').waitFor()
  for (const { number } of made) await dialog.getByRole('link', { name: number }).waitFor()
  await expectNoViolations(desk.page)
})

test('the desk asks to suspend one of them, and can’t approve that itself', async () => {
  await desk.open(`/cases/${made[0]!.id}`)
  await pressAct(desk.page, '申请挂账')
  const dialog = desk.page.getByRole('dialog', { name: '申请挂账' })
  await dialog.getByLabel('挂账到').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10))
  await dialog.getByLabel(/说明/).fill('等施工队腾出车')
  await dialog.getByRole('button', { name: '提交：申请挂账' }).click()
  const card = desk.page.getByRole('region', { name: '挂账申请待批准' })
  await card.getByText('等施工队腾出车').waitFor()
  expect(await card.getByRole('button', { name: '批准申请' }).count()).toBe(0)
  await expectNoViolations(desk.page)
})

test('the supervisor approves it on a narrow screen; its clocks stand still', async () => {
  supervisor = await story.person('street supervisor', { app: 'console', login: 'street-check', screen: 'phone' })
  await supervisor.open(`/cases/${made[0]!.id}`)
  const card = supervisor.page.getByRole('region', { name: '挂账申请待批准' })
  await card.waitFor()
  await expectNoSidewaysScrolling(supervisor.page)
  await expectNoViolations(supervisor.page)
  await card.getByRole('button', { name: '批准申请' }).click()
  await supervisor.page.getByRole('dialog').getByRole('button', { name: '提交：批准申请' }).click()
  await supervisor.page.locator('.case-head').getByText('挂账中').waitFor()
  const view = await (await story.server.client({ login: 'street-check' }))(caseRoutes.get, { params: { id: made[0]!.id } })
  expect(view).toMatchObject({ state: 'suspended', dueAt: null })
})
