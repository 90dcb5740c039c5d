// The district brings its own boundaries: a file in the datum of published maps, with faults in it, becomes a plan that is
// adopted; then a spreadsheet on a narrow screen, from which nothing is written.
import { beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import type { Shape } from '../../src/domain/kernel/geometry.ts'
import { territoryRoutes } from '../../src/contract/territory.ts'
import { shapeIn } from '../../src/server/interop/shapes/datum.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('imports')
let desk: Person
let unit: { id: number; code: string; name: string; households: number }
let file: Buffer

type Known = typeof unit & { geometry: Shape }

beforeAll(async () => {
  desk = await story.person('district desk', { app: 'console', login: 'district' })
  const street = await story.server.database.query<{ id: number }>("select id from units where level = 'street' order by code limit 1")
  const known = await story.server.database.query<Known>(
    `select u.id, u.code, u.name, u.households, s.geometry from units u join unit_shapes s on s.district = u.district and s.unit_id = u.id and s.valid_until is null
     where u.parent_id = $1 order by u.code limit 4`, [street[0]!.id])
  unit = known[0]!
  const features = known.map(({ code, name, households, geometry }, i) => {
    const given = shapeIn('gcj02', geometry)
    const [ring] = given.type === 'Polygon' ? given.coordinates : []
    // The second crosses itself: two of its corners have changed places.
    const shape = i === 1 && ring ? { type: 'Polygon', coordinates: [[...ring.slice(0, 2), ring[20]!, ...ring.slice(3, 20), ring[2]!, ...ring.slice(21)]] } : given
    return { type: 'Feature', properties: { 社区编码: code, 社区名称: i === 2 ? `${name} ` : name, 户数: i === 0 ? households + 7 : households }, geometry: shape }
  })
  file = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
})

test('a file is chosen and looked at: the columns are guessed, and the datum by what is there', async () => {
  const { page } = desk
  await desk.open('/imports')
  await page.getByText('还没有导入过文件').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByLabel('选择文件', { exact: true }).first().setInputFiles({ name: '社区边界.geojson', mimeType: 'application/geo+json', buffer: file })
  await page.getByRole('heading', { name: '怎样读这个文件' }).waitFor()
  expect(await page.getByRole('radio', { name: /GCJ-02/ }).isChecked()).toBe(true)
  await page.getByText(/与现有辖区相差 [56]\d\d 米/).waitFor()
  await page.getByRole('img', { name: '文件与现有辖区的位置对照图' }).waitFor()
  await page.getByText('C 列 户数').waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('it is analysed: what changes, what is wrong, and why', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '开始分析' }).click()
  await page.getByRole('heading', { name: '分析结果' }).waitFor()
  await page.getByRole('button', { name: /^有错误 2/ }).waitFor()
  await page.getByRole('cell', { name: /边界自相交/ }).waitFor()
  await page.getByRole('button', { name: /^有变更/ }).click()
  await page.getByText(new RegExp(`户数：${unit.households} → ${unit.households + 7}`)).waitFor()
  expect(page.url()).toContain('state=changed')
  expect(await page.getByRole('button', { name: '生成方案并启用' }).isDisabled()).toBe(true)
  await settled(page)
  await expectNoViolations(page)
})

test('with mending asked for nothing is faulty any more', async () => {
  const { page } = desk
  await page.getByText('读法与修复设置').click()
  for (const name of [/全角数字改半角/, /按原轮廓理顺/, /重叠的窄条/]) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: '按以上设置重新分析' }).click()
  await page.getByRole('button', { name: /^有错误 0/ }).waitFor()
  await page.getByText(/条已自动修复/).waitFor()
})

test('it becomes a plan and is adopted from today: the net has it', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '生成方案并启用' }).click()
  await page.getByText('新的辖区已生效。').waitFor()
  await settled(page)
  await expectNoViolations(page)
  const call = await story.server.client({ login: 'district' })
  expect((await call(territoryRoutes.get, { params: { id: unit.id } })).unit.households).toBe(unit.households + 7)
})

test('on a narrow screen a spreadsheet is looked at, and given up without a trace', async () => {
  const phone = await story.person('district desk on a phone', { app: 'console', login: 'district', screen: 'phone' })
  const { page } = phone
  await phone.open('/imports')
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await page.getByLabel('选择文件', { exact: true }).first().setInputFiles({ name: '网格.csv', mimeType: 'text/csv', buffer: Buffer.from(`编码,名称,户数\n${unit.code}001,新网格,约四百\n999,错的编码,1\n`) })
  await page.getByRole('heading', { name: '怎样读这个文件' }).waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: '开始分析' }).click()
  await page.getByRole('heading', { name: '分析结果' }).waitFor()
  await page.getByText(/户数不是整数/).first().waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await page.getByText('文件内容与现有辖区完全一致').waitFor()
})
