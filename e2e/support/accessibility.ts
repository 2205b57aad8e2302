import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const themes = ['light', 'dark'] as const

/** What is open over a page, which then is out of reach. */
const modal = '[data-base-ui-portal]:has([role="dialog"], [role="alertdialog"])'

/** Axe finds nothing, in either theme, on the page as it stands, or on the dialog that is open over it. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    // A colour on its way from one to another is neither.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    const axe = new AxeBuilder({ page })
    if ((await page.locator(modal).count()) > 0) axe.include(modal)
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }))
    expect(found, `in the ${theme} theme`).toEqual([])
  }
}
