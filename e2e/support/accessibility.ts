import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const themes = ['light', 'dark'] as const

/** WCAG 2.5.3, which axe checks only on request: people who use speech input say the text that they see. */
const rules = { 'label-content-name-mismatch': { enabled: true } }

/** What can be open over a page and make it inert. A message that comes and goes has the same role, but leaves the page as it is. */
const modal =
  '[data-base-ui-portal]:has([role="dialog"]:not([aria-modal="false"]), [role="alertdialog"]:not([aria-modal="false"]))'

/** Expects that axe finds nothing, in either theme, on the page or on the dialog that is open over it. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await settled(page)
    // In the page itself, because it has no frames, and every other way opens another page.
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

/** Waits until the theme is drawn, because a colour in transition has the contrast of neither theme. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await drawn()
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    await drawn()
  })
}
