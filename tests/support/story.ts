// What every story begins with: a server, a browser, people; told in steps, of which the rest is left out once one has
// failed. A failed step leaves pictures and logs in test-results/.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser, makePerson, type Maps, type Person, type PersonOptions } from './browser.ts'
import { projectRoot } from './source-files.ts'
import { startStoryServer, type Login, type StoryServer } from './story-server.ts'

export type Story = {
  readonly server: StoryServer
  /** Somebody with a browser of their own, at a place in the district; signed in when a login or phone is given. */
  person(name: string, options: Omit<PersonOptions, 'token' | 'onAway' | 'onTrouble'> & { login?: Login; phone?: string }): Promise<Person>
}

/** Once per story file, at its top. `apart` when its tests are no steps of one story. */
export const tellStory = (name: string, options: { apart?: boolean; maps?: Maps } = {}): Story => {
  let server: StoryServer | undefined
  let browser: Browser | undefined
  let broken = false
  const people: Person[] = []

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startStoryServer(), launchBrowser(options.maps ?? 'absent')])
  })

  beforeEach((context) => {
    if (broken && !options.apart) context.skip('a step before it failed')
    context.onTestFailed(async ({ task }) => {
      broken = true
      const folder = join(projectRoot, 'test-results', name, task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60))
      const pictures = await Promise.all(people.map((person) => person.capture(folder)))
      console.error(`${task.name}\n  left ${pictures.join(', ')}`)
    })
  })

  afterEach(() => {
    const faults = people.flatMap((person) => person.takeFaults().map((fault) => `${person.name}: ${fault}`))
    const inside = server?.faults.splice(0) ?? []
    if (inside.length > 0) throw new AggregateError(inside, `the server met faults that are no Problems: ${inside.map(String).join('; ')}`)
    if (faults.length > 0) throw new Error(`unforeseen on the pages:\n${faults.join('\n')}`)
  })

  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()))
    await browser?.close()
    await server?.close()
  })

  return {
    get server() {
      return server!
    },
    async person(who, { login, phone, ...options }) {
      const token = login ? await server!.session({ login }) : phone ? await server!.session({ phone }) : undefined
      const person = await makePerson(browser!, server!.base, who, { place: server!.place, ...options, ...(token ? { token, onAway: (gone) => server!.hangUp(token, gone), onTrouble: (trouble) => server!.trouble(token, trouble) } : {}) })
      people.push(person)
      return person
    },
  }
}
