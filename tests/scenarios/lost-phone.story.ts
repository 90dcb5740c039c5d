// A phone is lost on the bus: the desk revokes it with a reason, sees that it has not heard yet, and sees when it has.
import { expect, test } from 'vitest'
import { v7 as newId } from 'uuid'
import { syncRoutes } from '../../src/contract/sync.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('lost phone')
let desk: Person
const [lost, kept] = [newId(), newId()]

const worker = async (): Promise<number> =>
  (await story.server.database.query<{ person: number }>("select person_id as person from accounts where login = 'grid'", []))[0]!.person
const exchange = async (id: string, name: string, waiting: number): Promise<void> => {
  const call = await story.server.client({ login: 'grid' })
  await call(syncRoutes.pull, { body: { device: { id, name, appVersion: '1.0', waiting }, known: {}, only: ['me'] } })
}

test('the desk sees the devices of a worker, and what waits on each', async () => {
  await exchange(lost, 'Android 10 · Chrome', 3)
  await exchange(kept, 'Android 13 · Chrome', 0)
  desk = await story.person('street desk', { app: 'console', login: 'street' })
  await desk.open(`/people/${await worker()}`)
  const devices = desk.page.getByRole('region', { name: '设备', exact: true })
  await devices.getByText('Android 10 · Chrome').waitFor()
  await devices.getByText('3 项待发送').waitFor()
})

test('it is revoked with a reason, and the desk is told what is lost with it', async () => {
  const { page } = desk
  const row = page.getByRole('listitem').filter({ hasText: 'Android 10 · Chrome' })
  await row.getByRole('button', { name: '挂失' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('上面还有 3 项没有发送，将一并清除。').waitFor()
  await dialog.getByRole('button', { name: '挂失' }).click()
  await dialog.getByRole('alert').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByLabel('理由').fill('手机在公交车上丢失')
  await dialog.getByRole('button', { name: '挂失' }).click()
  await row.getByText('尚未清除').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Android 13 · Chrome' }).getByRole('button', { name: '挂失' }).waitFor()
})

test('when the phone has heard of it, the desk sees that too; all fits and reads on a phone as well', async () => {
  const response = await fetch(`${story.server.base}/api/sync/standing`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ device: lost }) })
  expect(await response.json()).toEqual({ revoked: true })
  const id = await worker()
  await desk.open(`/people/${id}`)
  await desk.page.getByText('已清除').waitFor()
  await settled(desk.page)
  await expectNoViolations(desk.page)
  const phone = await story.person('street desk on the phone', { app: 'console', login: 'street', screen: 'phone' })
  await phone.open(`/people/${id}`)
  await phone.page.getByText('手机在公交车上丢失').waitFor()
  await settled(phone.page)
  await expectNoSidewaysScrolling(phone.page)
  const english = await story.person('English desk', { app: 'console', login: 'street', language: 'en' })
  await english.open(`/people/${id}`)
  await english.page.getByText('Revoked', { exact: false }).first().waitFor()
})
