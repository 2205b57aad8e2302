import type { Browser } from '@playwright/test'
import { setUpApp } from '../support/authenticator-app'
import { Console } from '../support/console'
import type { Keyturn } from '../support/keyturn'
import type { Take } from './camera'

const password = 'correct horse battery'
const lead = { name: 'Lena Lead', email: 'lena@northwind.example', password }
const late = { name: 'Leo Late', email: 'leo@northwind.example', password }

/** A required second factor: the policy, who has none, and what those see before it is due and when it is. */
export async function takeRequiredFactor(browser: Browser, keyturn: Keyturn, take: Take): Promise<void> {
  for (const [person, role] of [
    [lead, 'cloud_administrator'],
    [late, 'auditor'],
  ] as const)
    if (!(await keyturn.call('createPerson', { ...person, role })).ok) throw new Error('nobody was made')
  const open = async () => new Console(await (await browser.newContext({ baseURL: keyturn.url })).newPage())
  const [leading, lateComing] = [await open(), await open()]
  const { page } = leading
  await leading.enter(lead)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Set up...' }).click()
  await setUpApp(leading, keyturn.now())
  await page.getByRole('region', { name: 'Sessions' }).scrollIntoViewIfNeeded()
  await take(page, 'account-sessions')

  const setRequired = async (whom: string, days: string) => {
    await page.goto('/settings?tab=sign-in')
    const section = page.getByRole('region', { name: 'Two-factor sign-in' })
    await section.getByLabel('Required for').selectOption(whom)
    await section.getByLabel('Time to set it up').fill(days)
    await section.getByRole('button', { name: 'Save policies' }).click()
    await page.getByText('Saved the policies').waitFor()
  }
  await setRequired('Everyone', '7')
  await take(page, 'settings-sign-in')
  await page.goto('/people')
  await take(page, 'people-two-factor')
  await lateComing.enter(late)
  await take(lateComing.page, 'two-factor-soon')
  await setRequired('Everyone', '0')
  await lateComing.page.goto('/account')
  await lateComing.page.getByRole('heading', { name: 'Set up two-factor sign-in' }).waitFor()
  await take(lateComing.page, 'two-factor-due')
  await setRequired('Nobody', '7')
}
