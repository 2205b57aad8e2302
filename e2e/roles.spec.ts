import type { Page } from '@playwright/test'
import type { Role } from '@/lib/domain/role'
import { people } from './support/people'
import { ServerAction } from './support/server-action'
import { expect, test } from './support/test'

const reason = 'Only cloud administrators can manage API credentials.'
const readers = ['product_administrator', 'auditor'] as const satisfies Role[]

test.describe('C9, D8: people who may not manage see why', () => {
  test('an auditor can view everything, with every control disabled', async ({ consoleOf, issue }) => {
    const { clientId } = await issue({ name: 'Read only', description: 'Looked at' })
    const auditor = await consoleOf('auditor')
    await auditor.openList()
    await expect(auditor.page.getByText(`${reason} You have read-only access.`)).toBeVisible()
    await expect(auditor.createButton).toBeDisabled()
    await expect(auditor.createButton).toHaveAccessibleDescription(reason)
    await auditor.createButton.click({ force: true })
    await expect(auditor.dialog('Create API client')).toBeHidden()

    const menu = await auditor.openMenu('Read only')
    for (const action of ['Edit...', 'Reset secret...', 'Revoke all tokens...', 'Disable...', 'Delete...']) {
      const item = menu.getByRole('menuitem', { name: action })
      await expect(item).toBeDisabled()
      await expect(item).toContainText(reason)
    }
    await menu.getByRole('menuitem', { name: 'View details' }).click()
    const drawer = auditor.drawer('Read only')
    await expect(auditor.detail('Client ID')).toContainText(clientId)
    for (const action of ['Edit...', 'Reset secret...', 'Revoke all tokens...', 'Disable...', 'Delete...']) {
      await expect(drawer.getByRole('button', { name: action })).toBeDisabled()
      await expect(drawer.getByRole('button', { name: action })).toHaveAccessibleDescription(reason)
    }
  })

  test('a product administrator sees nothing of other products, and cannot create', async ({
    consoleOf,
    stored,
    issue,
  }) => {
    await issue({ name: 'Not of their product' })
    const { id } = await stored.client('Not of their product')
    const product = await consoleOf('product_administrator')
    await product.openList()
    await expect(product.page.getByText('Not of their product')).toHaveCount(0)
    await expect(product.createButton).toBeDisabled()
    await expect(product.createButton).toHaveAccessibleDescription(reason)
    await product.page.goto(`/api-clients?client=${id}`)
    await expect(product.page.getByText('This API client was not found.')).toBeVisible()
    await product.openAuditTrail()
    await expect(product.page.getByText('Not of their product')).toHaveCount(0)
  })
})

test('the navigation has only what a role can open, and everything in it opens', async ({ consoleOf }) => {
  const all = [
    'Overview',
    'API clients',
    'Service API keys',
    'Expiring',
    'Audit trail',
    'People',
    'API catalogue',
    'Connect',
    'Settings',
  ]
  for (const [role, labels] of [
    ['auditor', all],
    [
      'product_administrator',
      ['Overview', 'API clients', 'Service API keys', 'Expiring', 'Audit trail', 'Connect'],
    ],
  ] as const) {
    const { page } = await consoleOf(role)
    await page.goto('/api-clients')
    const links = page.getByRole('navigation', { name: 'Console' }).getByRole('link')
    await expect(links).toHaveText([...labels])
    for (const label of labels) {
      await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: label }).click()
      await expect(page.getByRole('heading', { name: label, level: 1 })).toBeVisible()
    }
  }
  const { page } = await consoleOf('product_administrator')
  for (const path of ['/people', '/api-catalogue', '/settings']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: /^Your role has no access to/ })).toBeVisible()
  }
  // A filter without matches does not claim that there is nothing at all.
  await page.goto('/notifications?kind=forbidden_address')
  await expect(page.getByRole('heading', { name: 'No notifications of this kind' })).toBeVisible()
})

const overwritten = 'Overwritten'

/** Fills in and submits one of the forms of a client. The test intercepts the request. */
const attempts: Record<string, (page: Page) => Promise<void>> = {
  edit: async (page) => {
    await page.getByRole('button', { name: 'Edit...' }).click()
    await page.getByLabel('Description').fill(overwritten)
    await page.getByRole('button', { name: 'Save' }).click()
  },
  reset: async (page) => {
    await page.getByRole('button', { name: 'Reset secret...' }).click()
    await page.getByRole('button', { name: 'Reset secret', exact: true }).click()
  },
  delete: async (page) => {
    await page.getByRole('button', { name: 'Delete...' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
  },
}

const actionOf: Record<string, { stored: string; shown: string }> = {
  create: { stored: 'api_client.created', shown: 'Created API client' },
  edit: { stored: 'api_client.edited', shown: 'Edited API client' },
  reset: { stored: 'api_client.secret_reset', shown: 'Reset the secret of API client' },
  delete: { stored: 'api_client.deleted', shown: 'Deleted API client' },
}

test.describe('C9, D8: the same request sent by hand is refused and recorded in the audit trail', () => {
  for (const role of readers) {
    for (const [kind, attempt] of Object.entries(attempts)) {
      test(`${kind} by a ${role}`, async ({ console, api, byHand, stored, issue }) => {
        const name = `Target of ${kind} by ${role}`
        const { clientId, secret } = await issue({ name })
        const before = await stored.client(name)
        await console.openDetails(name)
        const carrying = kind === 'edit' ? overwritten : before.id
        const action = await ServerAction.caught(console.page, () => attempt(console.page), carrying)

        const answer = await action.send(await byHand(role))
        expect(await answer.text()).toContain(reason)

        expect(await stored.client(name)).toEqual(before)
        await api.redeem(clientId, secret)
        const [event] = await stored.latestEvents()
        expect(event).toMatchObject({
          action: actionOf[kind]?.stored,
          outcome: 'refused',
          actorName: people[role].name,
          targetId: before.id,
        })
        await console.openAuditTrail()
        const newest = console.page.getByRole('row').nth(1)
        for (const text of [actionOf[kind]?.shown, people[role].name, 'Refused', name])
          await expect(newest).toContainText(text ?? '')

        // The same request succeeds with a session that has the permission.
        const allowed = await action.send(await byHand('cloud_administrator'))
        expect(await allowed.text()).not.toContain(reason)
        expect(await stored.clients(name)).not.toEqual([before])
      })
    }

    test(`create by a ${role}`, async ({ console, byHand, stored }) => {
      const name = `Made by ${role}`
      const dialog = await console.openCreate()
      await console.fill(dialog, { name })
      const action = await ServerAction.caught(console.page, () => console.submitCreate(dialog))

      const answer = await action.send(await byHand(role))
      expect(await answer.text()).toContain(reason)
      expect(await answer.text()).not.toContain('kt_secret_')

      expect(await stored.clients(name)).toEqual([])
      const [event] = await stored.latestEvents()
      expect(event).toMatchObject({ action: 'api_client.created', outcome: 'refused', targetId: null })
      expect(event?.actorName).toBe(people[role].name)

      const allowed = await action.send(await byHand('cloud_administrator'))
      expect(await allowed.text()).toContain('kt_secret_')
      await stored.client(name)
    })
  }

  test('a stranger cannot change anything either, and leaves no event', async ({
    console,
    byHand,
    stored,
    issue,
  }) => {
    await issue({ name: 'Out of reach' })
    await console.openDetails('Out of reach')
    const attempt = attempts.delete
    if (!attempt) throw new Error('there is no attempt to delete')
    const action = await ServerAction.caught(console.page, () => attempt(console.page))
    const [before] = await stored.latestEvents()
    const answer = await action.send(await byHand('stranger'))
    expect(await answer.text()).toContain('"ok":false')
    await stored.client('Out of reach')
    const [after] = await stored.latestEvents()
    expect(after).toEqual(before)
  })
})
