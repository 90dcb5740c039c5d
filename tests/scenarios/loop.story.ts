// The main job from end to end: a broken street lamp is reported by a resident and verified, dispatched, handled, checked,
// closed and rated by people who each sit at a browser of their own; the district's numbers move with it.
import { expect, test } from 'vitest'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { makePhoto } from '../support/photos.ts'
import { pressAct } from '../support/press-act.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('loop')
const phone = '13900001234'
const words = '单元门口的路灯三天没亮，晚上老人容易摔倒'
let resident: Person, community: Person, worker: Person, street: Person, officer: Person, supervisor: Person, leader: Person
let number = ''
let caseId = ''
const before = { accepted: 0, handled: 0 }

const photo = async (name: string, colour: string) => ({ name, mimeType: 'image/jpeg', buffer: await makePhoto({ width: 1200, height: 900, colour, exif: true }) })

/** The console's form of a step, opened by its button. */
const step = async ({ page }: Person, name: string) => {
  await pressAct(page, name)
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  return dialog
}
const submit = async (person: Person, name: string): Promise<void> => {
  await person.page.getByRole('dialog').getByRole('button', { name: `提交：${name}` }).click()
  await person.page.getByText(`已完成：${name}`).waitFor()
  await person.page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Found by its number among all cases. */
const find = async (person: Person): Promise<void> => {
  await person.open()
  await person.page.getByRole('link', { name: '事件', exact: true }).click()
  await person.page.getByRole('navigation', { name: '状态' }).getByRole('link', { name: '全部' }).click()
  await person.page.getByRole('searchbox', { name: '编号、描述、地址、类别、在岗人员' }).fill(number)
  await person.page.keyboard.press('Enter')
  await person.page.getByRole('row').filter({ hasText: number }).getByRole('link').first().click()
  await person.page.getByRole('heading', { level: 1, name: '路灯不亮或损坏' }).waitFor()
}

const signInAtDesk = async (name: string, login: 'community'): Promise<Person> => {
  const person = await story.person(name, { app: 'console' })
  await person.open()
  const { password } = story.server.account(login)
  await person.page.getByLabel('账号').fill(login)
  await person.page.getByLabel('密码', { exact: true }).fill(password!)
  await person.page.getByRole('button', { name: '登录' }).click()
  await person.page.getByRole('navigation', { name: '主导航' }).waitFor()
  return person
}

const readFigures = async ({ page }: Person) => {
  await settled(page)
  const main = page.getByRole('region', { name: '处置率', exact: true }).locator('dl')
  const value = async (name: string): Promise<number> => Number((await main.locator('div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd').innerText()).replaceAll(',', ''))
  return { accepted: await value('受理'), handled: await value('处置') }
}

test('a district leader looks at the numbers of this month and the last', async () => {
  leader = await story.person('leader', { app: 'console', login: 'leader' })
  const now = new Date(Date.now() + 8 * 3_600_000)
  // In the first hours of a month nothing may have been accepted yet.
  const [last, month] = [new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)), now].map((day) => day.toISOString().slice(0, 7))
  await leader.open(`/statistics?from=${last}&to=${month}`)
  await leader.page.getByRole('region', { name: '处置率', exact: true }).waitFor()
  Object.assign(before, await readFigures(leader))
  expect(before.accepted).toBeGreaterThan(0)
  await expectNoViolations(leader.page)
})

test('a resident signs in by the code sent to the phone', async () => {
  resident = await story.person('resident', { app: 'citizen' })
  const { page } = resident
  await resident.open('/sign-in?then=/report/photo')
  await expectNoViolations(page)
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText(`验证码已发到 ${phone}`).waitFor()
  const sent = story.server.codes.find((one) => one.phone === phone)!
  await page.getByLabel('6 位验证码').fill(sent.code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '拍下现场' }).waitFor()
})

test('takes a photo, says where and what, and gets a number', async () => {
  const { page } = resident
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('拍照', { exact: true }).click()])
  await chooser.setFiles([await photo('lamp.jpg', '#705030')])
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await expectNoViolations(page)
  await page.getByRole('link', { name: '下一步' }).click()
  await page.getByText(story.server.place.grid).first().waitFor()
  await page.getByLabel('门牌或参照物').fill('3 号楼东侧')
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '公用设施' }).click()
  await page.getByRole('radio', { name: '路灯不亮或损坏' }).click()
  await page.getByLabel('再说几句').fill(words)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '提交上报' }).click()
  await page.getByRole('heading', { name: '谢谢您，已经收到' }).waitFor()
  number = (await page.locator('.ticket strong').first().innerText()).trim()
  caseId = page.url().split('/').at(-1)!
  expect(number).toMatch(/^\d{4}-\d{7}$/)
  await expectNoViolations(page)
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByText('已经收到，社区将尽快受理。').waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('the community desk finds it waiting, and accepts it to be looked at on site', async () => {
  community = await signInAtDesk('community desk', 'community')
  await community.page.getByRole('link', { name: new RegExp('路灯不亮或损坏') }).first().waitFor()
  await settled(community.page)
  await expectNoViolations(community.page)
  await find(community)
  await community.page.getByText(words).waitFor()
  await settled(community.page)
  await expectNoViolations(community.page)
  const dialog = await step(community, '受理')
  await dialog.getByRole('switch', { name: /现场核实/ }).click()
  await expectNoViolations(community.page)
  await submit(community, '受理')
  await community.page.getByText('待核实').first().waitFor()
})

test('the grid worker gets it on the phone, goes there and finds it so', async () => {
  worker = await story.person('grid worker', { app: 'worker', login: 'grid' })
  const { page } = worker
  await worker.open()
  await page.getByRole('link').filter({ hasText: words }).first().waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('link').filter({ hasText: words }).first().click()
  await page.getByRole('navigation', { name: '可以做什么' }).getByRole('link', { name: '核实' }).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('navigation', { name: '可以做什么' }).getByRole('link', { name: '核实' }).click()
  await page.getByRole('radio', { name: '情况属实' }).click()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('拍照', { exact: true }).click()])
  await chooser.setFiles([await photo('seen.jpg', '#404040')])
  await page.getByRole('img', { name: '现场照片 1' }).waitFor()
  await page.getByLabel('现场情况').fill('灯杆完好，灯头不亮')
  await expectNoViolations(page)
  await page.getByRole('button', { name: '提交核实' }).click()
  await page.getByText('核实已提交').waitFor()
})

test('the community can’t mend it and passes it up', async () => {
  const { page } = community
  await page.getByRole('group', { name: '可以办理' }).getByRole('button', { name: '上交' }).waitFor()
  const dialog = await step(community, '上交')
  await dialog.getByRole('button', { name: '提交：上交' }).click()
  await dialog.getByRole('alert').filter({ hasText: '请写明情况或理由' }).waitFor()
  await expectNoViolations(page)
  await dialog.getByLabel(/说明/).fill('社区没有电工和登高车')
  await submit(community, '上交')
})

test('the street desk dispatches it to the department the catalogue proposes', async () => {
  street = await story.person('street desk', { app: 'console', login: 'street' })
  await find(street)
  const dialog = await step(street, '派遣')
  await dialog.getByText('城市管理局 · 按类别建议').waitFor()
  await expectNoViolations(street.page)
  await submit(street, '派遣')
  await street.page.getByText('处置中').first().waitFor()
})

test('the department handles it, with a photo before and one after', async () => {
  officer = await story.person('department officer', { app: 'console', login: 'department' })
  const { page } = officer
  await find(officer)
  const dialog = await step(officer, '处置')
  const add = async (legend: string, name: string, colour: string): Promise<void> => {
    const field = dialog.getByRole('group', { name: legend })
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), field.getByRole('button', { name: '添加照片' }).click()])
    await chooser.setFiles([await photo(name, colour)])
    await field.getByRole('img', { name }).waitFor()
    await field.getByRole('status').waitFor({ state: 'detached' })
  }
  await add('处置前照片', 'before.jpg', '#503020')
  await dialog.getByLabel(/办理说明/).fill('更换灯头和镇流器，已亮')
  await dialog.getByRole('button', { name: '提交：处置' }).click()
  await dialog.getByRole('alert').filter({ hasText: '这类事件须附处置后的照片' }).waitFor()
  await add('处置后照片', 'after.jpg', '#f0e090')
  await expectNoViolations(page)
  await submit(officer, '处置')
  await page.getByRole('region', { name: '照片' }).getByRole('heading', { name: '处置后' }).waitFor()
  await settled(page)
  await expectNoViolations(page)
})

test('the street supervisor, who did none of it, checks it and closes it with an answer', async () => {
  supervisor = await story.person('street supervisor', { app: 'console', login: 'street-check' })
  await find(supervisor)
  await step(supervisor, '核查通过')
  await submit(supervisor, '核查通过')
  const dialog = await step(supervisor, '结案')
  await dialog.getByLabel('答复上报人').fill('路灯已修好，谢谢您的提醒。')
  await expectNoViolations(supervisor.page)
  await submit(supervisor, '结案')
  await supervisor.page.getByText('已结案').first().waitFor()
})

test('the resident sees the answer without asking again, and rates it', async () => {
  const { page } = resident
  await page.getByText('路灯已修好，谢谢您的提醒。').first().waitFor()
  await page.getByText('已经办结。').waitFor()
  await page.getByRole('radio', { name: '非常满意' }).click()
  await page.getByLabel(/哪里做得好/).fill('很快')
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('谢谢您的评价').waitFor()
  await page.locator('dl').getByText('非常满意').waitFor()
})

test('the leader’s numbers have moved by one, and each opens as many cases as it says', async () => {
  const { page } = leader
  await expect.poll(() => readFigures(leader), { interval: 300 }).toEqual({ accepted: before.accepted + 1, handled: before.handled + 1 })
  await page.getByRole('link', { name: `受理：${(before.accepted + 1).toLocaleString('en-US')} 件，打开列表` }).click()
  await page.getByText(`共 ${(before.accepted + 1).toLocaleString('en-US')} 件`).waitFor()
  await page.getByRole('row').filter({ hasText: number }).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('link', { name: '返回统计' }).click()
  const rest = before.accepted - before.handled
  await page.getByRole('link', { name: `未处置：${rest} 件，打开列表` }).click()
  await page.getByText(`共 ${rest} 件`).waitFor()
  const rows = page.locator('tbody tr')
  const more = page.getByRole('button', { name: '加载更多' })
  for (let shown = await rows.count(); await more.isVisible(); shown = await rows.count()) {
    await more.click()
    await expect.poll(() => rows.count()).toBeGreaterThan(shown)
  }
  expect(await rows.count()).toBe(rest)
})

test('the story of the case names who did what, in order', async () => {
  const steps = await story.server.database.query<{ step: string; actor_name: string }>('select step, actor_name from case_steps where district = $1 and case_id = $2 order by seq', [story.server.district, caseId])
  expect(steps.map(({ step: name }) => name)).toEqual(['report', 'accept', 'verify', 'passUp', 'dispatch', 'handle', 'check', 'close', 'rate'])
  expect(new Set(steps.map(({ actor_name: name }) => name)).size).toBe(6)
})
