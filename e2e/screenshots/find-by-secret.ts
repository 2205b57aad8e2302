import { newServiceApiKey } from '@/lib/domain/secret'
import type { Console } from '../support/console'
import { issueOn } from '../support/issue'
import type { Keyturn } from '../support/keyturn'
import type { Take } from './camera'

/** The search by secret: the pasted secret, its answers, the report, and the notices about it. */
export async function takeFindBySecret(console: Console, keyturn: Keyturn, take: Take): Promise<void> {
  const { page } = console
  const { secret, clientId } = await issueOn(keyturn, { name: 'Leaky importer' })
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  await fetch(`${keyturn.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(grant) })
  await console.openList()
  await page.getByRole('searchbox', { name: 'Search API clients' }).fill(secret)
  await page.getByRole('dialog', { name: 'This is a client secret' }).waitFor()
  await take(page, 'find-pasted')
  await page.keyboard.press('Escape')

  const ask = console.dialog('Find by secret')
  const find = async (text: string) => {
    await ask.getByLabel('Secret', { exact: true }).fill(text)
    await ask.getByRole('button', { name: 'Find', exact: true }).click()
  }
  await page.getByRole('button', { name: 'Find by secret...' }).click()
  await ask.waitFor()
  await take(page, 'find')
  await find('no secret')
  await ask.getByText('This text contains no Keyturn secret').waitFor()
  await take(page, 'find-no-secret')
  await find(newServiceApiKey().reveal())
  await ask.getByText('No credential has this service API key').waitFor()
  await take(page, 'find-unknown')
  await find(secret)
  const found = console.dialog('Secret of “Leaky importer”')
  await found.waitFor()
  await take(page, 'find-live')
  await found.getByRole('button', { name: 'Report as leaked...' }).click()
  const report = console.dialog('Report as leaked')
  await report.waitFor()
  await take(page, 'find-report')
  await report.getByLabel('Where it was found').fill('https://github.com/northwind/importer')
  await report.getByRole('button', { name: 'Report and end it' }).click()
  await found.getByText('This secret no longer works').waitFor()
  await take(page, 'find-ended')
  await page.keyboard.press('Escape')
  await page.goto('/api-clients?q=no+such+client')
  await take(page, 'find-from-empty')
  await page.goto('/notifications')
  await take(page, 'find-notices')
  await page.goto('/connect')
  await page.getByRole('heading', { name: 'Report a leaked secret' }).scrollIntoViewIfNeeded()
  await take(page, 'find-connect')
}
