import { issueKeyOn, ServiceKeys } from './support/service-keys'
import { expect, test } from './support/test'

test('R1, R2: a rotated secret works beside the old one until that is retired, and the drawer tells both apart', async ({
  console,
  api,
  issue,
  stored,
}) => {
  const { clientId, secret } = await issue({ name: 'Rotated' })
  const oldToken = await api.redeem(clientId, secret)
  await console.choose('Rotated', 'Rotate secret...')
  const dialog = console.dialog('Rotate API secret')
  await expect(dialog.getByLabel('24 hours')).toBeChecked()
  await expect(dialog.getByRole('button', { name: 'Rotate secret' })).not.toHaveAttribute('aria-disabled')
  await dialog.getByLabel('A date').check()
  await dialog.getByRole('button', { name: 'Rotate secret' }).click()
  await expect(dialog.getByLabel('Retires at', { exact: true })).toHaveAccessibleDescription(
    'Enter a complete date and time.',
  )
  await dialog.getByLabel('7 days').check()
  await dialog.getByRole('button', { name: 'Rotate secret' }).click()
  const next = await console.readSecret()
  await console.takeSecret()
  expect(next.clientId).toBe(clientId)
  for (const either of [secret, next.secret]) await api.expectAccepted(await api.redeem(clientId, either))
  await api.expectAccepted(oldToken)

  const client = await stored.client('Rotated')
  const week = 7 * 24 * 3_600_000
  expect(client.secrets.map(({ hint }) => hint)).toEqual([next.secret.slice(-4), secret.slice(-4)])
  expect((client.secrets[1]?.retiresAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(week)
  expect((await stored.events(client.id))[0]).toMatchObject({ action: 'api_client.secret_rotated' })

  const drawer = await console.openDetails('Rotated')
  await expect(console.detail('Secrets').getByRole('listitem')).toHaveCount(2)
  await expect(console.detail('Secrets')).toContainText('Retires in 7 days')
  await drawer.getByRole('button', { name: 'Rotate secret...' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    'It already has two live secrets. Retire the old one in its details first.',
  )
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await drawer.getByRole('button', { name: 'Extend...' }).click()
  const extend = console.dialog('Extend old secret')
  const later = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(0, 16)
  await extend.getByLabel('Retires at', { exact: true }).fill('2099-01-01T12:00')
  await extend.getByRole('button', { name: 'Extend' }).click()
  await expect(extend.getByText(/Both secrets can work until .* at the latest\./)).toBeVisible()
  await extend.getByLabel('Retires at', { exact: true }).fill(later)
  await extend.getByRole('button', { name: 'Extend' }).click()
  await expect(extend).toBeHidden()
  await expect(drawer.getByRole('button', { name: 'Extend...' })).toHaveAccessibleDescription(
    'It has already been extended once.',
  )

  await drawer.getByRole('button', { name: 'Retire now...' }).click()
  const question = console.question('Retire old secret')
  await expect(question).toContainText(`ends in ${secret.slice(-4)} stops working at once`)
  const confirmation = question.getByLabel('Type “Rotated” to confirm')
  if (await confirmation.isVisible()) await confirmation.fill('Rotated')
  await question.getByRole('button', { name: 'Retire secret' }).click()
  await expect(question).toBeHidden()
  await api.expectInvalidClient(clientId, secret)
  await api.expectRefused(oldToken)
  await api.expectAccepted(await api.redeem(clientId, next.secret))
  await expect(console.detail('Secret').getByRole('listitem')).toHaveCount(1)
})

test('R1: a rotated service API key is a second string of the same key, and the old one retires when it is quiet', async ({
  console,
  api,
  keyturn,
}) => {
  const text = { name: 'Rotated key', serviceUser: 'Rotations', expiresAt: '2099-01-01T00:00' }
  const { key: old } = await issueKeyOn(keyturn, text)
  const keys = new ServiceKeys(console)
  await keys.open()
  await keys.choose('Rotated key', 'Rotate key...')
  const dialog = console.dialog('Rotate API key')
  await dialog.getByLabel('The old key is quiet').check()
  await dialog.getByLabel('Hours without use').fill('721')
  await dialog.getByRole('button', { name: 'Rotate key' }).click()
  await expect(dialog.getByLabel('Hours without use')).toHaveAccessibleDescription(
    /whole number of hours from 1 to 720/,
  )
  await dialog.getByLabel('Hours without use').fill('6')
  await dialog.getByRole('button', { name: 'Rotate key' }).click()
  const next = await keys.read()
  await keys.take()
  for (const key of [old, next]) await api.expectKeyAccepted(key)
  await console.row('Rotated key').getByRole('link', { name: 'Rotated key', exact: true }).click()
  await expect(console.detail('Keys')).toContainText('Retires when unused for 6 hours')
  await expect(console.drawer('Rotated key').getByRole('button', { name: 'Extend...' })).toHaveCount(0)
})
