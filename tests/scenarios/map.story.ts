// The map is drawn and answers: a unit is chosen on it and the list beside it follows; a resident taps where it is.
import { expect, test } from 'vitest'
import { expectNoSidewaysScrolling } from '../support/browser-checks.ts'
import { tellStory } from '../support/story.ts'
import type { Person } from '../support/browser.ts'
import { patience } from '../support/patience.ts'

const story = tellStory('map', { maps: 'drawn' })

const drawn = async ({ page }: Person) => {
  const map = page.locator('.net-map[data-ready="true"]').first()
  await map.waitFor({ timeout: patience.drawing })
  const canvas = map.locator('canvas')
  await canvas.waitFor({ timeout: patience.drawing })
  return { map, canvas }
}

test('the console’s map shows the streets, says that it is schematic, and steps down where it is clicked', async () => {
  const leader = await story.person('leader', { app: 'console', login: 'leader' })
  const { page } = leader
  const tiles = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/tiles/') && response.ok())
  await leader.open('/territory')
  const { map, canvas } = await drawn(leader)
  await tiles
  await map.getByText('示意图').waitFor()
  await page.getByRole('heading', { level: 2, name: /^街道 18$/ }).waitFor()
  // Chosen again until the tiles of the place are there.
  await expect.poll(async () => {
    await canvas.click()
    return new URL(page.url()).searchParams.get('unit')
  }, { interval: 1_500 }).not.toBeNull()
  const unit = Number(new URL(page.url()).searchParams.get('unit'))
  const [street] = await story.server.database.query<{ name: string; level: string; below: number }>('select name, level, (select count(*) from units c where c.district = u.district and c.parent_id = u.id) as below from units u where id = $1', [unit])
  expect(street!.level).toBe('street')
  await page.getByRole('region', { name: street!.name }).waitFor()
  await page.getByRole('heading', { level: 2, name: new RegExp(`^社区.* ${street!.below}$`) }).waitFor()
})

test('a resident taps where it is: the place is theirs instead of the phone’s', async () => {
  const resident = await story.person('resident', { app: 'citizen' })
  const { page } = resident
  await resident.open('/report/place')
  await page.getByText('定位精度约 12 米').waitFor()
  const { canvas } = await drawn(resident)
  await canvas.scrollIntoViewIfNeeded()
  await expect.poll(async () => {
    await canvas.tap({ position: { x: 60, y: 60 } })
    return page.getByText('已在地图上选定').count()
  }, { interval: 1_500 }).toBe(1)
  await expectNoSidewaysScrolling(page)
  const [kept] = await page.evaluate(() => JSON.parse(localStorage.getItem('wangge.citizen.parcels') ?? '[]') as { fields: { place?: { lng: number; lat: number } } }[])
  const place = kept?.fields.place
  expect(place).toBeDefined()
  expect(Math.hypot(place!.lng - story.server.place.lng, place!.lat - story.server.place.lat)).toBeGreaterThan(0.0001)
  expect(Math.hypot(place!.lng - story.server.place.lng, place!.lat - story.server.place.lat)).toBeLessThan(0.05)
})
