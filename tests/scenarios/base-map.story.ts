// The district chooses its base map: a service of tiles in GCJ-02, which is drawn in its true place; files of tiles that lie
// beside the data; and none, with which everything goes on as before.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { encodeTile } from '../../src/server/territory/tiles/encode.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { patience } from '../support/patience.ts'
import { writePmtiles } from '../support/pmtiles.ts'
import { reportCase, takeStep } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'
import { drawTile, markColor, startTileService, type TileService } from '../support/tile-service.ts'

const story = tellStory('base-map', { maps: 'drawn' })
let service: TileService
let keeper: Person
let desk: Person
let caseId = ''

const credit = { attribution: '示例测绘', approval: 'GS(2024)0650号' }

beforeAll(async () => {
  const { place } = story.server
  service = await startTileService({ ...place, datum: 'gcj02' })
  caseId = (await reportCase(story.server, '路灯不亮')).id
  await takeStep(await story.server.client({ login: 'community' }), caseId, 'accept', { verifyOnSite: false })
  keeper = await story.person('system keeper', { app: 'console', login: 'system' })
  desk = await story.person('community desk', { app: 'console', login: 'community' })
})

afterAll(() => service?.close())

const mapOf = async (page: Page) => {
  const map = page.locator('.net-map[data-ready="true"]').first()
  await map.waitFor({ timeout: patience.drawing })
  await map.locator('canvas').waitFor()
  return map
}

type Spot = { x: number; y: number; count: number; width: number }

/** Middle of all that has the mark's colour, from the middle of the map, in pixels. */
const spotOn = async (page: Page): Promise<Spot | undefined> => {
  const picture = await page.locator('.net-map canvas').first().screenshot()
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let [west, east, north, south, count] = [info.width, -1, info.height, -1, 0]
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++) {
      const at = (y * info.width + x) * 3
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
      if (r < markColor.r - 60 || b < markColor.b - 60 || g > 110) continue
      count += 1
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
    }
  return count === 0 ? undefined : { x: (west + east + 1) / 2 - info.width / 2, y: (north + south + 1) / 2 - info.height / 2, count, width: east - west + 1 }
}

test('the system keeper tries a service of tiles out and then sets it for everybody', async () => {
  const { page } = keeper
  // From another page: it is then loaded anew for the preview, and what was typed is still there.
  await keeper.open('/system')
  await page.getByRole('link', { name: '底图' }).click()
  await page.getByText('瓦片服务（XYZ / WMTS）').click()
  await page.getByLabel('第 1 层').fill('http://127.0.0.1/{z}/{x}')
  await page.getByLabel('GCJ-02（自动纠正到实际位置）').check()
  await page.getByLabel('版权说明').fill(credit.attribution)
  await page.getByLabel('审图号').fill(credit.approval)
  keeper.expect(/preview: 422/)
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByText('瓦片地址不对').waitFor()
  await page.getByLabel('第 1 层').fill(service.address)
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByText('预览中，尚未保存').waitFor()
  await mapOf(page)
  await expect.poll(() => service.asked.length).toBeGreaterThan(2)
  await page.getByText('示例测绘 审图号：GS(2024)0650号').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  const [entry] = await story.server.database.query<{ data: unknown }>("select data from journal where kind = 'territory.baseMapChanged'")
  expect(entry!.data).toEqual({ kind: 'tiles', origins: [new URL(service.address.replace(/\{.*$/, '')).origin] })
})

test('a place on the GCJ-02 map lies where it truly is, within 2 m', async () => {
  const { page } = desk
  await desk.open(`/cases/${caseId}`)
  const map = await mapOf(page)
  await map.getByText('审图号：GS(2024)0650号').waitFor()
  await map.scrollIntoViewIfNeeded()
  for (let n = 0; n < 3; n++) {
    await map.getByRole('button', { name: '放大' }).click()
    await page.waitForTimeout(600)
  }
  // The case stands in the middle of its map; the mark of the tiles was drawn at the same place in GCJ-02, some 600 m off.
  // While tiles come in, half of it may be seen, or it enlarged from the tile above.
  const metresOff = async (): Promise<number> => {
    const spot = await spotOn(page)
    if (!spot || spot.count <= 500) return Infinity
    // The mark is 80 pixels of its tile wide, which tells how many metres a pixel of the screen is.
    const deepest = Math.max(...service.asked.map((path) => Number(path.split('/')[1])))
    const metresPerPixel = (((40_075_016.686 * Math.cos((story.server.place.lat * Math.PI) / 180)) / (256 * 2 ** deepest)) * 80) / spot.width
    return metresPerPixel < 1 ? Math.hypot(spot.x, spot.y) * metresPerPixel : Infinity
  }
  await expect.poll(metresOff, { interval: 1_000 }).toBeLessThan(2)
})

test('a file of pictures beside the data is a base map without any service', async () => {
  const { place } = story.server
  const folder = join(story.server.folder, 'base-maps')
  mkdirSync(folder, { recursive: true })
  const tiles = []
  for (let z = 8; z <= 15; z++) {
    const [x, y] = [Math.floor(((place.lng + 180) / 360) * 2 ** z), Math.floor(((1 - Math.asinh(Math.tan((place.lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)]
    for (const [dx, dy] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]] as const)
      tiles.push({ z, x: x + dx, y: y + dy, bytes: await drawTile(z, x + dx, y + dy, { ...place, datum: 'wgs84' }) })
  }
  const bbox = [place.lng - 0.5, place.lat - 0.5, place.lng + 0.5, place.lat + 0.5] as const
  writeFileSync(join(folder, '影像.pmtiles'), writePmtiles({ kind: 'png', tiles, bbox }))
  const corners = [0, 0, 4096, 0, 4096, 4096, 0, 4096]
  const water = Buffer.from(encodeTile([{ name: 'water', features: [{ type: 3, geometry: [corners], tags: {} }] }]))
  writeFileSync(join(folder, '矢量.pmtiles'), writePmtiles({ kind: 'vector', tiles: tiles.map((tile) => ({ ...tile, bytes: water })), bbox, layers: ['water'] }))

  const { page } = keeper
  await keeper.open('/base-map')
  await page.getByText('本地瓦片文件（PMTiles）').click()
  await page.getByLabel('WGS-84（CGCS2000）').check()
  await page.getByRole('combobox', { name: '文件' }).click()
  await page.getByText('影像.pmtiles').last().click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await keeper.open('/system') // its preview asks the service no more
  const before = service.asked.length
  await desk.open(`/cases/${caseId}`)
  await mapOf(desk.page)
  await expect.poll(async () => {
    const spot = await spotOn(desk.page)
    return spot && spot.count > 500 ? Math.hypot(spot.x, spot.y) : Infinity
  }, { interval: 1_000 }).toBeLessThan(3)
  expect(service.asked.length).toBe(before)
})

test('a file of shapes is drawn in a simple look', async () => {
  const { page } = keeper
  await keeper.open('/base-map')
  await page.getByRole('combobox', { name: '文件' }).click()
  await page.getByText('矢量.pmtiles').last().click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await desk.open(`/cases/${caseId}`)
  const map = await mapOf(desk.page)
  const meanOf = async (): Promise<{ r: number; b: number }> => {
    const { channels } = await sharp(await map.locator('canvas').screenshot()).stats()
    return { r: channels[0]!.mean, b: channels[2]!.mean }
  }
  // All of it is water: bluer than the pale ground is anywhere.
  await expect.poll(async () => { const { r, b } = await meanOf(); return b - r }, { interval: 1_000 }).toBeGreaterThan(15)
})

test('on a narrow screen the settings are whole, and without a base map the net is as before', async () => {
  const phone = await story.person('system keeper on the way', { app: 'console', login: 'system', screen: 'phone' })
  await phone.open('/base-map')
  await phone.page.getByText('不用底图').click()
  await settled(phone.page)
  await expectNoSidewaysScrolling(phone.page)
  await expectNoViolations(phone.page)
  await phone.page.getByRole('button', { name: '保存' }).click()
  await phone.page.getByText('已保存').waitFor()
  await desk.open(`/cases/${caseId}`)
  const map = await mapOf(desk.page)
  await map.getByText('示意图').waitFor()
  expect(await map.getByText('审图号').count()).toBe(0)
})
