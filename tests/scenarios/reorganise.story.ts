// A street is reorganised by one sheet: a community renamed, two merged, all with new codes. It is recognised, a doubt is
// answered, the plan adopted; the old names are still found on the day before.
import { beforeAll, expect, test } from 'vitest'
import { territoryRoutes } from '../../src/contract/territory.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('reorganise')
type Unit = { id: number; code: string; name: string }
let desk: Person
let street: Unit
let communities: Unit[] = []
let sheet = ''

beforeAll(async () => {
  desk = await story.person('district desk', { app: 'console', login: 'district' })
  ;[street] = (await story.server.database.query<Unit>('select id, code, name from units where name = $1', [story.server.place.street])) as [Unit]
  communities = await story.server.database.query<Unit>('select id, code, name from units where parent_id = $1 order by code', [street.id])
  const [first, second, third] = communities as [Unit, Unit, Unit]
  const fresh = (n: number): string => `${street.code.slice(0, 9)}${String(80 + n).padStart(3, '0')}`
  // The first is renamed, the second and the third become one; the others stay as they are.
  const rows = [[first.code, fresh(1), '新名社区居民委员会', street.code], [second.code, fresh(2), '合并社区居民委员会', street.code], [third.code, fresh(2), '合并社区居民委员会', street.code]]
  sheet = ['原编码,新编码,新名称,新上级编码', ...rows.map((row) => row.join(','))].join('\n')
})

test('the sheet is read and recognised: renamed, merged; what it leaves open is asked', async () => {
  const { page } = desk
  await desk.open('/plans')
  await page.getByRole('link', { name: '按表调整区划' }).click()
  await page.getByRole('heading', { level: 1, name: '按表调整区划' }).waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: '2026年区划调整.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${sheet}`) })
  const found = page.getByRole('region', { name: '识别结果' })
  await found.getByText('合并', { exact: true }).first().waitFor()
  await found.getByText('新名社区居民委员会', { exact: false }).first().waitFor()
  await settled(page)
  await expectNoViolations(page)
  await desk.capture('test-results/reorganise-pictures')
  const accept = page.getByRole('button', { name: /^建议/ })
  if ((await accept.count()) > 0) await accept.click()
  const make = page.getByRole('button', { name: '生成方案' })
  await expect.poll(() => make.isEnabled()).toBe(true)
  await make.click()
  await page.getByRole('heading', { level: 1, name: /区划调整：2026年区划调整/ }).waitFor()
  await page.getByRole('region', { name: '启用后的变化' }).getByText('合并社区居民委员会').first().waitFor()
})

test('adopted from today: new names and codes today, the old ones on the day before', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '启 用' }).or(page.getByRole('button', { name: '启用', exact: true })).click()
  await settled(page)
  await page.getByRole('button', { name: /^自 .* 起启用$/ }).click()
  await page.getByText('方案已启用').waitFor()
  const call = await story.server.client({ login: 'district' })
  const yesterday = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)
  const now = await call(territoryRoutes.get, { params: { id: street.id }, query: {} })
  const then = await call(territoryRoutes.get, { params: { id: street.id }, query: { on: yesterday } })
  expect(then.children.map(({ code }) => code).sort()).toEqual(communities.map(({ code }) => code).sort())
  expect(now.children).toHaveLength(communities.length - 1)
  expect(now.children.map(({ name }) => name)).toEqual(expect.arrayContaining(['新名社区居民委员会', '合并社区居民委员会']))
  const renamed = now.children.find(({ name }) => name === '新名社区居民委员会')!
  expect(renamed.id).toBe(communities[0]!.id)
  const grids = (unit: { counts: { grids: number } }): number => unit.counts.grids
  expect(grids(now.unit)).toBe(grids(then.unit))
})

test('on a narrow screen nothing scrolls sideways', async () => {
  const phone = await story.person('desk at a phone', { app: 'console', login: 'district', screen: 'phone' })
  await phone.open('/plans/reorganise')
  await settled(phone.page)
  await phone.page.locator('input[type=file]').setInputFiles({ name: '表.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${sheet}`) })
  await phone.page.getByRole('region', { name: '识别结果' }).waitFor()
  await settled(phone.page)
  await expectNoSidewaysScrolling(phone.page)
  await expectNoViolations(phone.page)
  await phone.capture('test-results/reorganise-pictures')
})
