import type { Locator, Page } from '@playwright/test'
import { administrator } from './support/people'
import { expect, test } from './support/test'

for (const width of [390, 320]) {
  test.describe(`on a phone ${width} wide`, () => {
    test.use({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true })

    test('the list shows name, state and actions, and nothing scrolls sideways', async ({
      console,
      issue,
    }) => {
      const name = `Pocket-sized at ${width}`
      await issue({ name, description: 'A description of some length' })
      await issue({ name: `Longer than any phone is wide ${width} ${'x'.repeat(50)}` })
      await console.openList()
      await expectNoSideways(console.page)
      const row = console.row(name)
      await expectInside(row.getByRole('link', { name, exact: true }), width)
      await expectInside(row.getByText('Active'), width)
      await expectInside(row.getByRole('button', { name: `Actions for ${name}` }), width)
      await row.getByRole('button', { name: `Actions for ${name}` }).tap()
      await expectInside(console.page.getByRole('menu'), width)
      await console.page.keyboard.press('Escape')
      await console.page.locator('summary', { hasText: 'Filter' }).tap()
      await expectInside(console.page.getByLabel('Expires until'), width)
      await console.page.getByLabel('Sort by').selectOption('Name, A to Z')
      await expect(console.page).toHaveURL(/sort=name/)
      await expectNoSideways(console.page)
    })

    test('dialogs and details are full pages', async ({ console }) => {
      const name = `Opened at ${width}`
      const dialog = await console.openCreate()
      await expectFull(dialog)
      await console.submitCreate(dialog)
      await expectNoSideways(console.page)
      await console.fill(dialog, { name })
      await console.submitCreate(dialog)
      await console.readSecret()
      await expectFull(console.secretDialog)
      for (const button of ['Copy client secret', 'Copy all', 'Download .env', 'Done'])
        await expectInside(console.secretDialog.getByRole('button', { name: button }), width)
      await console.takeSecret()

      const drawer = await console.openDetails(name)
      await expectFull(drawer)
      for (const button of ['Edit...', 'Reset secret...', 'Revoke all tokens...', 'Disable...', 'Delete...'])
        await expectInside(drawer.getByRole('button', { name: button }), width)
      for (const open of ['Reset secret...', 'Revoke all tokens...', 'Disable...', 'Delete...']) {
        await drawer.getByRole('button', { name: open }).click()
        const question = console.page.getByRole('alertdialog')
        await expectFull(question)
        await question.getByRole('button', { name: 'Cancel' }).click()
        await expect(question).toBeHidden()
      }
    })

    test('the other pages do not scroll sideways, and the menu leads to them', async ({
      console,
      consoleOf,
    }) => {
      await console.openList()
      await console.page.getByRole('button', { name: 'Open navigation' }).click()
      await console.page.getByRole('link', { name: 'Audit trail' }).click()
      await expect(console.page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
      const newest = console.page.getByRole('row').nth(1)
      await expect(newest.getByText(administrator.name).filter({ visible: true })).toBeVisible()
      await expectInside(newest.getByRole('time').first(), width)
      await expectNoSideways(console.page)
      await console.page.goto('/nowhere')
      await expectNoSideways(console.page)

      const stranger = await consoleOf('stranger', { viewport: { width, height: 844 }, isMobile: true })
      await stranger.page.goto('/login')
      await expectNoSideways(stranger.page)
      await stranger.signIn({ ...administrator, password: 'wrong' })
      await expect(stranger.page.getByRole('main').getByRole('alert')).toBeVisible()
      await expectNoSideways(stranger.page)
    })
  })
}

async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      // Code and a row of filters may scroll inside their box. Text truncated with an ellipsis does not scroll.
      .filter(
        (element) =>
          element === document.documentElement ||
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
      )
      .filter((element) => !element.matches('pre, pre *, [data-scrolls-sideways]'))
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect(wide, 'what scrolls sideways').toEqual([])
}

async function expectFull(surface: Locator): Promise<void> {
  const { width, height } = surface.page().viewportSize() ?? { width: 0, height: 0 }
  await expect.poll(() => surface.boundingBox()).toEqual({ x: 0, y: 0, width, height })
  await expectNoSideways(surface.page())
}

/** Checks that an element is visible and inside the screen. */
async function expectInside(element: Locator, width: number): Promise<void> {
  await expect(element).toBeVisible()
  await element.scrollIntoViewIfNeeded()
  const box = await element.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
}
