// Work-list and map are one set: the map draws every case that fits, not those of the page; of very many the newest, and says so.
// What is pointed at in one shows in the other.
import { beforeAll, expect, test } from 'vitest'
import { mostPoints } from '../../src/contract/case-points.ts'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { casesDrawn, findDrawnMap, lookAt, ringed } from '../support/drawn-map.ts'
import { patience } from '../support/patience.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('case-map', { maps: 'drawn' })
let supervisor: Person

const count = async (condition: string): Promise<number> => (await story.server.database.query<{ n: number }>(`select count(*)::int as n from cases where district = $1 and lng is not null and ${condition}`, [story.server.district]))[0]!.n
const open = async (path: string): Promise<void> => {
  await supervisor.open(path)
  await supervisor.page.locator('.net-map[data-ready="true"] canvas').waitFor({ timeout: patience.drawing })
  await settled(supervisor.page)
}

beforeAll(async () => {
  supervisor = await story.person('district supervisor', { app: 'console', login: 'supervisor' })
  await findDrawnMap(supervisor.page)
})

test('as many cases are drawn as the filter has, though the list shows a page of them', async () => {
  const { page } = supervisor
  await open('/cases')
  const all = await count("state_group = 'open'")
  expect(all).toBeGreaterThan(await page.locator('tbody tr').count())
  await expect.poll(() => casesDrawn(page)).toBe(all)
  await page.getByText(`地图上共 ${all} 件`).waitFor()
  await page.getByText('示意图').waitFor()
  await expectNoViolations(page)
  await open('/cases?group=closed&category=01')
  const closed = await count("state_group = 'closed' and category like '01%'")
  await expect.poll(() => casesDrawn(page)).toBe(Math.min(closed, mostPoints))
})

test('of more than it draws it draws the newest, and says so', async () => {
  const { page } = supervisor
  expect(await count('true')).toBeGreaterThan(mostPoints)
  await open('/cases?group=all')
  await page.getByText(`符合条件的不止这些，地图只取最新上报的 ${mostPoints} 件`).waitFor()
  const [newest] = await story.server.database.query<{ n: number }>('select count(lng)::int as n from (select lng from cases where district = $1 order by reported_at desc, id desc limit $2) c', [story.server.district, mostPoints])
  await expect.poll(() => casesDrawn(page)).toBe(newest!.n)
  await expectNoViolations(page)
})

test('a row pointed at is ringed on the map, a point pointed at is marked in the list, and a click opens its case', async () => {
  const { page } = supervisor
  await open('/cases')
  const [alone] = await story.server.database.query<{ id: string; lng: number; lat: number }>(
    `with listed as (select * from cases where district = $1 and state_group = 'open' order by reported_at desc, id desc limit 30)
     select c.id, c.lng, c.lat from listed c where c.lng is not null and not exists (select from cases o where o.district = c.district and o.id <> c.id and o.state_group = 'open' and abs(o.lng - c.lng) < 0.002 and abs(o.lat - c.lat) < 0.002)
     order by c.reported_at desc limit 1`, [story.server.district])
  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="/cases/${alone!.id}"]`) })
  await row.hover()
  await expect.poll(() => ringed(page)).toBe(alone!.id)
  const other = page.locator('tbody tr:not(.active)').first()
  const at = await lookAt(page, alone!)
  await other.hover()
  await expect.poll(() => ringed(page)).not.toBe(alone!.id)
  await page.mouse.move(at.x, at.y)
  await expect.poll(async () => (await row.getAttribute('class'))?.includes('active')).toBe(true)
  await page.mouse.click(at.x, at.y)
  await page.waitForURL(`**/console/cases/${alone!.id}`)
})
