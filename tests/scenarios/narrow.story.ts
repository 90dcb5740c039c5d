// Every page of the three apps on the narrowest phone, in Chinese: nothing scrolls sideways, axe has nothing to object to.
import { beforeAll, describe, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { App, Person } from '../support/browser.ts'
import { reportCase, takeStep } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('narrow', { apart: true })
const people = new Map<string, Person>()
let caseId = ''
let checked = ''

/** Words without a gap, as people paste them. */
const endless = `见https://example.org/${'very-long-address-without-any-gap'.repeat(4)}和${'啊'.repeat(120)}`

beforeAll(async () => {
  const [lamp, other] = [await reportCase(story.server, endless), await reportCase(story.server, '单元门口的路灯不亮', { lng: 0.0002, lat: 0 })]
  caseId = lamp.id
  checked = other.id
  const community = await story.server.client({ login: 'community' })
  await takeStep(community, caseId, 'accept', { verifyOnSite: true })
  await takeStep(community, checked, 'accept', { verifyOnSite: false })
  await takeStep(community, checked, 'note', { text: endless, version: undefined })
  const resident = { phone: story.server.residents[0]! }
  const wanted = [
    ['visitor', { app: 'citizen' }], ['resident', { app: 'citizen', ...resident }], ['stranger', { app: 'worker' }], ['grid worker', { app: 'worker', login: 'grid' }],
    ['nobody', { app: 'console', screen: 'phone' }], ['supervisor', { app: 'console', screen: 'phone', login: 'street-check' }], ['community desk', { app: 'console', screen: 'phone', login: 'community' }],
    ['auditor', { app: 'console', screen: 'phone', login: 'auditor' }], ['system keeper', { app: 'console', screen: 'phone', login: 'system' }],
  ] as const
  for (const [name, options] of wanted) people.set(name, await story.person(name, options))
})

type Page = readonly [who: string, path: string | (() => string), shows: string | RegExp]

const pages: Record<App, readonly Page[]> = {
  citizen: [
    ['visitor', '/', '拍照上报'], ['visitor', '/sign-in', '不用注册，也不用记密码'], ['visitor', '/mine', '登录后可查看全部上报'], ['visitor', '/track', '查询码'], ['visitor', '/me', '未登录'],
    ['visitor', '/report/photo', '拍下现场'], ['visitor', '/report/words', '是什么事'], ['visitor', '/no-such-page', '没有这个页面'],
    ['resident', '/', '附近正在办的事'], ['resident', () => `/near?lng=${story.server.place.lng}&lat=${story.server.place.lat}`, '米内正在办的事'], ['resident', '/report/place', '附近已有人报过'],
    ['resident', '/report/words', '是什么事'], ['resident', '/report/sent/none', '这里没有这次上报的记录'], ['resident', '/mine', '办理中'], ['resident', () => `/case/${caseId}`, '办理过程'], ['resident', '/me', '退出登录'],
  ],
  worker: [
    ['stranger', '/', '网格员、社区和街道工作人员使用'], ['grid worker', '/', '手上'], ['grid worker', '/cases?tab=cell', '搜索'], ['grid worker', '/report', '现场照片'], ['grid worker', () => `/case/${caseId}`, '办理过程'],
    ['grid worker', () => `/case/${caseId}/verify`, '现场核实结果'], ['grid worker', () => `/case/${caseId}/handle`, '怎么处置的'], ['grid worker', '/waiting', '待发'], ['grid worker', '/me', '岗位'], ['grid worker', '/no-such-page', '没有这个页面'],
  ],
  console: [
    ['nobody', '/', '登录'], ['supervisor', '/', '待我办理的事件'], ['supervisor', '/desk', '正在吹哨'], ['supervisor', '/cases?group=all', '筛选'], ['supervisor', () => `/cases/${caseId}`, '办理过程'], ['community desk', () => `/cases/${checked}`, '办理过程'],
    ['community desk', '/cases/new', '接听热线或窗口接待时'], ['supervisor', '/territory', '网格地图'], ['supervisor', '/people', '岗位名册'], ['supervisor', '/statistics', '逐月变化'],
    ['supervisor', '/statistics/cases?measure=disposal&side=rest&from=2020-01&to=2099-12', '处置率 · 未处置'], ['auditor', '/', '审计'], ['auditor', '/audit', '谁在何时做了什么'], ['system keeper', '/system', '数据库'], ['system keeper', '/base-map', '不用底图'], ['community desk', '/account', '访问令牌'],
    ['supervisor', '/no-such-page', '没有这个页面'],
  ],
}

const nameOf = (path: Page[1]): string => (typeof path === 'string' ? path.split('?')[0]! : path.toString().replace(/^\(\) => `|`$|\?.*$/g, '').replace(/\$\{\w+\}/, 'case'))

describe.each(Object.entries(pages) as [App, readonly Page[]][])('the %s app at 360 px', (_, list) => {
  test.each(list.map(([who, path, shows]) => ({ who, path, shows, name: `${who}: ${nameOf(path)}` })))('$name', async ({ who, path, shows }) => {
    const person = people.get(who)!
    await person.open(typeof path === 'string' ? path : path())
    await person.page.getByText(shows).first().waitFor({ state: 'attached' })
    await settled(person.page)
    expect(await person.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await expectNoSidewaysScrolling(person.page)
    await expectNoViolations(person.page)
  })
})

test('the console’s navigation opens from its button, and leads on', async () => {
  const { page, open } = people.get('supervisor')!
  await open('/')
  await page.getByRole('button', { name: '打开导航' }).click()
  await settled(page)
  await expectNoViolations(page)
  await page.getByRole('dialog').getByRole('link', { name: '网格队伍' }).click()
  await page.getByRole('heading', { name: '网格队伍', level: 1 }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})

test('a form of the console fits as well', async () => {
  const { page, open } = people.get('community desk')!
  await open(`/cases/${checked}`)
  await page.getByRole('group', { name: '可以办理' }).getByRole('button').first().click()
  await page.getByRole('dialog').waitFor()
  await settled(page)
  await expectNoSidewaysScrolling(page)
  await expectNoViolations(page)
})
