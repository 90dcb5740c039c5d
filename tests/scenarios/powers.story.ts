// A power given down and later withdrawn while a case is running: the desk sees which case is touched before anything is done,
// the old holder can't be sent it any more, the case is redirected to the street's team; once nobody holds it, the case says so.
import { expect, test } from 'vitest'
import { v7 as newId } from 'uuid'
import { caseRoutes } from '../../src/contract/cases.ts'
import { officerRoutes } from '../../src/contract/officers.ts'
import { peopleRoutes } from '../../src/contract/people.ts'
import { powerRoutes } from '../../src/contract/powers.ts'
import { postRoutes } from '../../src/contract/posts.ts'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('powers', { maps: 'absent' })
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

let district: Person
let one: MadeCase
let old: { id: number; name: string }
let team: number
let street: { id: number; name: string }
let item: number
let officer: number

test('a case is running with the department that holds the power', async () => {
  const { database } = story.server
  ;[street] = (await database.query<{ id: number; name: string }>("select s.id, s.name from accounts a join posts p on p.district = a.district and p.person_id = a.person_id join units s on s.district = p.district and s.id = p.unit_id where a.login = 'street'")) as [typeof street]
  ;[{ id: team }] = (await database.query<{ id: number }>("insert into offices (district, code, name, kind, unit_id) values ($1, 'story-team', '街道综合执法队', 'team', $2) returning id", [story.server.district, street.id])) as [{ id: number }]
  const desk = await story.server.client({ login: 'district' })
  ;[old] = (await desk(peopleRoutes.offices, {})).offices.filter((office) => office.kind === 'department') as unknown as [typeof old]
  one = await reportCase(story.server, '路灯被占道物料遮挡')
  await takeStep(await story.server.client({ login: 'community' }), one.id, 'accept', { verifyOnSite: false })
  const { category } = await desk(caseRoutes.get, { params: { id: one.id } })
  item = (await desk(powerRoutes.make, { body: { commandId: newId(), code: 'STORY-1', name: '对占用设施行为的处罚', kind: 'penalty', basis: '《示例条例》' } })).id
  await desk(powerRoutes.classes, { params: { id: item }, body: { categories: [category] } })
  const first = await desk(powerRoutes.propose, { body: { id: newId(), name: '全区主体', kind: 'adjust', from: today(), transition: null, itemIds: [item], places: [{ streetId: null, leadOfficeId: old.id, jointOfficeIds: [] }], moves: [] } })
  await desk(powerRoutes.adopt, { params: { id: first.id }, body: { digest: first.digest } })
  officer = (await desk(postRoutes.appoint, { body: { commandId: newId(), role: 'departmentOfficer', officeId: old.id, from: today(), name: '随权队员' } })).personId
  await desk(postRoutes.appoint, { body: { commandId: newId(), role: 'departmentOfficer', officeId: team, from: today(), name: '街道队员' } })
  await takeStep(await story.server.client({ login: 'street' }), one.id, 'dispatch', { officeId: old.id })
})

test('the district puts a batch together and sees whom it touches, before anything changes', async () => {
  district = await story.person('district desk', { app: 'console', login: 'district' })
  const { page } = district
  await district.open('/powers')
  await page.getByRole('link', { name: '对占用设施行为的处罚' }).waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('link', { name: '批次', exact: true }).click()
  await page.getByRole('link', { name: '新建批次' }).click()
  await page.getByLabel('批次名称').fill('第一批下放')
  await page.getByRole('combobox', { name: '权责事项' }).fill('STORY')
  await page.locator('.ant-select-item-option').filter({ hasText: 'STORY-1' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: street.name }).check()
  await page.getByRole('combobox', { name: `${street.name}：行使主体` }).fill('街道综合执法队')
  await page.locator('.ant-select-item-option').filter({ hasText: '街道综合执法队' }).first().click()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '生成预览' }).click()
  await page.getByRole('heading', { name: '第一批下放' }).waitFor()
  await page.getByRole('button', { name: '须改派：1，打开清单' }).click()
  const list = page.getByRole('table', { name: '在办事件 · 须改派' })
  await list.getByRole('row').filter({ hasText: one.description }).getByText(old.name).waitFor()
  expect(await list.getByRole('row').count()).toBe(2)
  await page.getByRole('button', { name: /^所在部门失去权责：\d+，打开清单$/ }).click()
  await page.getByRole('table', { name: '人员 · 所在部门失去权责' }).getByText('随权队员').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('button', { name: '通过批次' }).click()
  await page.getByText('已通过', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: '须改派：1，打开清单' }).waitFor()
})

test('the old holder can’t be sent it; the list proposes the team, and the case is redirected', async () => {
  const desk = await story.person('street desk', { app: 'console', login: 'street' })
  const { page } = desk
  desk.expect(/dispatch: 409/)
  await desk.open(`/cases/${one.id}`)
  await page.getByRole('button', { name: '派遣', exact: true }).or(page.getByRole('button', { name: '派 遣' })).first().click()
  const dialog = page.getByRole('dialog', { name: '派遣' })
  const proposals = dialog.getByRole('group', { name: '按权责清单建议' })
  await proposals.getByRole('button', { name: '派遣给街道综合执法队' }).waitFor()
  await proposals.getByText('牵头行使').waitFor()
  await settled(page)
  await expectNoViolations(page)
  await dialog.getByRole('combobox', { name: '派遣到' }).fill(old.name)
  await page.locator('.ant-select-item-option').filter({ hasText: old.name }).first().click()
  await dialog.getByRole('button', { name: '提交：派遣' }).click()
  await dialog.getByText(`“${old.name}”今天在这里不行使“对占用设施行为的处罚”，不能派遣；可派遣：街道综合执法队。`).waitFor()
  await proposals.getByRole('button', { name: '派遣给街道综合执法队' }).click()
  await dialog.getByRole('button', { name: '提交：派遣' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const [row] = await story.server.database.query('select holder_office_id from cases where id = $1', [one.id])
  expect(row).toEqual({ holder_office_id: team })
  await district.page.reload()
  await district.page.getByRole('region', { name: '影响预览' }).getByText('须改派').waitFor()
  expect(await district.page.getByRole('button', { name: /^须改派/ }).count()).toBe(0)
})

test('the power is withdrawn while the team has the case: the preview shows it, the case says so, and the team can’t be sent it anew', async () => {
  // Given down a month ago: what begins today can't end today.
  await story.server.database.query("update power_holdings set from_on = from_on - 30 where item_id = $1 and street_id is not null", [item])
  const { page } = district
  await district.open('/powers/batches/new')
  await page.getByLabel('批次名称').fill('试点结束收回')
  await page.getByRole('radio', { name: '收回' }).check({ force: true })
  await page.getByRole('combobox', { name: '权责事项' }).fill('STORY')
  await page.locator('.ant-select-item-option').filter({ hasText: 'STORY-1' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: street.name }).check()
  await page.getByRole('button', { name: '生成预览' }).click()
  await page.getByRole('heading', { name: '试点结束收回' }).waitFor()
  await page.getByRole('button', { name: '须改派：1，打开清单' }).click()
  await page.getByRole('table', { name: '在办事件 · 须改派' }).getByRole('row').filter({ hasText: one.description }).getByText('街道综合执法队').waitFor()
  await page.getByRole('button', { name: '所在部门失去权责：1，打开清单' }).click()
  await page.getByRole('table', { name: '人员 · 所在部门失去权责' }).getByText('街道队员').waitFor()
  await page.getByRole('button', { name: '通过批次' }).click()
  await page.getByText('已通过', { exact: true }).first().waitFor()

  const desk = await story.person('street desk later', { app: 'console', login: 'street' })
  desk.expect(/dispatch: 409/)
  await desk.open(`/cases/${one.id}`)
  await desk.page.getByText('“街道综合执法队”今天在这里已不行使“对占用设施行为的处罚”，这个事件须改派。').waitFor()
  await settled(desk.page)
  await expectNoViolations(desk.page)
  await desk.page.getByRole('button', { name: '派遣', exact: true }).or(desk.page.getByRole('button', { name: '派 遣' })).first().click()
  const dialog = desk.page.getByRole('dialog', { name: '派遣' })
  await dialog.getByRole('combobox', { name: '派遣到' }).fill('街道综合执法队')
  await desk.page.locator('.ant-select-item-option').filter({ hasText: '街道综合执法队' }).first().click()
  await dialog.getByRole('button', { name: '提交：派遣' }).click()
  await dialog.getByText('“对占用设施行为的处罚”今天在这里没有行使主体，不能派遣；请先调整权责清单。').waitFor()
  const [row] = await story.server.database.query('select holder_office_id from cases where id = $1', [one.id])
  expect(row).toEqual({ holder_office_id: team })
})

test('the record of an officer opens by a look that is journalled; pages fit a narrow phone', async () => {
  const call = await story.server.client({ login: 'district' })
  await call(officerRoutes.conduct, { params: { id: officer }, body: { id: newId(), kind: 'commendation', on: today(), reason: '及时处置' } })
  const { page } = district
  await district.open(`/officers/${officer}`)
  await page.getByRole('button', { name: '登记执法证' }).click()
  const dialog = page.getByRole('dialog', { name: '登记执法证' })
  await dialog.getByLabel('证号').fill('晋B14020001')
  await dialog.getByLabel('有效期至').fill('2030-01-01')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '登 记' }).or(dialog.getByRole('button', { name: '登记', exact: true })).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('晋B******01').waitFor()
  expect(await page.getByText('及时处置').count()).toBe(0)
  await page.getByLabel('查看理由').fill('年度谈话')
  await page.getByRole('button', { name: '记入审计并查看' }).click()
  await page.getByText('及时处置').waitFor()
  await settled(page)
  await expectNoViolations(page)
  expect(await story.server.database.query("select data from journal where kind = 'officer.conductSeen'")).toEqual([{ data: { reason: '年度谈话' } }])
  const phone = await story.person('district desk on the phone', { app: 'console', login: 'district', screen: 'phone' })
  for (const [path, shows] of [['/powers', '对占用设施行为的处罚'], [`/powers/${item}`, '行使主体的变化'], ['/powers/batches', '第一批下放'], ['/powers/batches/new', '生成预览'], ['/powers/import', '最多 6 万行'], ['/officers', '没有执法证'], [`/officers/${officer}`, '执法记录']] as const) {
    await phone.open(path)
    await phone.page.getByText(shows).first().waitFor()
    await settled(phone.page)
    await expectNoSidewaysScrolling(phone.page)
    await expectNoViolations(phone.page)
  }
})
