// A community has its division proposed, drags a building across, makes a plan of it, and the district adopts it from today.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { patience } from '../support/patience.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('planner')
let desk: Person
let community: { id: number; name: string }
let planPath = ''

/** Pictures for whoever wants to look, where WANGGE_PICTURES names a folder. */
const picture = async (name: string, page = desk.page): Promise<void> => {
  const folder = process.env['WANGGE_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

beforeAll(async () => {
  desk = await story.person('community desk', { app: 'console', login: 'community' })
  ;[community] = (await story.server.database.query<typeof community>("select id, name from units where level = 'community' and name = $1", [story.server.place.community])) as [typeof community]
})

test('the community sees its buildings, has a division proposed and sees its figures', async () => {
  const { page } = desk
  await desk.open('/planner')
  await page.getByText('先选择一个社区').waitFor()
  await desk.open(`/planner?unit=${community.id}`)
  await page.getByRole('img', { name: '划分图' }).waitFor({ timeout: patience.drawing })
  await settled(page)
  await picture('planner-before')
  await page.getByRole('button', { name: '提出方案' }).click()
  await page.getByRole('button', { name: '生成调整方案' }).waitFor({ timeout: patience.drawing })
  const row = page.getByRole('table', { name: '指标' }).getByRole('row', { name: /^微网格 / })
  const cells = Number(await row.getByRole('cell').last().textContent())
  expect(cells).toBeGreaterThan(10)
  const inRange = page.getByRole('table', { name: '指标' }).getByRole('row', { name: /其中在区间内/ }).last()
  expect(Number(await inRange.getByRole('cell').last().textContent())).toBe(cells)
  await expectNoViolations(page)
  await picture('planner-proposed')
})

test('barriers from a file are seen with their faulty rows before they are written, and then on the drawing', async () => {
  const { page } = desk
  const [{ west, south, east, north }] = (await story.server.database.query<{ west: number; south: number; east: number; north: number }>('select min(lng) as west, min(lat) as south, max(lng) as east, max(lat) as north from buildings')) as [{ west: number; south: number; east: number; north: number }]
  const line = (properties: object, coordinates: number[][]) => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } })
  const across = [[west, south], [east, north]]
  const features = [line({ railway: 'rail' }, across), line({ 备注: '不明' }, across), line({ 类型: '河流' }, [[west, south]])]
  await page.locator('input[type=file][aria-label="导入道路河流"]').setInputFiles({ name: '阻隔.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })) })
  const dialog = page.getByRole('dialog')
  await dialog.getByText('第 2 行').waitFor({ timeout: 30_000 })
  expect(await dialog.getByRole('list', { name: '有误的行' }).getByRole('listitem').count()).toBe(2)
  expect(await page.locator('[data-barrier=railway]').count()).toBe(0)
  await settled(page)
  await expectNoViolations(page)
  await picture('planner-barriers-seen')
  await dialog.getByRole('button', { name: '确认导入' }).click()
  await page.locator('[data-barrier=railway]').first().waitFor({ state: 'attached', timeout: 30_000 })
  await page.getByRole('list', { name: '阻隔' }).getByText('铁路').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await picture('planner-barriers')
})

test('a building goes to a neighbouring cell by hand, figures change, and it can be taken back', async () => {
  const { page } = desk
  const figures = page.getByRole('table', { name: '指标' })
  const before = await figures.textContent()
  // A building near a border and the cell next to it: tried until one fits.
  const moves = await page.evaluate(() => {
    const middle = (one: Element): DOMRect => one.getBoundingClientRect()
    const cells = [...document.querySelectorAll('[data-cell]')]
    return [...document.querySelectorAll('[data-building]')].slice(0, 60).flatMap((building) => {
      const box = middle(building)
      const at = (dx: number, dy: number): string | undefined => document.elementsFromPoint(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy).map((one) => one.getAttribute('data-cell')).find(Boolean) ?? undefined
      const own = at(0, 0)
      const next = [[30, 0], [-30, 0], [0, 30], [0, -30]].map(([dx, dy]) => ({ dx: dx!, dy: dy!, key: at(dx!, dy!) })).find(({ key }) => key && own && key !== own && key.split('-')[0] === own.split('-')[0])
      return next && cells.length > 0 ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2, dx: next.dx, dy: next.dy }] : []
    })
  })
  let changed = false
  for (const { x, y, dx, dy } of moves.slice(0, 8)) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + dx, y + dy, { steps: 4 })
    await page.mouse.up()
    await page.getByText('正在划分').waitFor({ state: 'hidden', timeout: 30_000 })
    changed = (await figures.textContent()) !== before
    if (changed) break
  }
  expect(changed).toBe(true)
  await picture('planner-dragged')
  await page.getByRole('button', { name: '撤销' }).click()
  expect(await figures.textContent()).toBe(before)
})

test('it becomes a plan that the district adopts from today', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '生成调整方案' }).click()
  await page.waitForURL(/\/plans\//)
  planPath = new URL(page.url()).pathname.replace('/console', '')
  await settled(page)
  await picture('planner-plan')
  const district = await story.person('district desk', { app: 'console', login: 'district' })
  await district.open(planPath)
  await settled(district.page)
  await district.page.getByRole('button', { name: '启 用' }).or(district.page.getByRole('button', { name: '启用', exact: true })).click()
  await settled(district.page)
  await district.page.getByRole('button', { name: /^自 .* 起启用$/ }).click()
  await district.page.getByText('方案已启用').waitFor({ timeout: 120_000 })
  const cells = await story.server.database.query<{ households: number; special: string | null }>("select households, special from units where level = 'microgrid' and community_id = $1 and valid_until is null", [community.id])
  const homes = cells.filter(({ special }) => special === null)
  expect(homes.length).toBeGreaterThan(10)
  expect(homes.every(({ households }) => households >= 30 && households <= 50)).toBe(true)
})

test('on a narrow screen nothing is cut off', async () => {
  const { page } = desk
  await page.setViewportSize({ width: 360, height: 740 })
  await desk.open(`/planner?unit=${community.id}`)
  await page.getByRole('img', { name: '划分图' }).waitFor({ timeout: patience.drawing })
  await settled(page)
  await page.getByRole('button', { name: '提出方案' }).click()
  await page.getByRole('button', { name: '生成调整方案' }).waitFor({ timeout: patience.drawing })
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await picture('planner-narrow')
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 800, height: 1100 })
  await picture('planner-print')
})

test('the street has all its communities divided in the background, and one plan made of it', async () => {
  const street = await story.person('street desk', { app: 'console', login: 'street' })
  const [unit] = await story.server.database.query<{ id: number }>('select street_id as id from units where id = $1', [community.id])
  await street.open(`/planner?whole=${unit!.id}`)
  await settled(street.page)
  await street.page.getByRole('region', { name: '多个社区一起划分' }).getByText('在现有基础上微调').click()
  await street.page.getByRole('button', { name: /开\s*始/ }).click()
  await street.page.getByText(/已完成/).waitFor({ timeout: 120_000 })
  const rows = street.page.getByRole('table', { name: '各社区结果' }).getByRole('row')
  expect(await rows.count()).toBeGreaterThan(3)
  await expectNoViolations(street.page)
  await picture('planner-whole', street.page)
  await street.page.getByRole('button', { name: '生成调整方案' }).click()
  await street.page.waitForURL(/\/plans\//)
})
