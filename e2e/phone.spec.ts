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
      await expectInside(row.getByRole('button', { name: `Actions for ${name}`, exact: true }), width)
      await row.getByRole('button', { name: `Actions for ${name}`, exact: true }).tap()
      await expectInside(console.page.getByRole('menu'), width)
      await console.page.keyboard.press('Escape')
    })

    test('filters are in a sheet, whose choices apply together', async ({ console, issue }) => {
      const { page } = console
      for (const name of ['Pocket money', 'Loose change']) await issue({ name })
      await console.openList()
      const filter = page.getByRole('button', { name: /^Filter/ })
      const sheet = console.dialog('Filter')
      await filter.tap()
      await expectInside(sheet.getByLabel('Expires until'), width)
      await expectNoSideways(page)
      await sheet.getByLabel('State', { exact: true }).selectOption('Disabled')
      await page.goBack()
      await expect(sheet).toBeHidden()
      await expect(page).toHaveURL('/api-clients')

      await filter.tap()
      await expect(sheet.getByLabel('State', { exact: true })).toHaveValue('')
      await sheet.getByLabel('State', { exact: true }).selectOption('Active')
      await sheet.getByLabel('Sort by').selectOption('Name, A to Z')
      await expect(page).toHaveURL('/api-clients')
      await sheet.getByRole('button', { name: 'Show results' }).tap()
      await expect(sheet).toBeHidden()
      await expect(page).toHaveURL('/api-clients?state=active&sort=name')
      await expect(page.getByRole('rowheader')).toHaveText([/^Loose change/, /^Pocket money/])
      await expect(filter).toHaveAccessibleName('Filter 1 set')
      await page.getByRole('searchbox').fill('pocket')
      await expect(page).toHaveURL('/api-clients?q=pocket&state=active&sort=name')

      await filter.tap()
      await expect(sheet.getByLabel('State', { exact: true })).toHaveValue('active')
      await sheet.getByRole('link', { name: 'Clear filters' }).tap()
      await expect(sheet).toBeHidden()
      await expect(page).toHaveURL('/api-clients?sort=name')
      await expect(page.getByRole('rowheader')).toHaveText([/^Loose change/, /^Pocket money/])
    })

    test('rows can be selected, and the bar and the messages cover nothing that is needed next', async ({
      console,
      issue,
    }) => {
      const { page } = console
      for (let number = 1; number <= 12; number++) await issue({ name: `Pocket ${number}` })
      await console.openList()
      await page.getByRole('checkbox', { name: 'Select all on this page' }).tap()
      const bar = page.getByRole('region', { name: 'Selected API clients' })
      await expect(bar.getByRole('status')).toHaveText('12 selected')
      const box = await bar.boundingBox()
      expect(box?.height).toBeLessThan(64)
      await page.getByRole('row').last().getByRole('checkbox').tap()
      await expect(bar.getByRole('status')).toHaveText('11 selected')
      await bar.getByRole('button', { name: 'Actions for selected API clients' }).tap()
      await page.getByRole('menuitem', { name: 'Disable...' }).tap()
      const question = page.getByRole('alertdialog')
      await question.getByRole('button', { name: 'Disable', exact: true }).tap()
      await expect(question).toBeHidden()
      const message = page.getByRole('dialog').filter({ hasText: 'Disabled' })
      await expect(message).toBeVisible()

      const create = await console.openCreate()
      const footer = await create.getByRole('button', { name: 'Create', exact: true }).boundingBox()
      const toast = await message.boundingBox()
      expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThan(footer?.y ?? 0)
      // Tapped where it is, as by a person: Playwright would wait until nothing covers it.
      await page.touchscreen.tap((footer?.x ?? 0) + 10, (footer?.y ?? 0) + 10)
      await expect(create.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Enter a name/)
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

test.describe('on a phone whose browser leaves 664 pixels', () => {
  test.use({ viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true })

  test('the first row of every list is in sight, below a banner too', async ({ console, issue }) => {
    const { page } = console
    const expiresAt = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 16)
    await issue({ name: 'Quarterly compliance report of the northern region', expiresAt })
    for (const path of [
      '/api-clients',
      '/people',
      '/people?tab=groups',
      '/audit-trail',
      '/api-catalogue',
      '/notifications',
    ]) {
      await page.goto(path)
      await expect(page.getByRole('region', { name: 'Expiring credentials' })).toBeVisible()
      const first = page.getByRole('row').nth(1).or(page.getByRole('main').getByRole('listitem')).first()
      const box = await first.boundingBox()
      expect((box?.y ?? Infinity) + (box?.height ?? 0), path).toBeLessThanOrEqual(664)
    }
  })
})

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
