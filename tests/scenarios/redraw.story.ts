// A community splits a cell on the map, the district sees it, looks at what would follow and adopts it from today. What is
// reported there afterwards lies in the new cell; last year's numbers stay.
import { beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { measureRoutes } from '../../src/contract/measures.ts'
import { caseRoutes } from '../../src/contract/cases.ts'
import { reportCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('redraw', { maps: 'drawn' })
let desk: Person
let district: Person
let cell: { id: number; name: string; grid: number; box: [number, number, number, number] }
let gridBox: [number, number, number, number]
let planPath = ''
let lastYear: unknown
const year = new Date().getUTCFullYear()

const boxSql = `(select jsonb_build_array(min((p->>0)::float), min((p->>1)::float), max((p->>0)::float), max((p->>1)::float)) from jsonb_array_elements(s.geometry->'coordinates'->0) as r(p))`

const figures = async () => {
  const call = await story.server.client({ login: 'district' })
  const { unit, children } = await call(measureRoutes.dashboard, { query: { unitId: cell.grid, from: `${year - 1}-01`, to: `${year - 1}-12` } })
  return { unit, children: children.filter(({ cells }) => cells.length > 0).sort((a, b) => a.id - b.id) }
}

beforeAll(async () => {
  desk = await story.person('community desk', { app: 'console', login: 'community' })
  district = await story.person('district desk', { app: 'console', login: 'district' })
  const { lng, lat } = story.server.place
  ;[cell] = (await story.server.database.query<typeof cell>(
    `select u.id, u.name, u.parent_id as grid, ${boxSql} as box from units u join unit_shapes s on s.district = u.district and s.unit_id = u.id
     where u.level = 'microgrid' and abs(u.center_lng - $1) < 1e-9 and abs(u.center_lat - $2) < 1e-9`, [lng, lat])) as [typeof cell]
  ;[{ box: gridBox }] = (await story.server.database.query(`select ${boxSql} as box from units u join unit_shapes s on s.district = u.district and s.unit_id = u.id where u.id = $1`, [cell.grid])) as unknown as [{ box: typeof gridBox }]
  lastYear = await figures()
})

/** Where a place lies on the canvas, when the map is fitted to a box (Web Mercator, as the map does it). */
const pixelOf = ([lng, lat]: readonly [number, number], width: number, height: number): { x: number; y: number } => {
  const y = (at: number): number => Math.log(Math.tan(Math.PI / 4 + (at * Math.PI) / 360)) * (180 / Math.PI)
  const [west, south, east, north] = gridBox
  const scale = Math.min((width - 56) / (east - west), (height - 56) / (y(north) - y(south)), (512 * 2 ** 17) / 360)
  return { x: width / 2 + (lng - (west + east) / 2) * scale, y: height / 2 - (y(lat) - (y(north) + y(south)) / 2) * scale }
}

test('the community begins a plan and draws a line through a cell on the map: it is two', async () => {
  const { page } = desk
  await desk.open('/plans')
  await page.getByText('还没有方案').waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '起草方案' }).click()
  await page.getByRole('textbox', { name: '方案名称' }).fill('拆分一个微网格')
  await settled(page)
  await page.getByRole('button', { name: '开始起草' }).click()
  await page.getByRole('heading', { level: 1, name: /拆分一个微网格/ }).waitFor()
  planPath = new URL(page.url()).pathname.replace('/console', '')
  await desk.open(`${planPath}?unit=${cell.grid}`)
  const map = page.locator('.net-map[data-ready="true"]').first()
  await map.waitFor()
  await settled(page)
  await page.getByRole('checkbox', { name: `选择 ${cell.name}` }).check()
  await page.getByRole('group', { name: '编辑工具' }).getByRole('button', { name: '拆分' }).click()
  await page.locator('[data-drawing="line"]').waitFor()
  const canvas = map.locator('canvas').first()
  const size = (await canvas.boundingBox())!
  const { lng } = story.server.place
  const [, south, , north] = cell.box
  const beyond = (north - south) * 0.2
  const [from, to] = [pixelOf([lng, north + beyond], size.width, size.height), pixelOf([lng, south - beyond], size.width, size.height)]
  await page.waitForTimeout(700)
  await page.mouse.move(size.x + from.x, size.y + from.y)
  await page.mouse.click(size.x + from.x, size.y + from.y)
  await page.mouse.move(size.x + to.x, size.y + to.y, { steps: 4 })
  await page.mouse.click(size.x + to.x, size.y + to.y)
  await page.waitForTimeout(200)
  await page.mouse.click(size.x + to.x, size.y + to.y)
  await page.getByText('已拆分').waitFor()
  await page.getByRole('checkbox', { name: `选择 ${cell.name}（1）` }).waitFor()
  await page.getByRole('checkbox', { name: `选择 ${cell.name}（2）` }).waitFor()
  await page.getByRole('region', { name: '操作记录' }).getByText('拆分', { exact: true }).waitFor()
})

test('undo and redo by keyboard; what would follow is shown', async () => {
  const { page } = desk
  const part = page.getByRole('checkbox', { name: `选择 ${cell.name}（1）` })
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await part.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+Z')
  await part.waitFor()
  const after = page.getByRole('region', { name: '启用后的变化' })
  await after.getByText('撤销', { exact: true }).first().waitFor()
  await after.getByText('随之转移').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await desk.capture('test-results/redraw-pictures')
})

test('the district has the plan open and sees a name changed by the community without asking', async () => {
  const { page } = district
  await district.open(`${planPath}?unit=${cell.grid}`)
  await page.getByText(`${cell.name}（1）`).first().waitFor()
  await desk.page.getByRole('button', { name: `修改 ${cell.name}（1）` }).click()
  await desk.page.getByRole('textbox', { name: '名称' }).fill('新北微网格')
  await settled(desk.page)
  // Said for three seconds, maybe before the name is there.
  const seen = Promise.all([page.getByText('新北微网格').first().waitFor(), page.getByText(/刚修改了这个方案/).waitFor()])
  await Promise.all([seen, desk.page.getByRole('button', { name: '保 存' }).or(desk.page.getByRole('button', { name: '保存' })).click()])
})

test('adopted from today: the case reported there lies in the new cell, last year’s numbers are the same', async () => {
  const { page } = district
  await page.getByRole('button', { name: '启 用' }).or(page.getByRole('button', { name: '启用', exact: true })).click()
  await settled(page)
  await page.getByRole('button', { name: /^自 .* 起启用$/ }).click()
  await page.getByText('方案已启用').waitFor()
  await page.getByText('已启用', { exact: true }).first().waitFor()
  const made = await reportCase(story.server, '新微网格的路灯不亮', { lng: (cell.box[2] - story.server.place.lng) * 0.3, lat: 0 })
  const call = await story.server.client({ login: 'district' })
  const view = await call(caseRoutes.get, { params: { id: made.id } })
  const names = [`${cell.name}（2）`, '新北微网格']
  const [units] = await story.server.database.query<{ name: string }>('select m.name from cases c join units m on m.district = c.district and m.id = c.microgrid_id where c.id = $1', [view.id])
  expect(names).toContain(units!.name)
  expect(await figures()).toEqual(lastYear)
})

test('on a narrow screen nothing scrolls sideways', async () => {
  const phone = await story.person('desk at a phone', { app: 'console', login: 'district', screen: 'phone' })
  for (const path of ['/plans', `${planPath}?unit=${cell.grid}`]) {
    await phone.open(path)
    await settled(phone.page)
    await expectNoSidewaysScrolling(phone.page)
    await expectNoViolations(phone.page)
    await phone.capture(`test-results/redraw-pictures/phone${path === '/plans' ? '-list' : ''}`)
  }
})
