import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const themes = ['light', 'dark'] as const

/** WCAG 2.5.3, which axe looks at when told to alone: who speaks to the browser says what they see. */
const rules = { 'label-content-name-mismatch': { enabled: true } }

/** What is open over a page, which then is out of reach. */
const modal = '[data-base-ui-portal]:has([role="dialog"], [role="alertdialog"])'

/** Axe finds nothing, in either theme, on the page as it stands, or on the dialog that is open over it. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await settled(page)
    // In the page itself: there is no frame in it, and each other way opens a page of its own.
    const axe = new AxeBuilder({ page }).options({ rules }).setLegacyMode()
    if ((await page.locator(modal).count()) > 0) axe.include(modal)
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }))
    expect(found, `in the ${theme} theme`).toEqual([])
  }
}

/** Until the theme is drawn: a colour on its way from one to another is neither. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await drawn()
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    await drawn()
  })
}
