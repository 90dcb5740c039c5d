// What the net was stays to be seen: the history slider, a unit's past, the check of the standard; and the editor worked by
// keyboard alone.
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { editRoutes } from '../../src/contract/edits.ts'
import { planRoutes } from '../../src/contract/plans.ts'
import type { Call } from '../../src/contract/client.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('history')
let desk: Person
let call: Call
let grid = 0
let cells: { id: number; name: string }[] = []
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const day = (ago: number): string => new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10)

const begin = async (name: string, unitId: number): Promise<string> => {
  const id = v7()
  await call(planRoutes.create, { body: { id, commandId: v7(), name, unitId } })
  return id
}

beforeAll(async () => {
  desk = await story.person('district desk', { app: 'console', login: 'district' })
  call = await story.server.client({ login: 'district' })
  ;[{ grid }] = (await story.server.database.query<{ grid: number }>('select id as grid from units where name = $1', [story.server.place.grid])) as [{ grid: number }]
  cells = await story.server.database.query('select id, name from units where parent_id = $1 order by code', [grid])
  // Two neighbours become one, today.
  const id = await begin('合并两个微网格', grid)
  let merged = false
  for (const other of cells.slice(1)) {
    if (merged) break
    merged = await call(editRoutes.draw, { params: { id }, body: { commandId: v7(), version: 0, edit: { kind: 'merge', units: [cells[0]!.id, other.id], name: '合并后的微网格' } } }).then(() => true, () => false)
  }
  await call(planRoutes.adopt, { params: { id }, body: { commandId: v7(), version: 1, from: today } })
})

test('the history slider shows the net of the day before, list and tiles, and leads back', async () => {
  const { page } = desk
  await desk.open(`/territory?unit=${grid}`)
  const list = page.getByRole('table', { name: '下级单位' })
  await list.getByText('合并后的微网格').waitFor()
  const history = page.getByRole('region', { name: '历史区划' })
  await settled(page)
  await expectNoViolations(page)
  await desk.capture('test-results/history-pictures')
  await history.getByRole('slider').focus()
  await page.keyboard.press('ArrowLeft')
  await list.getByText(cells[0]!.name).waitFor()
  expect(new URL(page.url()).searchParams.get('on')).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(await list.getByRole('row').count()).toBe(cells.length + 1)
  // Any day, by its address.
  await desk.open(`/territory?unit=${grid}&on=${day(1)}`)
  await history.getByText(`${day(1)} 的区划`, { exact: false }).waitFor()
  await list.getByText(cells[0]!.name).waitFor()
  await history.getByRole('button', { name: '回到今天' }).click()
  await list.getByText('合并后的微网格').waitFor()
})

test('a unit tells what it came from; what it came from is a step away', async () => {
  const { page } = desk
  await page.getByRole('table', { name: '下级单位' }).getByRole('button', { name: '合并后的微网格' }).click()
  const past = page.getByRole('region', { name: '沿革' })
  await past.getByText('由来').waitFor()
  await past.getByRole('link', { name: cells[0]!.name }).click()
  await page.getByRole('region', { name: cells[0]!.name }).waitFor()
  expect(new URL(page.url()).searchParams.get('on')).toBe(day(1))
})

test('two periods are compared across the merger: both cells of then beside the one of now', async () => {
  const { page } = desk
  const month = (ago: number): string => new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 - ago, 1)).toISOString().slice(0, 7)
  await desk.open(`/statistics/compare?unit=${grid}&from=${month(0)}&to=${month(0)}&thenFrom=${month(11)}&thenTo=${month(1)}`)
  const row = page.getByRole('row').filter({ hasText: '合并后的微网格' })
  await row.getByText('区划有变').waitFor()
  await row.getByRole('link', { name: cells[0]!.name }).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await desk.capture('test-results/history-pictures/compare')
})

test('the check lists every breach with its rule, by rule and unit, on the address', async () => {
  const { page } = desk
  await desk.open('/standard')
  await page.getByRole('region', { name: '标准', exact: true }).getByText('300–500 户').waitFor()
  const list = page.getByRole('region', { name: '不符合标准之处' })
  await list.getByRole('button', { name: /户数过多/ }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('rule')).toBe('too-many-households')
  await settled(page)
  const rows = await list.getByRole('row').allTextContents()
  expect(rows.length).toBeGreaterThan(2)
  for (const row of rows.slice(1)) expect(row).toContain('户数过多')
  await expectNoViolations(page)
  await desk.capture('test-results/history-pictures/standard')
})

test('by keyboard alone: coordinates make a split, a corner is moved as numbers', async () => {
  const { page } = desk
  // Of the whole district: the corner may lie on any border.
  const [root] = await story.server.database.query<{ id: number }>("select id from units where level = 'district'")
  const id = await begin('键盘拆分', root!.id)
  await desk.open(`/plans/${id}?unit=${grid}`)
  const [target] = await story.server.database.query<{ name: string }>("select name from units where parent_id = $1 and valid_until is null and name <> '合并后的微网格' order by code desc limit 1", [grid])
  const [box] = await story.server.database.query<{ west: number; south: number; east: number; north: number }>(
    `select min((p->>0)::float) as west, min((p->>1)::float) as south, max((p->>0)::float) as east, max((p->>1)::float) as north
     from units u join unit_shapes s on s.district = u.district and s.unit_id = u.id and s.valid_until is null, jsonb_array_elements(s.geometry->'coordinates'->0) as p where u.name = $1`, [target!.name])
  const choose = page.getByRole('checkbox', { name: `选择 ${target!.name}` })
  await choose.focus()
  await page.keyboard.press('Space')
  await page.getByRole('group', { name: '编辑工具' }).getByRole('button', { name: '拆分' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('输入坐标').focus()
  await page.keyboard.press('Enter')
  const middle = (box!.west + box!.east) / 2
  await page.getByRole('textbox', { name: /每行一个点/ }).fill(`${middle},${box!.south - 0.001}\n${middle},${box!.north + 0.001}`)
  await page.getByRole('button', { name: '应 用' }).or(page.getByRole('button', { name: '应用' })).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已拆分').waitFor()
  await page.getByRole('checkbox', { name: `选择 ${target!.name}（2）` }).uncheck()
  await page.getByRole('group', { name: '编辑工具' }).getByRole('button', { name: '移动顶点' }).click()
  const first = page.getByRole('spinbutton', { name: '顶点 1 纬度' })
  const before = Number(await first.inputValue())
  await first.fill(String(before + 0.00005))
  await page.keyboard.press('Tab')
  await settled(page)
  await expectNoViolations(page)
  await desk.capture('test-results/history-pictures/corners')
  await page.getByRole('button', { name: '顶点 1 移到此处' }).click()
  await page.getByText('顶点已移动').waitFor()
  await expect.poll(async () => (await call(planRoutes.get, { params: { id } })).version).toBe(2)
})

test('on a narrow screen nothing scrolls sideways', async () => {
  const phone = await story.person('desk at a phone', { app: 'console', login: 'district', screen: 'phone' })
  for (const path of [`/territory?unit=${grid}&on=${day(1)}`, '/standard', '/plans', `/statistics/compare?unit=${grid}`]) {
    await phone.open(path)
    await settled(phone.page)
    await expectNoSidewaysScrolling(phone.page)
    await expectNoViolations(phone.page)
    await phone.capture(`test-results/history-pictures/phone-${path.split('?')[0]!.slice(1).replace('/', '-')}`)
  }
})
