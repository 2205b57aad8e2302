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
  // It stays open under the pointer, and closes when the pointer leaves.
  await tooltip.hover()
  await page.clock.runFor(300)
  await expect(tooltip).toHaveText(exact)
  await page.mouse.move(0, 0)
  await expect(tooltip).toBeHidden()

  await console.row('Pointed at').getByRole('button', { name: 'Copy client ID of Pointed at' }).focus()
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
