// The steps on the console's page of a case: buttons, and entries of the menu behind "more".
import type { Locator, Page } from 'playwright-core'

const words = { zh: { acts: '可以办理', more: '更多' }, en: { acts: 'What you can do', more: 'More' } } as const
type Language = keyof typeof words

const actsOf = (page: Page, language: Language): { group: Locator; more: Locator } => {
  const group = page.getByRole('group', { name: words[language].acts })
  return { group, more: group.getByRole('button', { name: words[language].more, exact: true }) }
}

export const pressAct = async (page: Page, name: string, language: Language = 'zh'): Promise<void> => {
  const { group, more } = actsOf(page, language)
  const button = group.getByRole('button', { name, exact: true })
  await button.or(more).first().waitFor()
  if ((await button.count()) > 0) return button.click()
  await more.click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** What all of them are called, in their order. */
export const actNames = async (page: Page, language: Language = 'zh'): Promise<string[]> => {
  const { group, more } = actsOf(page, language)
  const names = (await group.getByRole('button').allInnerTexts()).filter((name) => name !== words[language].more)
  if ((await more.count()) === 0) return names
  await more.click()
  await page.getByRole('menuitem').first().waitFor()
  names.push(...(await page.getByRole('menuitem').allInnerTexts()))
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem').first().waitFor({ state: 'hidden' })
  return names
}
