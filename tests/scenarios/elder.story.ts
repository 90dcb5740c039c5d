// Elder mode of the residents' app: letters of 18 px and more, targets of 60 px and more both ways, contrast; and a report
// made from beginning to end by keyboard alone.
import { expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { expectNoSidewaysScrolling, expectNoViolations, settled } from '../support/browser-checks.ts'
import type { Person } from '../support/browser.ts'
import { reportCase } from '../support/story-cases.ts'
import { tellStory } from '../support/story.ts'

const story = tellStory('elder')
let elder: Person

/** Goes on with the Tab key until the wanted one has the focus; it must be seen to have it. */
const tabTo = async (wanted: Locator, most = 80): Promise<void> => {
  await wanted.waitFor({ state: 'attached' })
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      const seen = await wanted.evaluate((element) => [element, element.closest('label'), element.nextElementSibling].some((one) => {
        const style = one && getComputedStyle(one)
        return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none')
      }))
      expect(seen, 'the focus is seen').toBe(true)
      return
    }
    await elder.page.keyboard.press('Tab')
  }
  throw new Error(`not reached by ${most} times Tab`)
}

/** The text of everything smaller than elder mode allows. */
const tooSmall = async ({ page }: Person): Promise<string[]> => {
  await settled(page)
  return page.evaluate(() => {
    const shown = (element: Element): boolean => {
      const box = element.getBoundingClientRect()
      return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1 && !element.closest('.only-read, .skip, .net-map')
    }
    const small: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      const size = parseFloat(getComputedStyle(parent).fontSize)
      if (node.textContent!.trim() !== '' && shown(parent) && size < 18) small.push(`letters of ${size} px: ${node.textContent!.trim().slice(0, 30)}`)
    }
    for (const element of document.querySelectorAll('a[href], button, select, textarea, input:not([type=radio], [type=checkbox], [type=file]), label:has(input[type=radio], input[type=checkbox], input[type=file])')) {
      const { width, height } = element.getBoundingClientRect()
      // A link within a sentence is as high as its line (WCAG 2.5.8).
      const inSentence = element.tagName === 'A' && getComputedStyle(element).display === 'inline' && element.parentElement!.textContent!.trim() !== element.textContent!.trim()
      if (shown(element) && !inSentence && (height < 59.5 || width < 59.5)) small.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${element.getAttribute('aria-label') ?? element.textContent!.trim().slice(0, 30)}`)
    }
    return small
  })
}

const expectLarge = async (): Promise<void> => {
  expect(await tooSmall(elder), elder.page.url()).toEqual([])
  await expectNoSidewaysScrolling(elder.page)
  await expectNoViolations(elder.page)
}

test('elder mode is switched on by keyboard, and stays', async () => {
  // so that there is something nearby to be shown
  await reportCase(story.server, '小区门口的路灯不亮', { lng: 0.0003, lat: 0 })
  elder = await story.person('elder', { app: 'citizen' })
  await elder.open('/me')
  const { page } = elder
  expect(await tooSmall(elder)).not.toEqual([])
  const letters = (): Promise<number> => page.getByRole('heading', { name: '显示' }).evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
  const before = await letters()
  await tabTo(page.getByRole('switch', { name: /长辈模式/ }))
  await page.keyboard.press('Space')
  await expect.poll(letters).toBeGreaterThan(before)
  await expectLarge()
  await page.reload()
  expect(await page.getByRole('switch', { name: /长辈模式/ }).isChecked()).toBe(true)
})

test.each(['/', '/mine', '/near', '/track', '/sign-in', '/report/photo', '/report/place', '/report/words'])('letters and targets are large enough on %s', async (path) => {
  await elder.open(path)
  await expectLarge()
})

test('a report is made by keyboard alone: from home to the place', async () => {
  const { page } = elder
  await elder.open('/')
  await tabTo(page.getByRole('link', { name: '没有照片，直接填写' }))
  await page.keyboard.press('Enter')
  await tabTo(page.getByRole('link', { name: '没有照片，下一步' }))
  await page.keyboard.press('Enter')
  await page.getByText(story.server.place.grid).first().waitFor()
  await tabTo(page.getByLabel('门牌或参照物'))
  await page.keyboard.type('菜市场门口')
  await tabTo(page.getByRole('button', { name: '下一步' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '是什么事' }).waitFor()
})

test('to what it is, and that it has arrived', async () => {
  const { page } = elder
  await tabTo(page.getByRole('radio', { name: '公用设施' }))
  await page.keyboard.press('Space')
  await tabTo(page.getByRole('radio', { name: '路灯不亮或损坏' }))
  await page.keyboard.press('Space')
  expect(await page.getByRole('radio', { name: '路灯不亮或损坏' }).isChecked()).toBe(true)
  await tabTo(page.getByLabel('再说几句'))
  await page.keyboard.type('晚上看不清台阶')
  await expectLarge()
  await tabTo(page.getByRole('button', { name: '提交上报' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '谢谢您，已经收到' }).waitFor()
  await expectLarge()
  const [made] = await story.server.database.query<{ address: string; state: string }>("select address, state from cases where description = '晚上看不清台阶'")
  expect(made).toEqual({ address: '菜市场门口', state: 'reported' })
})
