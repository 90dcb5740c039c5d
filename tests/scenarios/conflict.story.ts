// Two people at one case: what the first does shows at the second without reload; who was slower is told in plain words
// what happened meanwhile, and keeps what was typed.
import { beforeAll, expect, test } from 'vitest'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { pressAct } from '../support/press-act.ts'
import { reportCase, type MadeCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('conflict')
let community: Person, supervisor: Person, street: Person
let lamp: MadeCase
const typed = '居民打过电话，已经自己修好了'

beforeAll(async () => {
  lamp = await reportCase(story.server, '小区北门的路灯一闪一闪')
})

const openForm = async ({ page }: Person, name: string) => {
  await pressAct(page, name)
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  return dialog
}
const at = async (person: Person, one: MadeCase): Promise<void> => {
  await person.open(`/cases/${one.id}`)
  await person.page.getByText(one.description).first().waitFor()
}
const submit = (person: Person, name: string) => person.page.getByRole('dialog').getByRole('button', { name: `提交：${name}` })
const nameOf = async (login: 'community' | 'street-check'): Promise<string> => story.server.account(login).name

test('two desks open the same case; the second begins to refuse it', async () => {
  community = await story.person('community desk', { app: 'console', login: 'community' })
  supervisor = await story.person('street supervisor', { app: 'console', login: 'street-check' })
  await at(community, lamp)
  await at(supervisor, lamp)
  await supervisor.page.getByText('实时更新中').waitFor()
  await openForm(supervisor, '不予受理')
  await supervisor.page.getByLabel(/说明/).fill(typed)
})

test('the first accepts it; without reload the second is told who did what, and that refusing is no longer possible', async () => {
  await openForm(community, '受理')
  await submit(community, '受理').click()
  await community.page.getByText('已完成：受理').waitFor()
  const told = supervisor.page.getByRole('dialog').getByRole('alert')
  await told.filter({ hasText: '您填写期间，这个事件有了新进展' }).waitFor()
  const text = await told.innerText()
  expect(text).toContain(await nameOf('community'))
  expect(text).toContain('受理')
  expect(text).toContain('这一步现在已不能办理')
  expect(await submit(supervisor, '不予受理').isDisabled()).toBe(true)
  expect(await supervisor.page.getByLabel(/说明/).inputValue()).toBe(typed)
  await expectNoViolations(supervisor.page)
})

test('behind the form the case has moved on as well', async () => {
  await supervisor.page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await supervisor.page.locator('.case-head').getByText('待派遣').waitFor()
  expect(await supervisor.page.getByRole('group', { name: '可以办理' }).getByRole('button', { name: '不予受理' }).count()).toBe(0)
})

test('a list that is open shows the change too', async () => {
  street = await story.person('street desk', { app: 'console', login: 'street' })
  await street.open(`/cases?group=all&words=${lamp.number}`)
  await street.page.getByRole('row').filter({ hasText: lamp.number }).getByText('待派遣').waitFor()
  await street.page.getByText('实时更新中').waitFor()
})

test('where the step is still possible, the second goes on from what was typed', async () => {
  const other = await story.person('street desk at another window', { app: 'console', login: 'street' })
  await at(other, lamp)
  await other.page.getByText('实时更新中').waitFor()
  const form = await openForm(other, '派遣')
  await form.getByLabel(/说明/).fill('请尽快')
  await openForm(community, '上交')
  await community.page.getByRole('dialog').getByLabel(/说明/).fill('社区没有登高车')
  await submit(community, '上交').click()
  await community.page.getByText('已完成：上交').waitFor()
  const told = form.getByRole('alert').filter({ hasText: '有了新进展' })
  await told.waitFor()
  expect(await told.innerText()).toContain('社区没有登高车')
  await form.getByRole('button', { name: '已看过，继续' }).click()
  expect(await form.getByLabel(/说明/).inputValue()).toBe('请尽快')
  await submit(other, '派遣').click()
  await other.page.getByText('已完成：派遣').waitFor()
  await street.page.getByRole('row').filter({ hasText: lamp.number }).getByText('处置中').waitFor()
})

test('a desk that live updates do not reach is told by the server, in the same plain words', async () => {
  const wall = await reportCase(story.server, '围墙边的路灯不亮')
  const cut = await story.person('street supervisor without live updates', { app: 'console', login: 'street-check' })
  await cut.page.route('**/api/live*', (route) => route.abort())
  cut.expect(/GET \/api\/live.*ERR_FAILED/)
  cut.expect(/POST \/api\/cases\/.*\/accept: 409/)
  await at(cut, wall)
  await openForm(cut, '受理')
  await at(community, wall)
  await openForm(community, '不予受理')
  await community.page.getByRole('dialog').getByLabel(/说明/).fill('与另一件重复')
  await submit(community, '不予受理').click()
  await community.page.getByText('已完成：不予受理').waitFor()
  await submit(cut, '受理').click()
  const told = cut.page.getByRole('dialog').getByRole('alert').first()
  await told.waitFor()
  await settled(cut.page)
  const text = await told.innerText()
  expect(text).toContain(await nameOf('community'))
  expect(text).toContain('不予受理')
  const [row] = await story.server.database.query<{ state: string }>('select state from cases where id = $1', [wall.id])
  expect(row!.state).toBe('refused')
  await expectNoViolations(cut.page)
})
