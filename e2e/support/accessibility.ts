import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { RunOptions, run } from 'axe-core'
import { root } from './bundle'
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

const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

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
    const runOnly: RunOptions['runOnly'] =
      index === 0 ? { type: 'tag', values: tags } : { type: 'rule', values: ofColours }
    expect(await violationsOf(page, { runOnly, rules }), `in the ${theme} theme`).toEqual([])
  }
}

/**
 * What axe finds on a page. Not by @axe-core/playwright, which gives each run the whole of axe again, and collects what is right too:
 * together they took more than half of the time.
 */
async function violationsOf(page: Page, options: RunOptions) {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(source)
  return page.evaluate(
    async ([within, how]) => {
      const { axe } = window as unknown as { axe: { run: typeof run } }
      const part = document.querySelector(within) ? within : document
      const { violations } = await axe.run(part, { ...how, resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
      }))
    },
    [modal, options] as const,
  )
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
