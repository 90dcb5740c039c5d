// A round of a grid worker: begun, kept when the app is closed, made without a network, sent by itself, and what was found
// reported from it. The desk sees its number move, opens the list behind it, and excuses another.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { makePhoto } from '../support/photos.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('rounds')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const name = '消防通道日查'
const said = '东侧消防通道停了三辆车'
let worker: Person
let desk: Person

beforeAll(async () => {
  const [community] = await story.server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [story.server.district, story.server.place.community])
  const call = await story.server.client({ login: 'community' })
  await call(roundRoutes.save, {
    body: {
      commandId: newId(), id: newId(), version: 0, unitId: community!.id, from: today, until: null, name, kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community!.id, level: 'grid', specialOnly: false },
      rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep',
      doneWhen: { checklist: [{ code: 'lane', zh: '消防通道畅通', en: 'Fire lane clear', required: true }, { code: 'lamp', zh: '路灯完好', en: 'Lamps sound', required: true }], photo: false, places: 0, talk: false, note: false },
    },
  })
})

const doneOf = async ({ page }: Person): Promise<string> => {
  await page.getByRole('table', { name: '按安排' }).waitFor()
  await settled(page)
  return (await page.getByRole('row', { name: new RegExp(name) }).locator('td[data-label="已完成"]').innerText()).trim()
}

test('the desk sees the day planned, nothing of it made', async () => {
  desk = await story.person('the community desk', { app: 'console', login: 'community' })
  await desk.open('/rounds')
  expect(await doneOf(desk)).toBe('0')
  await expectNoViolations(desk.page)
})

test('a worker begins the round; closed and opened again, the app still has it', async () => {
  worker = await story.person('the grid worker', { app: 'worker', login: 'grid', installable: true })
  const { page } = worker
  await worker.open()
  await page.getByRole('heading', { name: /顺路去|快到时限/ }).first().waitFor()
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: '做完' }).click()
  await page.getByText('还缺：检查清单').waitFor()
  await page.getByRole('group', { name: '消防通道畅通' }).getByRole('radio', { name: '有问题' }).check({ force: true })
  await page.reload()
  await page.getByText('已填 1/2').waitFor()
  expect(await page.getByRole('group', { name: '消防通道畅通' }).getByRole('radio', { name: '有问题' }).isChecked()).toBe(true)
  await page.getByRole('group', { name: '路灯完好' }).getByRole('radio', { name: '正常' }).check({ force: true })
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
})

test('without a network it is made all the same, and goes by itself when there is one', async () => {
  const { page } = worker
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await worker.away(true)
  await page.getByRole('button', { name: '做完' }).click()
  await page.getByText('没有网络，已保存，联网后自动提交').first().waitFor()
  expect(await story.server.database.query("select 1 from rounds r join routines t on t.district = r.district and t.id = r.routine_id where t.name = $1", [name])).toEqual([])
  await worker.away(false)
  await page.getByText('已完成', { exact: true }).first().waitFor()
  const [round] = await story.server.database.query<{ state: string; evidence: { checks: { code: string; ok: boolean }[] } }>('select r.state, r.evidence from rounds r join routines t on t.district = r.district and t.id = r.routine_id where t.name = $1', [name])
  expect([round!.state, round!.evidence.checks]).toEqual(['done', [{ code: 'lane', ok: false }, { code: 'lamp', ok: true }]])
})

test('what was found is reported from it', async () => {
  const { page } = worker
  await page.getByRole('link', { name: '发现问题，上报' }).click()
  await page.getByText('这条上报会关联到刚才的走访巡查。').waitFor()
  await page.getByRole('group', { name: '可能是' }).getByRole('radio').first().check({ force: true })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).click()])
  await chooser.setFiles([{ name: 'lane.jpg', mimeType: 'image/jpeg', buffer: await makePhoto({ colour: '#405060' }) }])
  await page.getByRole('img', { name: /现场照片/ }).first().waitFor()
  await page.getByLabel(/^说明/).fill(said)
  await settled(page)
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText(/已上报/).first().waitFor()
})

test('the desk sees the number move and opens the list behind it, with the case', async () => {
  const { page } = desk
  await desk.open('/rounds')
  expect(await doneOf(desk)).toBe('1')
  await page.getByRole('link', { name: `${name} 已完成 1，打开名单` }).click()
  const row = page.getByRole('row', { name: new RegExp(story.server.place.grid) })
  await row.getByText('1 项有问题').waitFor()
  expect(await page.getByRole('table', { name: '名单' }).locator('tbody tr').count()).toBe(1)
  await expectNoViolations(page)
  await row.getByRole('link', { name: /^\d{4}-\d{7}$/ }).click()
  await page.getByText(said).first().waitFor()
})

test('another is excused with a reason, and leaves what is due', async () => {
  const { page } = desk
  await desk.open(`/rounds?view=list&from=${today}&to=${today}&state=open`)
  await page.getByRole('row', { name: new RegExp(name) }).first().getByRole('button', { name: /^免做/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('免做理由').fill('道路封闭施工')
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: '免做' }).click()
  await page.getByText('已免做').waitFor()
  await desk.open(`/rounds?view=list&from=${today}&to=${today}&state=excused`)
  await page.getByText(/道路封闭施工/).waitFor()
})

test('the desk’s pages fit the narrowest phone', async () => {
  const phone = await story.person('the desk on a phone', { app: 'console', screen: 'phone', login: 'community' })
  for (const [view, shows] of [['plan', '日历'], ['list', '名单'], ['routines', '例行安排']] as const) {
    await phone.open(`/rounds?view=${view}`)
    await phone.page.getByRole('region', { name: shows }).waitFor()
    await settled(phone.page)
    await expectNoSidewaysScrolling(phone.page)
    await expectNoViolations(phone.page)
  }
  await phone.page.getByRole('button', { name: '新建安排' }).click()
  await phone.page.getByRole('dialog').getByText(/接下来的日期/).waitFor()
  await settled(phone.page)
  await expectNoViolations(phone.page)
})
