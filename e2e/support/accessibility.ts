import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { expectInItsBox } from './layout'

const bothThemes = ['light', 'dark'] as const

const phone = { width: 390, height: 844 }

/** All of axe's rules, with those that it runs only on request: best practice, experimental, and WCAG's level AAA. */
const tags = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'wcag2a-obsolete',
  'ACT',
  'best-practice',
  'experimental',
  'review-item',
]

/** The colours are chosen for level AA, which asks for 4.5:1. This one asks for 7:1. */
const rules = { 'color-contrast-enhanced': { enabled: false } }

/** What can be open over a page and make it inert. A message that comes and goes has the same role, but leaves the page as it is. */
const modal =
  '[data-base-ui-portal]:has([role="dialog"]:not([aria-modal="false"]), [role="alertdialog"]:not([aria-modal="false"]))'

/** What depends on the theme. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** Expects that axe finds nothing, in either theme, on the page or on the dialog that is open over it. */
export async function expectAccessible(
  page: Page,
  themes: readonly ('light' | 'dark')[] = bothThemes,
): Promise<void> {
  for (const [index, theme] of themes.entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await settled(page)
    // In the page itself, because it has no frames, and every other way opens another page.
    const axe = new AxeBuilder({ page })
      .options(
        index === 0
          ? { runOnly: { type: 'tag', values: tags }, rules }
          : { runOnly: { type: 'rule', values: ofColours } },
      )
      .setLegacyMode()
    if ((await page.locator(modal).count()) > 0) axe.include(modal)
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }))
    expect(found, `in the ${theme} theme`).toEqual([])
  }
}

/** Expects the same on a phone too, and that nothing breaks out of its box there. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  const size = page.viewportSize()
  await expectAccessible(page)
  await page.setViewportSize(phone)
  await expectAccessible(page, ['light'])
  await expectInItsBox(page, page.url())
  if (size) await page.setViewportSize(size)
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
