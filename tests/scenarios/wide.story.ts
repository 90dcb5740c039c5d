// The largest screens: what a desk or a wall of four thousand pixels shows. Nothing scrolls sideways, letters are larger than
// at a usual desk, what is read stays as narrow as one can read it, and what is looked over uses the room.
import { beforeAll, describe, expect, test } from 'vitest'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('wide', { apart: true })
const people = new Map<string, Person>()
let caseId = ''

beforeAll(async () => {
  caseId = (await reportCase(story.server, '单元门口的路灯不亮'.repeat(40))).id
  const wanted = [
    ['visitor', { app: 'citizen', screen: 'wall' }], ['grid worker', { app: 'worker', screen: 'wall', login: 'grid' }],
    ['supervisor', { app: 'console', screen: 'wall', login: 'street-check' }], ['at a usual desk', { app: 'console', login: 'street-check' }],
  ] as const
  for (const [name, options] of wanted) people.set(name, await story.person(name, options))
})

const opened = async (who: string, path: string, shows: string): Promise<Person> => {
  const person = people.get(who)!
  await person.open(path)
  await person.page.getByText(shows).first().waitFor({ state: 'attached' })
  await settled(person.page)
  return person
}

type Page = readonly [who: string, path: string | (() => string), shows: string]

const pages: readonly Page[] = [
  ['visitor', '/', '拍照上报'], ['visitor', '/report/words', '是什么事'], ['grid worker', '/', '手上'], ['grid worker', '/me', '岗位'],
  ['supervisor', '/', '待我办理的事件'], ['supervisor', '/desk', '正在吹哨'], ['supervisor', '/cases?group=all', '筛选'], ['supervisor', () => `/cases/${caseId}`, '办理过程'],
  ['supervisor', '/territory', '网格地图'], ['supervisor', '/people', '岗位名册'], ['supervisor', '/statistics', '逐月变化'],
]

describe('at 3840 × 2160', () => {
  test.each(pages.map(([who, path, shows], n) => ({ who, path, shows, name: `${who}: ${typeof path === 'string' ? path : `page ${n + 1}`}` })))('$name', async ({ who, path, shows }) => {
    const { page } = await opened(who, typeof path === 'string' ? path : path(), shows)
    await expectNoSidewaysScrolling(page)
    await expectNoViolations(page)
  })

  test('words of a case are larger than at a usual desk, and no line is too long to read', async () => {
    const look = async (who: string): Promise<{ size: number; letters: number }> => {
      const { page } = await opened(who, `/cases/${caseId}`, '办理过程')
      return page.getByText('单元门口的路灯不亮').first().evaluate((element) => {
        const size = Number.parseFloat(getComputedStyle(element).fontSize)
        return { size, letters: element.getBoundingClientRect().width / size }
      })
    }
    const [desk, wall] = [await look('at a usual desk'), await look('supervisor')]
    expect(wall.size).toBeGreaterThan(desk.size)
    expect(wall.letters).toBeLessThanOrEqual(60)
  })

  test('a map takes at least a quarter of the screen, the list beside it the rest', async () => {
    const { page } = await opened('supervisor', '/cases?group=all', '筛选')
    const [map, list] = await Promise.all(['.net-map', 'table'].map(async (what) => (await page.locator(what).first().boundingBox())!))
    expect(map!.width * map!.height).toBeGreaterThan((3840 * 2160) / 4)
    expect(list!.width).toBeGreaterThan(1_600)
    expect(list!.x + list!.width).toBeLessThanOrEqual(map!.x)
  })
})
