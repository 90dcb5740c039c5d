// The desk's side of rounds: a routine saved on its page, holidays by its rule, a day moved and put back, a round given to a
// substitute who makes it, what is missing with its list, places, wishes, telephones, and the district's switch for tracks.
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { roundRoutes } from '../../src/contract/rounds.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('round-days')
const dayMs = 86_400_000
const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)
const today = dateOf(Date.now())
const nextMonth = dateOf(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 2)).slice(0, 7)
const lastMonth = dateOf(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 2, 2)).slice(0, 7)
const sunday = '周日巡查'
const daily = '每日走访'
let desk: Person

const choose = async ({ page }: Person, label: string, option: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click()
}
const fillDay = async (person: Person, label: string, day: string): Promise<void> => {
  const field = person.page.getByRole('dialog').getByLabel(label)
  await field.click()
  await field.fill(day)
  await field.press('Enter')
}
const look = async (person: Person): Promise<void> => {
  await settled(person.page)
  await expectNoSidewaysScrolling(person.page)
  await expectNoViolations(person.page)
}

beforeAll(async () => {
  const [community] = await story.server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [story.server.district, story.server.place.community])
  await (await story.server.client({ login: 'community' }))(roundRoutes.save, {
    body: {
      commandId: newId(), id: newId(), version: 0, unitId: community!.id, from: today, until: null, name: daily, kind: 'visit', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community!.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
      window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
    },
  })
})

test('the desk begins a routine on its page: Sundays go to the next workday', async () => {
  desk = await story.person('the community desk', { app: 'console', login: 'community' })
  const { page } = desk
  await desk.open('/rounds?view=routines')
  await page.getByRole('button', { name: '新建安排' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(sunday)
  await choose(desk, '星期几', /^日$/)
  await choose(desk, '星期几', /^一$/)
  await page.keyboard.press('Escape')
  await choose(desk, '遇节假日', '顺延到下一个工作日')
  await dialog.getByLabel('至少看几处地点').fill('2')
  await dialog.getByLabel('至少看几处地点').press('Tab')
  await look(desk)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  const row = page.getByRole('row', { name: new RegExp(sunday) })
  await row.getByText(/每周 日/).waitFor()
  const [kept] = await story.server.database.query<{ rule: string; holidays: string; places: number }>("select definition ->> 'rule' as rule, definition ->> 'holidays' as holidays, (definition -> 'doneWhen' ->> 'places')::int as places from routines where district = $1 and name = $2", [story.server.district, sunday])
  expect(kept).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=SU', holidays: 'next', places: 2 })
})

test('another begins from the starter set of the volunteers, with what is looked at', async () => {
  const { page } = desk
  await page.getByRole('button', { name: '新建安排' }).click()
  await choose(desk, '从范例开始', '矛盾常劝劝')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('名称').inputValue()).toBe('矛盾常劝劝')
  expect(await dialog.getByLabel('中文 1').inputValue()).toBe('邻里矛盾已了解')
  await dialog.getByText('邻里纠纷').first().waitFor()
  await dialog.getByRole('button', { name: '取消' }).or(dialog.getByRole('button', { name: 'Close' })).first().click()
})

test('the calendar says which days a holiday moved, and leaves them out when the rule says so', async () => {
  const { page } = desk
  await desk.open(`/rounds?month=${nextMonth}`)
  await page.getByRole('region', { name: '改动和原因' }).getByText(new RegExp(`${sunday}.*遇节假日，改到`)).first().waitFor()
  await look(desk)
  await desk.open('/rounds?view=routines')
  await page.getByRole('button', { name: `修改 ${sunday}` }).click()
  await choose(desk, '遇节假日', /^取消$/)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await desk.open(`/rounds?month=${nextMonth}`)
  await page.getByRole('region', { name: '改动和原因' }).getByText(new RegExp(`${sunday}.*遇节假日，不做`)).first().waitFor()
})

test('one day is moved with a reason, stands so in the calendar, and is put back', async () => {
  const { page } = desk
  const from = dateOf(Date.now() + dayMs)
  const to = dateOf(Date.now() + 2 * dayMs)
  await desk.open(`/rounds?view=list&from=${from}&to=${from}`)
  await page.getByRole('row', { name: new RegExp(daily) }).first().getByRole('button', { name: /^改期或取消/ }).click()
  await fillDay(desk, '改到哪天', to)
  await page.getByRole('dialog').getByLabel('原因').fill('社区停水抢修')
  await look(desk)
  await page.getByRole('dialog').getByRole('button', { name: '改到另一天' }).click()
  await page.getByText('已改好').waitFor()
  await desk.open(`/rounds?month=${from.slice(0, 7)}`)
  const changes = page.getByRole('region', { name: '改动和原因' })
  await changes.getByText(new RegExp(`${from} 改到 ${to} · 原因: 社区停水抢修`)).waitFor()
  await changes.getByRole('button', { name: new RegExp(`^恢复 ${daily}`) }).click()
  await page.getByText('已恢复').waitFor()
  await expect.poll(() => changes.getByText('社区停水抢修').count()).toBe(0)
})

test('a round is given to a substitute, who sees it today and makes it; it counts for its own grid', async () => {
  const { page } = desk
  const name = story.server.account('grid').name
  await desk.open(`/rounds?view=list&from=${today}&to=${today}&state=open`)
  const row = page.getByRole('row', { name: new RegExp(daily) }).filter({ hasNotText: story.server.place.grid }).first()
  const grid = (await row.locator('b').first().innerText()).trim()
  await row.getByRole('button', { name: /^请人代做/ }).click()
  await choose(desk, '请谁', name)
  await page.getByRole('dialog').getByLabel('原因').fill('家中有老人住院')
  await look(desk)
  await page.getByRole('dialog').getByRole('button', { name: '请人代做' }).click()
  await page.getByText('已指定').waitFor()
  await page.getByRole('row', { name: new RegExp(`${grid}.*${daily}`) }).getByText(`${name}代做`).waitFor()

  const worker = await story.person('the substitute', { app: 'worker', login: 'grid' })
  await worker.open()
  await worker.page.getByText('派您代做：家中有老人住院').waitFor()
  await worker.page.getByRole('link', { name: new RegExp(`${grid}.*${daily}`) }).click()
  await look(worker)
  await worker.page.getByRole('button', { name: '做完' }).click()
  await worker.page.getByText('已完成', { exact: true }).first().waitFor()
  const [made] = await story.server.database.query<{ unit: string; by: string }>(
    'select u.name as unit, p.name as by from rounds r join routines t on t.district = r.district and t.id = r.routine_id join units u on u.district = r.district and u.id = r.unit_id join persons p on p.district = r.district and p.id = r.person_id where t.name = $1', [daily])
  expect(made).toEqual({ unit: grid, by: name })
})

test('what was missed says why, and each number opens exactly its list', async () => {
  const { page } = desk
  await desk.open(`/rounds?view=missing&month=${lastMonth}`)
  await page.getByRole('table', { name: '按安排' }).waitFor()
  await look(desk)
  const link = page.getByRole('link', { name: /有人在岗，没有做 [\d,]+，打开名单$/ }).first()
  const number = Number((await link.innerText()).replaceAll(',', ''))
  await link.click()
  await page.getByRole('table', { name: '名单' }).waitFor()
  await settled(page)
  while (await page.getByRole('button', { name: /更多/ }).isVisible()) { await page.getByRole('button', { name: /更多/ }).click(); await settled(page) }
  expect(await page.getByRole('table', { name: '名单' }).locator('tbody tr').count()).toBe(number)
})

test('each number of the patrol rate opens as many rounds as it says', async () => {
  const { page } = desk
  await desk.open(`/statistics?from=${lastMonth}&to=${lastMonth}`)
  const link = page.getByRole('region', { name: '巡查率' }).getByRole('link', { name: /未做和补做/ })
  const number = (await link.innerText()).trim()
  await link.click()
  await page.getByText(`共 ${number} 次`).waitFor()
  await look(desk)
  await page.getByText('时限内完成', { exact: true }).click()
  await page.getByText(/^共 [\d,]+ 次$/).waitFor()
})

test('places come from buildings, and somebody who asked to be visited is masked until erased', async () => {
  const { page } = desk
  await desk.open('/rounds?view=places')
  await choose(desk, '安排', daily)
  await page.getByRole('button', { name: '从楼栋选' }).click()
  await choose(desk, '楼栋', /./)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').getByRole('button', { name: '增加 1 处' }).click()
  await page.getByText('已增加').waitFor()
  await expect.poll(() => page.getByRole('table', { name: '地点' }).locator('tbody tr').count()).toBe(1)
  // A double click takes nothing off.
  await page.getByRole('table', { name: '地点' }).getByRole('button', { name: /^去掉/ }).dblclick()
  await settled(page)
  expect(await page.getByRole('table', { name: '地点' }).locator('tbody tr').count()).toBe(1)
  await page.getByRole('button', { name: '登记' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('欧阳海明')
  await dialog.getByLabel('住址').fill('3号楼2单元')
  await dialog.getByLabel('希望什么').fill('想请人帮忙看看药')
  await dialog.getByLabel('电话（可不填）').fill('12345')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('请填 11 位手机号').waitFor()
  await dialog.getByLabel('电话（可不填）').fill('13812345678')
  await dialog.getByLabel('经度').fill(String(story.server.place.lng))
  await dialog.getByLabel('经度').press('Tab')
  await dialog.getByLabel('纬度').fill(String(story.server.place.lat))
  await dialog.getByLabel('纬度').press('Tab')
  await look(desk)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  const row = page.getByRole('row', { name: /欧阳\*\*/ })
  await row.getByText('138****5678').waitFor()
  expect(await page.getByText('欧阳海明').count()).toBe(0)
  await look(desk)
  await row.getByRole('button', { name: /^删除/ }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: /^删\s*除$/ }).click()
  await page.getByText('已删除').waitFor()
})

test('the telephone of the desk is entered once and holds for the grids below', async () => {
  const { page } = desk
  await desk.open('/phones')
  await page.getByRole('button', { name: `填写 ${story.server.place.community}` }).click()
  await page.getByRole('dialog').getByLabel('电话').fill('打不通')
  await page.getByRole('dialog').getByRole('button', { name: '填写' }).click()
  await page.getByText('请填写电话号码，可带区号、短横和空格').waitFor()
  await page.getByRole('dialog').getByLabel('电话').fill('0352-201 3344')
  await page.getByRole('dialog').getByLabel('时间').fill('8:00–20:00')
  await page.getByRole('dialog').getByRole('button', { name: '填写' }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('row', { name: new RegExp(story.server.place.grid) }).getByText(`来自${story.server.place.community}`).waitFor()
  await look(desk)
})

test('tracks are off until a supervisor of the district switches them on with a reason, and off again', async () => {
  const supervisor = await story.person('the district’s supervisor', { app: 'console', login: 'supervisor' })
  const { page } = supervisor
  await supervisor.open('/tracks')
  await page.getByRole('heading', { name: '现在关闭' }).waitFor()
  await page.getByRole('button', { name: '开启' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('试试')
  await page.getByRole('dialog').getByRole('button', { name: '开启' }).click()
  await page.getByRole('dialog').getByText('请写明理由，至少 10 个字').waitFor()
  await page.getByRole('dialog').getByLabel('理由').fill('冬季夜间防火巡查，保护单独出行的人')
  await look(supervisor)
  await page.getByRole('dialog').getByRole('button', { name: '开启' }).click()
  await page.getByRole('heading', { name: /^现在开启，到/ }).waitFor()
  await look(supervisor)
  await page.getByRole('button', { name: '关闭' }).first().click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('heading', { name: '现在关闭' }).waitFor()
})

test('all of it fits the narrowest phone, in English too', async () => {
  const phone = await story.person('an English desk on a phone', { app: 'console', screen: 'phone', login: 'community', language: 'en' })
  for (const [path, shows] of [['/rounds', 'What was changed, and why'], [`/rounds?view=missing&month=${lastMonth}`, 'By routine'], ['/rounds?view=places', 'Who asked to be visited'], ['/phones', 'Telephones']] as const) {
    await phone.open(path)
    await phone.page.getByRole('region', { name: shows }).waitFor()
    await look(phone)
  }
})
