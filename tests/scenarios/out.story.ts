// What a street's desk takes out of the house: a unit found by its initials, the net as a file, a key for desktop GIS that
// works until it is taken back.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { accessTokenRoutes } from '../../src/contract/access-tokens.ts'
import { hasGdal } from '../support/gdal.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import { tellStory } from '../support/story.ts'
import type { Person } from '../support/browser.ts'

const story = tellStory('out')
let desk: Person
let secret = ''

const ask = (path: string): Promise<Response> => fetch(`${story.server.base}${path}`, { headers: { authorization: `Bearer ${secret}` } })

test('a unit is found by initials and with a wrong character, and what fits is marked', async () => {
  desk = await story.person('street desk', { app: 'console', login: 'street' })
  const { page } = desk
  await desk.open('/territory')
  const search = page.getByRole('searchbox').or(page.getByPlaceholder('名称、拼音、首字母或编码')).first()
  await search.fill('ybjd')
  await page.locator('mark', { hasText: '迎宾街道' }).waitFor()
  await search.fill('迎冰街道')
  await page.getByRole('button', { name: '迎宾街道' }).first().waitFor()
  await search.fill('迎宾馆')
  await page.locator('mark', { hasText: '迎宾馆' }).waitFor()
})

test('the desk exports its street, and only what is its own', async () => {
  const { page } = desk
  await desk.open('/territory')
  await settled(page)
  await page.getByRole('button', { name: '导出', exact: true }).and(page.locator('[disabled]')).waitFor()
  const [street] = await story.server.database.query<{ id: number; below: number }>(
    "select u.id, (select count(*) from units c where c.street_id = u.id and c.level = 'community') as below from accounts a join posts p on p.person_id = a.person_id join units u on u.id = p.unit_id where a.login = 'street' and p.role = 'streetDesk'")
  await desk.open(`/territory?unit=${street!.id}`)
  await page.getByRole('button', { name: '导出', exact: true }).first().click()
  await page.getByRole('dialog').getByText('每次导出都会记入审计').waitFor()
  await settled(page)
  await expectNoViolations(page)
  for (const level of ['街道', '网格', '微网格']) await page.getByRole('checkbox', { name: level, exact: true }).uncheck()
  await page.getByRole('radio', { name: 'GCJ-02' }).check()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: /导\s*出/ }).click()])
  expect(download.suggestedFilename()).toMatch(/^永泰街道-\d{4}-\d\d-\d\d-gcj02\.geojson$/)
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { datum: string; features: { properties: { level: string } }[] }
  expect(file.datum).toBe('GCJ-02')
  expect(file.features).toHaveLength(street!.below)
  await page.getByText('已导出').waitFor()
})

test('a token made on one’s account page opens the net for GIS, until it is taken back', async () => {
  const { page } = desk
  await page.getByRole('button', { name: /的菜单$/ }).click()
  await page.getByText('我的账号').click()
  await page.getByRole('heading', { name: '我的账号' }).waitFor()
  await page.getByLabel('用途').fill('规划科 QGIS')
  await page.getByRole('button', { name: '建立令牌' }).click()
  await page.getByText('只显示这一次').waitFor()
  secret = await page.locator('.account-secret code').innerText()
  await settled(page)
  await expectNoViolations(page)
  await expectNoSidewaysScrolling(page)
  const answer = (await (await ask('/ogc/collections/streets/items')).json()) as { numberMatched: number; features: { properties: { name: string } }[] }
  expect(answer.features.map(({ properties }) => properties.name)).toEqual(['永泰街道'])
  await page.getByRole('button', { name: '已保存，关闭' }).click()
  expect(await page.getByText(secret).count()).toBe(0)
  await page.getByRole('button', { name: '收回 规划科 QGIS' }).click()
  await page.locator('.ant-popover').getByRole('button', { name: /收\s*回/ }).click()
  await page.getByText('还没有访问令牌').waitFor()
  expect((await ask('/ogc/collections/streets/items')).status).toBe(401)
})

test.skipIf(!hasGdal)('GDAL reads every level of the whole district, page by page, and one part of it (skipped without GDAL)', async () => {
  const call = await story.server.client({ login: 'system' })
  const { secret: token } = await call(accessTokenRoutes.make, { body: { id: v7(), name: 'GDAL', days: 1 } })
  const gdal = async (...given: string[]): Promise<string> =>
    (await promisify(execFile)('ogrinfo', ['--config', 'GDAL_HTTP_HEADERS', `Authorization: Bearer ${token}`, '-q', '-ro', ...given], { maxBuffer: 1e9, env: { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' } })).stdout
  const source = `OAPIF:${story.server.base}/ogc`
  const count = async (layer: string, ...more: string[]): Promise<number> => (await gdal(source, layer, '-geom=NO', '-oo', 'PAGE_SIZE=500', ...more)).match(/^OGRFeature\(/gm)?.length ?? 0
  for (const [layer, level] of [['districts', 'district'], ['streets', 'street'], ['communities', 'community'], ['grids', 'grid'], ['microgrids', 'microgrid']] as const) {
    const [known] = await story.server.database.query<{ count: number }>('select count(*) as count from units where level = $1', [level])
    expect(await count(layer), layer).toBe(known!.count)
  }
  const { lng, lat } = story.server.place
  const near = await count('microgrids', '-spat', String(lng - 0.002), String(lat - 0.002), String(lng + 0.002), String(lat + 0.002))
  expect(near).toBeGreaterThan(0)
  expect(near).toBeLessThan(60)
})

test('the account page is whole on a narrow screen and in English', async () => {
  const phone = await story.person('street desk on the way', { app: 'console', login: 'street', screen: 'phone', language: 'en' })
  await phone.open('/account')
  await phone.page.getByRole('heading', { name: 'My account' }).waitFor()
  await phone.page.getByLabel('What for').fill('QGIS')
  await phone.page.getByRole('button', { name: 'Make a token' }).click()
  await phone.page.getByText('It is shown this once').waitFor()
  await settled(phone.page)
  await expectNoSidewaysScrolling(phone.page)
  await expectNoViolations(phone.page)
})
