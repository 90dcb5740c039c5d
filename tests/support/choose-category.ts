// A class of the catalogue chosen on a report's page. What is suggested from what lies near comes when it comes, and then stands
// where the whole catalogue stood.
import type { Page } from 'playwright-core'

export const chooseCategory = async (page: Page, major: string, minor: string): Promise<void> => {
  const all = page.getByRole('button', { name: '全部类别' })
  const chosen = page.getByRole('radio', { name: minor })
  for (let left = 5; ; left -= 1) {
    await all.or(page.getByRole('radio', { name: major })).first().waitFor()
    if (await all.count()) await all.click()
    try {
      await page.getByRole('radio', { name: major }).click({ timeout: 5_000 })
      return await chosen.click({ timeout: 5_000 })
    } catch (fault) {
      if (left === 0) throw fault
    }
  }
}
