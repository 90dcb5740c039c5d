// Five wrong passwords lock a login: in plain words, for the right password too, and until the clock says otherwise.
import { expect, test } from 'vitest'
import { expectNoViolations } from '../support/browser-checks.ts'
import { tellStory } from '../support/story.ts'
import type { Person } from '../support/browser.ts'

const story = tellStory('wrong-password')
let clerk: Person

const signIn = async (password: string): Promise<void> => {
  await clerk.page.getByLabel('账号').fill('street')
  await clerk.page.getByLabel('密码', { exact: true }).fill(password)
  await clerk.page.getByRole('button', { name: '登录' }).click()
}
const said = () => clerk.page.getByRole('alert')

test('the console asks who it is before it shows anything', async () => {
  clerk = await story.person('street desk', { app: 'console' })
  await clerk.open('/statistics')
  await clerk.page.getByRole('button', { name: '登录' }).waitFor()
  await expectNoViolations(clerk.page)
  expect(await clerk.page.getByRole('navigation', { name: '主导航' }).count()).toBe(0)
})

test('a wrong password says how many tries are left', async () => {
  clerk.expect(/POST \/api\/.*: 4\d\d/)
  for (const left of [4, 3, 2, 1]) {
    await signIn('not the password')
    await said().filter({ hasText: `还可以再试 ${left} 次` }).waitFor()
  }
})

test('the fifth one locks the login and says for how long', async () => {
  await signIn('not the password')
  await said().filter({ hasText: '账号已锁定，请 5 分钟后再试' }).waitFor()
  await expectNoViolations(clerk.page)
})

test('while it is locked the right password does not open it either', async () => {
  await signIn(story.server.account('street').password!)
  await said().filter({ hasText: '账号已锁定' }).waitFor()
  expect(await clerk.page.getByRole('navigation', { name: '主导航' }).count()).toBe(0)
})

test('when the time has passed the right password opens the page that was asked for', async () => {
  story.server.advance(5 * 60_000 + 1_000)
  await signIn(story.server.account('street').password!)
  await clerk.page.getByRole('heading', { name: '统计', level: 1 }).waitFor()
  expect(new URL(clerk.page.url()).pathname).toBe('/console/statistics')
})

test('a login nobody has is answered in the same words', async () => {
  const stranger = await story.person('stranger', { app: 'worker' })
  stranger.expect(/POST \/api\/.*: 4\d\d/)
  await stranger.open()
  await stranger.page.getByLabel('账号').fill('nobody-has-this')
  await stranger.page.getByLabel('密码', { exact: true }).fill('not the password')
  await stranger.page.getByRole('button', { name: '登录', exact: true }).click()
  await stranger.page.getByRole('alert').filter({ hasText: '账号或密码不对，还可以再试 4 次' }).waitFor()
  await expectNoViolations(stranger.page)
})
