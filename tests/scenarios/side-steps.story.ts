// What happens beside the loop: a desk writes a phrase and uses it in a private note, covers half of a resident's photo from
// the keyboard, links two cases; on a phone of 360 px a grid worker answers a chase and asks for more time.
import { beforeAll, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { caseRoutes } from '../../src/contract/cases.ts'
import { fileRoutes } from '../../src/contract/files.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import { screens, type Person } from '../support/browser.ts'
import { makePhoto } from '../support/photos.ts'
import { pressAct } from '../support/press-act.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('side-steps')
let first: MadeCase, second: MadeCase, chased: MadeCase
let desk: Person, resident: Person, supervisor: Person, worker: Person

/** Fits on the narrowest screen and passes axe, with whatever is open. */
const expectSound = async ({ page }: Person): Promise<void> => {
  const own = page.viewportSize()!
  await page.setViewportSize(screens.phone.viewport)
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize(own)
  await settled(page)
  await expectNoViolations(page)
}

beforeAll(async () => {
  const [phone] = story.server.residents
  const own = await story.server.client({ phone: phone! })
  const [fileId, { lng, lat }] = [v7(), story.server.place]
  await own(fileRoutes.put, { params: { id: fileId }, photo: new Blob([new Uint8Array(await makePhoto({ width: 800, height: 600, colour: '#e8e0d0' }))], { type: 'image/jpeg' }) })
  const description = '垃圾桶旁有人站着，拍进去了'
  const { id, number } = await own(caseRoutes.report, { body: { id: v7(), commandId: v7(), category: '02001', description, place: { lng, lat }, photos: [{ fileId, role: 'scene' }] } })
  first = { id, number, description }
  second = await reportCase(story.server, '垃圾桶旁的路灯也不亮')
  chased = await reportCase(story.server, '井盖响了一夜')
  const community = await story.server.client({ login: 'community' })
  for (const one of [first, second, chased]) await takeStep(community, one.id, 'accept', { verifyOnSite: false })
  const grid = (await community(caseRoutes.get, { params: { id: chased.id } })).units.find(({ level }) => level === 'grid')!
  await takeStep(community, chased.id, 'sendDown', { unitId: grid.id })
  await takeStep(await story.server.client({ login: 'street' }), chased.id, 'chase', { limit: { amount: 4, unit: 'workHour' }, text: '请说明何时能换' })
  desk = await story.person('community desk', { app: 'console', login: 'community' })
  resident = await story.person('the resident', { app: 'citizen', phone: phone! })
})

test('a desk writes a phrase of its own, with places for the case to fill in', async () => {
  const { page } = desk
  await desk.open('/phrases')
  await page.getByRole('table', { name: '惯用语与答复模板' }).getByText('办结答复').waitFor()
  await expectSound(desk)
  await page.getByRole('button', { name: '新增' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('名称').fill('上门看过')
  await form.getByLabel('用于').fill('备注')
  await page.locator('.ant-select-item-option', { hasText: '添加备注' }).click()
  await form.getByLabel('内容').fill('{category}（{number}）已上门看过。')
  await expectSound(desk)
  await form.getByRole('button', { name: /保\s?存/ }).click()
  await page.getByRole('row', { name: /上门看过/ }).getByText('我的').waitFor()
  // A place that nothing fills in is refused.
  await page.getByRole('button', { name: '修改 上门看过' }).click()
  await form.getByLabel('内容').fill('{nmuber} 已上门看过')
  desk.expect(/phrases.*422/)
  await form.getByRole('button', { name: /保\s?存/ }).click()
  await page.getByText(/nmuber/).last().waitFor()
  await form.getByRole('button', { name: /取\s?消/ }).click()
})

test('the phrase is filled in in a private note, which a menu of further steps leads to from the keyboard', async () => {
  const { page } = desk
  await desk.open(`/cases/${first.id}`)
  const acts = page.getByRole('group', { name: '可以办理' })
  await acts.waitFor()
  await expectSound(desk)
  expect(await acts.getByRole('button').count()).toBe(5)
  await acts.getByRole('button', { name: '更多' }).press('Enter')
  await page.getByRole('menuitem').first().waitFor()
  await expectSound(desk)
  await page.keyboard.press('End')
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem' && document.activeElement.textContent?.includes('添加备注'))
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: '添加备注' })
  await form.waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'hidden' })
  expect(await acts.getByRole('button', { name: '更多' }).evaluate((button) => button === document.activeElement)).toBe(true)
  await pressAct(page, '添加备注')
  await form.getByRole('group', { name: '惯用语' }).getByRole('button', { name: '上门看过' }).click()
  expect(await form.getByRole('textbox').inputValue()).toMatch(new RegExp(`^[^{}]+（${first.number}）已上门看过。$`))
  await form.getByRole('switch').click()
  await expectSound(desk)
  await form.getByRole('button', { name: '提交：添加备注' }).click()
  await page.locator('.timeline').getByText(`（${first.number}）已上门看过。`).waitFor()
})

test('nobody of another post sees the note: neither the street’s supervisor nor the resident', async () => {
  supervisor = await story.person('street supervisor', { app: 'console', login: 'street-check' })
  await supervisor.open(`/cases/${first.id}`)
  await resident.open(`/case/${first.id}`)
  for (const { page } of [supervisor, resident]) {
    await page.getByText(first.description).first().waitFor()
    await settled(page)
    expect(await page.getByText('已上门看过').count()).toBe(0)
  }
})

/** How bright the photo is left and right of its middle, as this person's page has it. */
const halves = ({ page }: Person): Promise<number[]> =>
  page.locator('img[src*="/api/files/"]').first().evaluate(async (shown: HTMLImageElement) => {
    await shown.decode()
    const [width, height] = [shown.naturalWidth, shown.naturalHeight]
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')!
    pen.drawImage(shown, 0, 0)
    return [0.25, 0.75].map((x) => pen.getImageData(Math.round(width * x), Math.round(height / 2), 1, 1).data[0]!)
  })

test('the desk covers the right half of the photo by numbers from the keyboard, and everybody is shown it covered', async () => {
  const { page } = desk
  for (const person of [supervisor, resident]) expect((await halves(person))[1]).toBeGreaterThan(200)
  await desk.open(`/cases/${first.id}`)
  await page.getByRole('button', { name: '遮挡第 1 张照片' }).press('Enter')
  const form = page.getByRole('dialog', { name: '遮挡照片' })
  await form.getByRole('button', { name: '添加一块' }).press('Enter')
  for (const [label, value] of [['左 %', '50'], ['上 %', '0'], ['宽 %', '50'], ['高 %', '100']] as const) {
    await form.getByRole('spinbutton', { name: label }).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(value)
    await page.keyboard.press('Tab')
  }
  await expectSound(desk)
  await form.getByLabel('原因').focus()
  await page.keyboard.type('拍到了行人')
  await form.getByRole('button', { name: /^遮\s?挡$/ }).press('Enter')
  await form.waitFor({ state: 'hidden' })
  await page.getByText('部分已遮挡').first().waitFor()
  await supervisor.open(`/cases/${first.id}`)
  await resident.open(`/case/${first.id}`)
  for (const person of [desk, supervisor, resident]) expect(await halves(person), person.name).toEqual([expect.toSatisfy((red: number) => red < 40), expect.toSatisfy((red: number) => red < 40)])
  await expectSound(resident)
})

test('the supervisor takes the covering away, with a reason', async () => {
  const { page } = supervisor
  await page.getByRole('button', { name: '遮挡第 1 张照片' }).click()
  const form = page.getByRole('dialog', { name: '遮挡照片' })
  await form.getByText(/已遮挡：拍到了行人/).waitFor()
  await form.getByLabel('原因').fill('并没有行人')
  await expectSound(supervisor)
  await form.getByRole('button', { name: '取消遮挡' }).click()
  await form.waitFor({ state: 'hidden' })
  await resident.open(`/case/${first.id}`)
  expect((await halves(resident))[1]).toBeGreaterThan(200)
})

test('two cases are linked, and each leads to the other', async () => {
  const { page } = desk
  await desk.open(`/cases/${first.id}`)
  const links = page.getByRole('region', { name: '关联事件' })
  await links.getByRole('button', { name: '关联事件' }).click()
  const form = page.getByRole('dialog', { name: '关联事件' })
  await form.getByRole('radio', { name: new RegExp(second.description) }).check()
  await form.getByLabel('为什么关联').fill('同一处，一起去')
  await expectSound(desk)
  await form.getByRole('button', { name: '关联事件' }).click()
  await links.getByText(second.number).waitFor()
  await expectSound(desk)
  await links.getByRole('link').click()
  await links.getByText(first.number).waitFor()
  await links.getByText('同一处，一起去').waitFor()
})

test('a grid worker answers the chase on a phone, and asks for more time', async () => {
  worker = await story.person('grid worker', { app: 'worker', login: 'grid' })
  const { page } = worker
  await worker.open(`/case/${chased.id}`)
  const acts = page.getByRole('navigation', { name: '可以做什么' })
  await page.getByText('请说明何时能换').first().waitFor()
  await expectSound(worker)
  await acts.getByRole('link', { name: '答复督办' }).click()
  await page.getByLabel('答复内容').waitFor()
  await page.getByRole('group', { name: '惯用语' }).getByRole('button', { name: '答复督办' }).click()
  expect(await page.getByLabel('答复内容').inputValue()).toMatch(/^已安排人员到[^{}]+处置，预计\d{4}[^{}]+前完成。$/)
  await page.getByLabel('答复内容').fill('井盖明天到货，到货就换')
  await expectSound(worker)
  await page.getByRole('button', { name: '提交答复督办' }).click()
  await page.locator('.timeline').getByText('井盖明天到货，到货就换').waitFor()
  await acts.getByRole('button', { name: '更多' }).click()
  await page.getByRole('dialog').getByRole('link', { name: '申请延期' }).click()
  await page.getByRole('button', { name: '提交申请延期' }).click()
  await page.getByText('请填写增加多少').waitFor()
  await page.getByLabel('增加多少').fill('1')
  await page.getByLabel('延期原因').fill('厂家明天送到')
  await expectSound(worker)
  await page.getByRole('button', { name: '提交申请延期' }).click()
  await page.getByText('延期申请待批准').first().waitFor()
  await expectSound(worker)
})

test('the street reads the answer, and its supervisor grants the time', async () => {
  const { page } = supervisor
  await supervisor.open(`/cases/${chased.id}`)
  await page.locator('.timeline').getByText('井盖明天到货，到货就换').waitFor()
  const card = page.getByRole('region', { name: '延期申请待批准' })
  await card.getByRole('button', { name: '批准申请' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交：批准申请' }).click()
  await card.waitFor({ state: 'detached' })
  const view = await (await story.server.client({ login: 'street-check' }))(caseRoutes.get, { params: { id: chased.id } })
  expect(view.clocks.filter(({ stage }) => stage === 'handle' || stage === 'chase').map(({ stage, extended, stoppedAt }) => [stage, extended, stoppedAt !== null])).toEqual(expect.arrayContaining([['handle', 1, false], ['chase', 0, true]]))
  await worker.page.getByText('延期申请待批准').first().waitFor({ state: 'detached' })
})
