import type { Locator } from '@playwright/test'
import { expect, test } from './support/test'

test('a short text shows more on hover, focus or press', async ({ console, issue }) => {
  await issue({ name: 'Pointed at' })
  const { page } = console
  await page.clock.install()
  await console.toList()
  await expect(console.row('Pointed at')).toBeVisible()
  const created = (await console.cell('Pointed at', 'Created')).locator('time').last()
  const tooltip = page.locator('[data-tooltip-popup]')
  const exact = (await created.getAttribute('aria-description')) ?? ''
  expect(exact).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}, \d{2}:\d{2} UTC$/)

  await expect(async () => {
    await page.mouse.move(0, 0)
    await created.hover()
    await expect(tooltip).toHaveText(exact, { timeout: 1_000 })
  }).toPass()
  // What is below it can be pressed.
  expect(await takesPointer(tooltip)).toBe(false)
  await page.mouse.move(0, 0)
  await expect(tooltip).toBeHidden()

  await console
    .row('Pointed at')
    .getByRole('button', { name: 'Copy client ID of Pointed at', exact: true })
    .focus()
  await page.keyboard.press('Tab')
  await expect(created).toBeFocused()
  await expect(tooltip).toHaveText(exact)
  await page.keyboard.press('Escape')
  await expect(tooltip).toBeHidden()

  await page.keyboard.press('Shift+Tab')
  await expect(tooltip).toHaveText('Copy client ID of Pointed at')
  await created.click()
  await expect(tooltip).toHaveText(exact)
})

test('a control whose words are visible, or that opens a menu, has no tooltip', async ({
  console,
  issue,
}) => {
  await issue({ name: 'Well named' })
  await console.openList()
  const repeated = await console.page
    .locator('[data-tooltip]')
    .evaluateAll((controls) =>
      controls
        .filter(
          (control) =>
            control.ariaHasPopup === 'menu' ||
            control.textContent.trim() === control.getAttribute('data-tooltip'),
        )
        .map((control) => control.outerHTML),
    )
  expect(repeated).toEqual([])
})

test('Escape closes the tooltip first, then the details', async ({ console, issue }) => {
  await issue({ name: 'Opened' })
  const { page } = console
  const drawer = await console.openDetails('Opened')
  await expect(drawer).toBeFocused()
  const tooltip = page.locator('[data-tooltip-popup]')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(tooltip).toBeVisible()
  const pages: string[] = []
  page.on('request', (request) => {
    if (request.headers().rsc !== undefined) pages.push(request.url())
  })
  await page.keyboard.press('Escape')
  await expect(tooltip).toBeHidden()
  // Closing the details would request the page without them.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(pages).toEqual([])
  await expect(drawer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  expect(pages).not.toEqual([])
})

test('a tooltip disappears with its element', async ({ console, issue }) => {
  await issue({ name: 'Taken away' })
  const { page } = console
  await console.openDetails('Taken away')
  const tooltip = page.locator('[data-tooltip-popup]')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(tooltip).toBeVisible()
  await page.evaluate(() => document.activeElement?.remove())
  await expect(tooltip).toBeHidden()
})

/** Whether the pointer would meet a tooltip in its middle, and not what is below it. */
function takesPointer(tooltip: Locator): Promise<boolean> {
  return tooltip.evaluate((popup) => {
    const { x, y, width, height } = popup.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('[data-tooltip-popup]') !== null
  })
}
