import type { Console } from './support/console'
import { expect, test } from './support/test'

test('B4: the question before a reset names the client ID and the consequences', async ({
  console,
  stored,
  issue,
}) => {
  const { clientId } = await issue({ name: 'To renew' })
  const question = await console.openReset('To renew')
  await expect(question).toContainText(`client ID ${clientId}`)
  await expect(question).toContainText('Every platform currently using it loses access at once')
  await expect(question).toContainText('It has never been redeemed.')
  await expect(question.getByRole('button')).toHaveText(['Cancel', 'Reset secret'])
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(await stored.client('To renew')).toMatchObject({ version: 1 })
})

test('C6: Cancel changes nothing', async ({ console, api, stored, issue }) => {
  const { clientId, secret } = await issue({ name: 'Spared' })
  const token = await api.redeem(clientId, secret)
  const before = await stored.client('Spared')
  for (const open of ['openReset', 'openDelete'] as const) {
    const question = await console[open]('Spared')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toBeHidden()
  }
  // The use of the token above may be written only now.
  const secrets = before.secrets.map(({ id, hint, createdAt }) => ({ id, hint, createdAt }))
  expect(await stored.client('Spared')).toMatchObject({ version: 1, secrets })
  await api.expectAccepted(token)
  await api.redeem(clientId, secret)
})

test('B4, C6: Reset secret shows the unchanged client ID with a new secret', async ({ console, stored }) => {
  const { clientId, secret } = await console.createApiClient({ name: 'Renewed' })
  const next = await console.resetSecret('Renewed')
  expect(next.clientId).toBe(clientId)
  expect(next.secret).not.toBe(secret)
  const client = await stored.client('Renewed')
  expect(client.secrets.map(({ hint }) => hint)).toEqual([next.secret.slice(-4)])
  const [event] = await stored.events(client.id)
  expect(event).toMatchObject({ action: 'api_client.secret_reset', outcome: 'done' })
})

test('D4: a new secret key ends the old key and its tokens', async ({ console, api }) => {
  const { clientId, secret } = await console.createApiClient({ name: 'Billing export' })
  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token)
  const next = await console.resetSecret('Billing export')
  await api.expectRefused(token)
  await api.expectInvalidClient(clientId, secret)
  await api.expectAccepted(await api.redeem(clientId, next.secret))
})

test('D4: the dialogs warn that an API that checks tokens offline accepts them until they expire', async ({
  console,
  issue,
}) => {
  await issue({ name: 'Checked offline' })
  const late =
    'An API that checks tokens offline accepts those already issued until they expire, at most 15 minutes'
  const question = await console.openReset('Checked offline')
  await expect(question).toContainText(late)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(await console.openDelete('Checked offline')).toContainText(late)
})

test('T1: revoking all tokens ends those issued until then, says what stays, and can be cancelled', async ({
  console,
  api,
  stored,
  issue,
}) => {
  const { clientId, secret } = await issue({ name: 'Token leaked' })
  const token = await api.redeem(clientId, secret)
  const drawer = await console.openDetails('Token leaked')
  const open = drawer.getByRole('button', { name: 'Revoke all tokens...' })
  await open.click()
  const question = console.question('Revoke all tokens')
  await expect(question).toContainText('Every token of “Token leaked” issued until now stops working at once')
  await expect(question).toContainText(`client ID ${clientId} and its secret keep working`)
  await expect(question).toContainText('An API that checks tokens offline accepts those already issued')
  await expect(question.getByRole('button')).toHaveText(['Cancel', 'Revoke all tokens'])
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  await expect(open).toBeFocused()
  await api.expectAccepted(token)

  await open.click()
  await question.getByRole('button', { name: 'Revoke all tokens' }).click()
  await expect(console.page.getByText('Revoked all tokens of “Token leaked”')).toBeVisible()
  await api.expectRefused(token)
  await api.expectAccepted(await api.redeem(clientId, secret))
  await expect(drawer).toContainText('Revoked all tokens')
  const { id } = await stored.client('Token leaked')
  expect((await stored.events(id))[0]).toMatchObject({
    action: 'api_client.tokens_revoked',
    outcome: 'done',
  })
})

test('T2: a dialog says that a change still goes on, once that takes more than a second', async ({
  console,
  issue,
}) => {
  await issue({ name: 'Slowly disabled' })
  const question = await console.openDisable('Slowly disabled')
  const waits = question.getByText('Still working. This can take a few seconds.')
  let answer = () => {}
  await console.page.route('**/api-clients*', async (route) => {
    if (route.request().method() === 'POST') await new Promise<void>((resolve) => (answer = resolve))
    await route.continue()
  })
  await question.getByRole('button', { name: 'Disable' }).click()
  await expect(waits).toBeVisible()
  answer()
  await expect(question).toBeHidden()
})

test('D6: deleting ends the secret and its tokens immediately', async ({ console, api, issue }) => {
  const { clientId, secret } = await issue({ name: 'Revoked' })
  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token)
  await console.deleteApiClient('Revoked')
  await api.expectRefused(token)
  await api.expectInvalidClient(clientId, secret)
})

test('B5, C7: deleting explains the consequences, asks, and keeps the audit trail', async ({
  console,
  stored,
  issue,
}) => {
  const { clientId } = await issue({ name: 'Obsolete' })
  const { id } = await stored.client('Obsolete')
  const question = await console.openDelete('Obsolete')
  await expect(question).toContainText(`everything that uses client ID ${clientId} loses access`)
  await expect(question).toContainText('It has never been redeemed.')
  await expect(question.getByLabel('Type “Obsolete” to confirm')).toBeHidden()
  await question.getByRole('button', { name: 'Delete' }).click()

  await expect(console.page.getByText('Deleted “Obsolete”')).toBeVisible()
  await expect(console.row('Obsolete')).toHaveCount(0)
  expect(await stored.clients('Obsolete')).toEqual([])
  const trail = await stored.events(id)
  expect(trail.map(({ action }) => action)).toEqual(['api_client.deleted', 'api_client.created'])
})

test('C7: a client that was used within seven days is deleted by typing its name', async ({
  console,
  api,
  stored,
  issue,
}) => {
  const { clientId, secret } = await issue({ name: 'Still in use' })
  await api.redeem(clientId, secret)
  await showRedemption(console, 'Still in use')

  const question = await console.openDelete('Still in use')
  await expect(question).toContainText(/Last redeemed .+ UTC from 127\.0\.0\.1/)
  const name = question.getByLabel('Type “Still in use” to confirm')
  await expect(name).toBeFocused()
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await name.fill('still in use')
  await name.press('Enter')
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
  expect(await stored.clients('Still in use')).toHaveLength(1)

  await name.fill('Still in use')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(question).toBeHidden()
  expect(await stored.clients('Still in use')).toEqual([])
})

test('the list keeps its search, filters and order while details are open and after a deletion', async ({
  console,
  issue,
}) => {
  for (const name of ['Fleet one', 'Fleet two', 'Fleet three', 'Elsewhere']) await issue({ name })
  const asked = '/api-clients?q=fleet&state=active&sort=-name'
  const rows = console.page.getByRole('rowheader')
  await console.page.goto(asked)
  await console.deleteApiClient('Fleet two')
  await expect(console.page).toHaveURL(asked)
  await expect(rows).toHaveText([/^Fleet three/, /^Fleet one/])

  await console.choose('Fleet three', 'View details')
  const drawer = console.drawer('Fleet three')
  await expect(console.page).toHaveURL(/q=fleet&state=active&sort=-name&client=/)
  await drawer.getByRole('button', { name: 'Delete...' }).click()
  await console.question('Delete API client').getByRole('button', { name: 'Delete' }).click()
  await expect(drawer).toBeHidden()
  await expect(console.page).toHaveURL(asked)
  await expect(rows).toHaveText([/^Fleet one/])
})

/** Reloads the list until it shows the redemption. */
async function showRedemption(console: Console, name: string): Promise<void> {
  await expect(async () => {
    await console.openList()
    await expect(await console.cell(name, 'Last redeemed')).toHaveText(/^just now/, { timeout: 500 })
  }).toPass()
}
