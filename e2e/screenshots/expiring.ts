import type { Console } from '../support/console'
import { issueOn } from '../support/issue'
import type { Keyturn } from '../support/keyturn'
import { issueKeyOn } from '../support/service-keys'
import type { Take } from './camera'

const day = 24 * 3_600_000
const inDays = (days: number) => new Date(Date.now() + days * day)
const asTyped = (days: number) => inDays(days).toISOString().slice(0, 16)

/** Takes the page of everything that expires, and the dialog "Change expiry". Eleven minutes pass on the server. */
export async function takeExpiring(console: Console, keyturn: Keyturn, take: Take): Promise<void> {
  const { page } = console
  for (const [name, days] of [
    ['Migration of the archive', 1 / 144],
    ['Exchange rates', 3],
    ['Contoso trial', 30],
    ['Conference badge printer', 65],
  ] as const)
    await issueOn(keyturn, { name, expiresAt: asTyped(days) })
  for (const [name, days] of [
    ['Stock levels', 23],
    ['Orders of the night', 24],
  ] as const)
    await issueKeyOn(keyturn, { name, serviceUser: 'Warehouse', expiresAt: asTyped(days) })
  const { id } = await issueOn(keyturn, { name: 'Loyalty points' })
  const retirement = { kind: 'at', at: inDays(15) } as const
  await keyturn.call('rotateApiClientSecret', { id, version: 1, retirement })
  keyturn.passMinutes(11)
  await page.goto('/expiring')
  await page.getByRole('heading', { name: 'Expiring' }).waitFor()
  await take(page, 'expiring')
  await page.getByRole('button', { name: 'Change expiry... Exchange rates' }).click()
  await console.dialog('Change expiry of API client').getByLabel('Expires', { exact: true }).waitFor()
  await take(page, 'change-expiry')
  await page.keyboard.press('Escape')
}
