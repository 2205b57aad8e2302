import type { Page } from '@playwright/test'
import type { Console } from '../support/console'
import type { Take } from './camera'

/** Takes the dialogs of a rotation, and the details with two live secrets. `used` uses a secret of the client. */
export async function takeRotation(
  console: Console,
  name: string,
  take: Take,
  used: (secret: string) => Promise<void>,
): Promise<void> {
  const { page } = console
  await console.choose(name, 'Rotate secret...')
  const dialog = console.dialog('Rotate API secret')
  await dialog.getByText('7 days').waitFor()
  await take(page, 'rotate')
  await dialog.getByLabel('A date').check()
  await dialog.getByRole('button', { name: 'Rotate secret' }).click()
  await take(page, 'rotate-date')
  await dialog.getByLabel('The old secret is quiet').check()
  await dialog.getByLabel('Hours without use').fill('0')
  await dialog.getByRole('button', { name: 'Rotate secret' }).click()
  await take(page, 'rotate-quiet')
  await dialog.getByLabel('7 days').check()
  await dialog.getByRole('button', { name: 'Rotate secret' }).click()
  const { secret } = await console.readSecret()
  await console.takeSecret()
  const drawer = await console.openDetails(name)
  await drawer.getByText('Retires').first().waitFor()
  await take(page, 'drawer-two-secrets')
  await drawer.getByRole('button', { name: 'Extend...' }).click()
  await console.dialog('Extend old secret').getByLabel('Retires at', { exact: true }).waitFor()
  await take(page, 'extend')
  await console.dialog('Extend old secret').getByRole('button', { name: 'Cancel' }).click()
  await drawer.getByRole('button', { name: 'Retire now...' }).click()
  await console.question('Retire old secret').getByText('has not been used yet').waitFor()
  await take(page, 'retire-unused-new')
  await console.question('Retire old secret').getByRole('button', { name: 'Cancel' }).click()
  await used(secret)
  await untilStored(page, name)
  await drawer.getByRole('button', { name: 'Retire now...' }).click()
  await console
    .question('Retire old secret')
    .getByText(/^The new one was first used/)
    .waitFor()
  await take(page, 'retire')
  await console.question('Retire old secret').getByRole('button', { name: 'Cancel' }).click()
}

/** Uses are written once a second: reloads until the details tell that the new secret was used. */
async function untilStored(page: Page, name: string): Promise<void> {
  const drawer = page.getByRole('dialog', { name })
  do await page.reload()
  while ((await drawer.getByText('never used').count()) > 0)
}
