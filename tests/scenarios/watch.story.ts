// The stories' own eyes: what they look for on every page is found when it is there.
import { expect, test } from 'vitest'
import { sidewaysScrolling, violations } from '../support/browser-checks.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('watch', { apart: true })

test('an error, a failed request and a refused one are faults, unless they were foreseen', async () => {
  const person = await story.person('somebody', { app: 'citizen' })
  const { page } = person
  await person.open()
  await page.evaluate(async () => {
    console.error('lamp broken')
    setTimeout(() => { throw new Error('wire torn') })
    await fetch('/api/no-such-thing')
  })
  await page.waitForTimeout(100)
  const faults = person.takeFaults().join('\n')
  expect(faults).toContain('console: lamp broken')
  expect(faults).toContain('thrown: Error: wire torn')
  expect(faults).toContain('GET /api/no-such-thing: 404')
  person.expect(/no-such-thing/)
  await page.evaluate(() => fetch('/api/no-such-thing'))
  expect(person.takeFaults()).toEqual([])
})

test('a picture without words, pale letters and a page that scrolls sideways are seen', async () => {
  const { page, open } = await story.person('somebody else', { app: 'citizen' })
  await open()
  expect(await violations(page)).toEqual([])
  expect(await sidewaysScrolling(page)).toEqual([])
  await page.evaluate(() => {
    const main = document.querySelector('main')!
    main.insertAdjacentHTML('beforeend', '<img src="/icons/mark.svg"><p style="color:#bbb;background:#fff">pale</p><div style="width:500px">wide</div>')
  })
  const seen = (await violations(page)).join('\n')
  expect(seen).toContain('image-alt')
  expect(seen).toContain('color-contrast')
  expect((await sidewaysScrolling(page)).join('\n')).toContain('instead of 360')
})
