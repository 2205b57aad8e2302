import { expectAccessible } from './support/accessibility'
import { expect, test } from './support/test'

test.describe('axe finds nothing, in light and dark, on', () => {
  test('the sign-in page, with and without errors', async ({ consoleOf }) => {
    const { page } = await consoleOf('stranger')
    await page.goto('/login')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/./)
    await expectAccessible(page)
  })

  test('the list, its menus and the details', async ({ console, issue }) => {
    await issue({ name: 'Perceivable', description: 'By everybody' })
    await console.openList()
    await expectAccessible(console.page)
    await console.openMenu('Perceivable')
    await expectAccessible(console.page)
    await console.page.keyboard.press('Escape')
    await console.page.getByRole('button', { name: /^Your menu/ }).click()
    await expect(console.page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    await expectAccessible(console.page)
    await console.page.keyboard.press('Escape')
    await console.openDetails('Perceivable')
    await expectAccessible(console.page)
  })

  test('what an auditor sees', async ({ consoleOf, issue }) => {
    await issue({ name: 'Perceived by an auditor' })
    const auditor = await consoleOf('auditor')
    await auditor.openList()
    await auditor.openMenu('Perceived by an auditor')
    await expectAccessible(auditor.page)
    await auditor.page.keyboard.press('Escape')
    await auditor.openDetails('Perceived by an auditor')
    await expectAccessible(auditor.page)
  })

  test('the create dialog with errors and suggestions, and the question before leaving it', async ({
    console,
  }) => {
    const dialog = await console.openCreate()
    await console.fill(dialog, { contactEmail: 'nobody' })
    await console.submitCreate(dialog)
    await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name/)
    await expectAccessible(console.page)
    await dialog.getByLabel('Application').click()
    await expect(console.page.getByRole('option').first()).toBeVisible()
    await expectAccessible(console.page)
    await dialog.getByLabel('Name').click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(console.question('Discard what you typed?')).toBeVisible()
    await expectAccessible(console.page)
  })

  test('the secret dialog, and the question before closing it', async ({ console }) => {
    await console.createUpToSecret({ name: 'Perceivable secret' })
    await expectAccessible(console.page)
    await console.secretDialog.getByRole('button', { name: 'Done' }).click()
    await expect(console.question('Close without the secret?')).toBeVisible()
    await expectAccessible(console.page)
  })

  test('the edit dialog', async ({ console, issue }) => {
    await issue({ name: 'Perceivable edit' })
    await console.openEdit('Perceivable edit')
    await expectAccessible(console.page)
  })

  for (const open of ['openReset', 'openRevokeTokens', 'openDisable', 'openDelete'] as const) {
    test(`the question of ${open}`, async ({ console, issue }) => {
      await issue({ name: `Perceivable end by ${open}` })
      await console[open](`Perceivable end by ${open}`)
      await expectAccessible(console.page)
    })
  }

  test('the form of an API, with its errors', async ({ console }) => {
    const { page } = console
    await console.toList()
    await page.getByRole('link', { name: 'API catalogue' }).click()
    await page.getByRole('button', { name: 'Add API' }).click()
    const add = console.dialog('Add API')
    await add.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(add.getByLabel('Name')).toHaveAccessibleDescription(/./)
    await expectAccessible(page)
  })

  for (const [item, role] of [
    ['Edit...', 'dialog'],
    ['Retire...', 'alertdialog'],
  ] as const) {
    test(`${item} of an API`, async ({ console }) => {
      const { page } = console
      await console.toList()
      await page.getByRole('link', { name: 'API catalogue' }).click()
      await page.getByRole('button', { name: 'Actions for Alerts', exact: true }).click()
      await page.getByRole('menuitem', { name: item }).click()
      await expect(page.getByRole(role)).toBeVisible()
      await expectAccessible(page)
    })
  }

  test('the audit trail', async ({ console }) => {
    await console.openAuditTrail()
    await expectAccessible(console.page)
  })

  test('a page that does not exist', async ({ console }) => {
    await console.page.goto('/nowhere')
    await expect(console.page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expectAccessible(console.page)
  })
})
