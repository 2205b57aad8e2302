import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectAccessibleEverywhere } from './support/accessibility'
import { PeoplePage } from './support/people-page'
import { issueKeyOn, ServiceKeys } from './support/service-keys'
import { expect, test } from './support/test'

/** The pages, in parts of which each is a test. Every test also checks the content security policy: see `nothingBroken`. */
const pages: Record<string, string>[] = [
  {
    '/overview': 'Overview',
    '/api-clients': 'API clients',
    '/service-keys': 'Service API keys',
    '/expiring': 'Expiring',
    '/notifications': 'All notifications',
    '/audit-trail': 'Audit trail',
    '/audit-trail?tab=usage': 'Audit trail',
    '/audit-trail?tab=refusals': 'Audit trail',
    '/connect': 'Connect',
  },
  {
    '/people': 'People',
    '/people?tab=groups': 'People',
    '/people?tab=service-users': 'People',
    '/api-catalogue': 'API catalogue',
    '/settings': 'Settings',
    '/settings?tab=sign-in': 'Settings',
    '/settings?tab=mail': 'Settings',
    '/settings?tab=about': 'Settings',
    '/account': 'Your account',
    '/nowhere': 'Page not found',
  },
]

test.describe('axe finds nothing with any of its rules, in light and dark and on a phone, on', () => {
  for (const part of pages) {
    test(Object.keys(part).join(', '), async ({ console: { page }, issue, api }) => {
      const { clientId, secret } = await issue({ name: 'On every page', expiresAt: soon() })
      await api.redeem(clientId, secret)
      for (const [path, title] of Object.entries(part)) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
        await expectAccessibleEverywhere(page)
      }
    })
  }

  test('the sign-in page, with and without errors', async ({ consoleOf }) => {
    const { page } = await consoleOf('stranger')
    await page.goto('/login')
    await expectAccessibleEverywhere(page)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/./)
    await expectAccessibleEverywhere(page)
    await page.goto('/nowhere')
    await expectAccessible(page)
  })

  test('what an auditor sees, and may not see', async ({ consoleOf, issue }) => {
    await issue({ name: 'Perceived by an auditor' })
    const auditor = await consoleOf('auditor')
    await auditor.openList()
    await auditor.openMenu('Perceived by an auditor')
    await expectAccessible(auditor.page)
    await auditor.page.keyboard.press('Escape')
    await auditor.openDetails('Perceived by an auditor')
    await expectAccessibleEverywhere(auditor.page)
    const { page } = await consoleOf('product_administrator')
    await page.goto('/settings')
    await expect(page.getByRole('heading', { name: 'Your role has no access to the settings' })).toBeVisible()
    await expectAccessible(page)
  })

  test('the list, its filters, selection, menus, palette and details', async ({ console, issue }) => {
    const { page } = console
    await issue({ name: 'Perceivable', description: 'By everybody' })
    await console.openList()
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('checkbox', { name: 'Select Perceivable', exact: true }).check()
    await expectAccessibleEverywhere(page)
    await console.openMenu('Perceivable')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Your menu/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Search or jump to' })).toBeVisible()
    await expectAccessibleEverywhere(page)
    await page.keyboard.press('Escape')
    await console.openDetails('Perceivable')
    await expectAccessibleEverywhere(page)
  })

  test('the create dialog with errors and suggestions, the secret dialog, and their questions', async ({
    console,
  }) => {
    const { page } = console
    const dialog = await console.openCreate()
    await console.fill(dialog, { contactEmail: 'nobody' })
    await console.submitCreate(dialog)
    await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name/)
    await expectAccessibleEverywhere(page)
    await dialog.getByLabel('Application').click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectAccessible(page)
    await dialog.getByLabel('Name').click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(console.question('Discard what you typed?')).toBeVisible()
    await expectAccessibleEverywhere(page)
    await page.keyboard.press('Escape')
    await console.fill(dialog, { name: 'Perceivable secret', contactEmail: '' })
    await console.submitCreate(dialog)
    await console.readSecret()
    await expectAccessibleEverywhere(page)
    await console.secretDialog.getByRole('button', { name: 'Done' }).click()
    await expect(console.question('Close without the secret?')).toBeVisible()
    await expectAccessible(page)
  })

  test('every other dialog of a credential', async ({ console, keyturn, issue }) => {
    const { page } = console
    const [client, key] = ['Perceivable end', 'Perceivable key']
    await issue({ name: client })
    await issueKeyOn(keyturn, { name: key, serviceUser: 'Perceived', expiresAt: soon() })
    for (const action of [
      'Edit...',
      'Duplicate...',
      'Rotate secret...',
      'Reset secret...',
      'Revoke all tokens...',
      'Disable...',
      'Delete...',
    ]) {
      await console.choose(client, action)
      await expectDialogAccessible(page)
    }
    await page.getByRole('button', { name: 'Find by secret...' }).click()
    await expectDialogAccessible(page)
    const keys = new ServiceKeys(console)
    const create = await keys.openCreate()
    await create.getByRole('button', { name: /calendar/i }).click()
    await expect(page.getByRole('grid')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expectDialogAccessible(page)
    for (const action of ['Edit...', 'Rotate key...', 'Delete...']) {
      await keys.choose(key, action)
      await expectDialogAccessible(page)
    }
  })

  test('the dialogs of people, groups and the catalogue', async ({ console }) => {
    const { page } = console
    const people = new PeoplePage(console)
    await people.open()
    await people.openInvite()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expectDialogAccessible(page)
    await page.goto('/people?tab=groups')
    await page.getByRole('button', { name: 'Create group' }).click()
    await expectDialogAccessible(page)
    await page.goto('/api-catalogue')
    for (const button of ['Add API', 'Add product', 'Remove the sample catalogue...']) {
      await page.getByRole('button', { name: button }).click()
      await expectDialogAccessible(page)
    }
    for (const item of ['Edit...', 'Retire...']) {
      await page.getByRole('button', { name: 'Actions for Alerts', exact: true }).click()
      await page.getByRole('menuitem', { name: item }).click()
      await expectDialogAccessible(page)
    }
  })
})

/** Checks the open dialog when it has loaded, and closes it. */
async function expectDialogAccessible(page: Page): Promise<void> {
  const dialog: Locator = page.locator('[role="dialog"], [role="alertdialog"]').last()
  await expect(dialog).toBeVisible()
  await expect(dialog.getByText(/^(Loading|Reading)/)).toHaveCount(0)
  await expectAccessibleEverywhere(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

const soon = () => new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 16)
