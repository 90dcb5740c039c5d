// The console in English: every page the navigation leads to, and those behind them. What stands there in Chinese is data
// (names, addresses, words people wrote), looked up in the database, or marked as Chinese; the interface itself has none.
import { beforeAll, expect, test } from 'vitest'
import { expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { actNames, pressAct } from '../support/press-act.ts'
import { makeKnownWords } from '../support/story-words.ts'
import { reportCase, takeStep, type MadeCase } from '../support/story-cases.ts'
import { planRoutes } from '../../src/contract/plans.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('english', { apart: true })
let known: (text: string) => string
let supervisor: Person, street: Person
let lamp: MadeCase

beforeAll(async () => {
  lamp = await reportCase(story.server, '路灯不亮，麻烦看看')
  const community = await story.server.client({ login: 'community' })
  await takeStep(community, lamp.id, 'accept', { verifyOnSite: false })
  await takeStep(community, lamp.id, 'passUp', { text: '社区没有登高车' })
  known = await makeKnownWords(story.server.database)
  supervisor = await story.person('district supervisor', { app: 'console', login: 'supervisor', language: 'en' })
  street = await story.person('street desk', { app: 'console', login: 'street', language: 'en' })
})

/** Every text a person can meet on the page, in sight or spoken; what is marked as Chinese is left out. */
const textsOf = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => {
    const chinese = (element: Element | null): boolean => element?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh') ?? false
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!chinese(node.parentElement) && !['SCRIPT', 'STYLE'].includes(node.parentElement!.tagName)) texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      if (!chinese(element)) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '')
    return texts
  })

const expectEnglish = async (person: Person): Promise<void> => {
  await settled(person.page)
  expect(await person.page.evaluate(() => document.documentElement.lang)).toBe('en')
  const unknown = [...new Set(await textsOf(person))].filter((text) => /\p{Script=Han}/u.test(text)).map((text) => [known(text), text]).filter(([rest]) => /\p{Script=Han}/u.test(rest!))
  expect(unknown.map(([rest, text]) => `“${rest}” in “${text}”`), `Chinese on ${person.page.url()}`).toEqual([])
  await expectNoViolations(person.page)
}

test('the sign-in is in English once that is chosen there', async () => {
  const stranger = await story.person('stranger', { app: 'console' })
  await stranger.open()
  await stranger.page.getByRole('button', { name: 'Switch to English' }).click()
  await stranger.page.getByRole('button', { name: 'Sign in' }).waitFor()
  await expectEnglish(stranger)
})

test.each([
  ['supervisor', ['Home', 'Cases', 'Territory', 'People', 'Statistics']],
  ['auditor', ['Home', 'Audit']],
  ['system', ['Home', 'People', 'System']],
] as const)('the navigation of the %s leads to pages in English only', async (login, names) => {
  const person = login === 'supervisor' ? supervisor : await story.person(login, { app: 'console', login, language: 'en' })
  await person.open('/')
  const links = person.page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link')
  await links.first().waitFor()
  expect(await links.allInnerTexts()).toEqual(expect.arrayContaining([...names]))
  for (const name of await links.allInnerTexts()) {
    await links.filter({ hasText: new RegExp(`^${name}$`) }).click()
    await person.page.getByRole('heading', { level: 1 }).waitFor()
    await expectEnglish(person)
  }
})

test('a case with its forms is in English', async () => {
  await street.open(`/cases/${lamp.id}`)
  await street.page.getByText(lamp.description).first().waitFor()
  await expectEnglish(street)
  const names = await actNames(street.page, 'en')
  expect(names).toContain('Dispatch')
  for (const name of names) {
    await pressAct(street.page, name, 'en')
    await street.page.getByRole('dialog').waitFor()
    await expectEnglish(street)
    await street.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await street.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
})

test('reporting on behalf, and what is said when it is not complete, are in English', async () => {
  await street.open('/cases/new')
  await street.page.getByRole('heading', { level: 1 }).waitFor()
  await street.page.getByRole('button', { name: 'Submit' }).click()
  await expectEnglish(street)
})

test('the list behind a number, the table of months and the user’s menu are in English', async () => {
  const { page, open } = supervisor
  await open('/statistics')
  await page.getByRole('button', { name: 'As a table' }).click()
  await expectEnglish(supervisor)
  await page.getByRole('link', { name: /^Not handled: .* open the list/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Disposal rate · Not handled' }).waitFor()
  await expectEnglish(supervisor)
  await page.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menu').waitFor()
  await expectEnglish(supervisor)
})

test('the pages about people, their dialogs and the import of a roster are in English', async () => {
  const { page, open } = street
  const [worker] = await story.server.database.query<{ id: number }>("select p.person_id as id from accounts a join posts p on p.district = a.district and p.person_id = a.person_id where a.login = 'grid'")
  for (const view of ['roster', 'cells', 'double', 'away']) {
    await open(`/people?view=${view}`)
    await page.getByRole('navigation', { name: 'Units' }).getByRole('listitem').first().waitFor()
    await expectEnglish(street)
  }
  await page.getByRole('button', { name: 'Appoint' }).click()
  await page.getByRole('dialog').waitFor()
  await expectEnglish(street)
  await open(`/people/${worker!.id}`)
  for (const name of ['Record leave', 'Make a new slip', 'Switch off', 'Correct name or phone', 'Show phone']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await expectEnglish(street)
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await open('/people/import')
  await page.locator('input[type=file]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Phone,Role,Unit code,Remark\nAnn Lee,139,Grid worker,1,x\nBob Ray,,Chief,2,\n') })
  await page.getByRole('region', { name: 'Preview' }).getByRole('table').waitFor()
  await page.getByText('Not a mobile number of 11 digits (139)').waitFor()
  await expectEnglish(street)
})

test('a plan with its tools is in English', async () => {
  const call = await story.server.client({ login: 'district' })
  const desk = await story.person('district desk', { app: 'console', login: 'district', language: 'en' })
  const [grid] = await story.server.database.query<{ id: number }>('select id from units where name = $1', [story.server.place.grid])
  const id = crypto.randomUUID()
  await call(planRoutes.create, { body: { id, commandId: crypto.randomUUID(), name: 'Two cells', unitId: grid!.id } })
  await desk.open(`/plans/${id}`)
  const { page } = desk
  await page.getByRole('checkbox', { name: /^Choose / }).first().check()
  for (const tool of ['Split', 'Merge', 'Move corners', 'Cut out a new unit', 'Retire']) {
    await page.getByRole('group', { name: 'Tools' }).getByRole('button', { name: tool }).click()
    await expectEnglish(desk)
  }
  await page.getByRole('button', { name: /^Change / }).first().click()
  await page.getByRole('dialog').waitFor()
  await expectEnglish(desk)
})

test('a page that does not exist, and a case out of reach, are told of in English', async () => {
  await street.open('/no-such-page')
  await expectEnglish(street)
  street.expect(/GET \/api\/cases\/.*: 404/)
  await street.open('/cases/00000000-0000-7000-8000-000000000000')
  await street.page.getByRole('alert').waitFor()
  await expectEnglish(street)
})
