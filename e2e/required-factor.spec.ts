import { expectAccessible } from './support/accessibility'
import { setUpApp } from './support/authenticator-app'
import { Console } from './support/console'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'
import { isSignedIn, nobody } from './support/sessions'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

const auditor = { name: 'Aud Itor', email: 'auditor@example.com', password: 'correct horse battery' }

test('a required second factor: who has none is told before, can do nothing else when it is due, and then goes on', async ({
  bundles,
  browser,
}) => {
  test.slow()
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, environment)
    const open = async () => {
      const page = await browser.newPage({
        baseURL: keyturn.url,
        storageState: nobody,
      })
      return new Console(page)
    }
    try {
      expect((await keyturn.call('createPerson', { ...auditor, role: 'auditor' })).ok).toBe(true)
      const lead = await open()
      const settings = lead.page.getByRole('region', { name: 'Two-factor sign-in' })
      const setRequired = async (days: string) => {
        await lead.page.goto('/settings?tab=sign-in')
        await settings.getByLabel('Required for').selectOption('Everyone')
        await settings.getByLabel('Time to set it up').fill(days)
        await settings.getByRole('button', { name: 'Save policies' }).click()
      }
      await lead.enter(administrator)
      await setRequired('7')
      await expect(settings.getByLabel('Required for')).toHaveAccessibleDescription(
        /Set up your own two-factor sign-in/,
      )
      await expectAccessible(lead.page)
      await lead.page.goto('/account')
      await lead.page.getByRole('button', { name: 'Set up...' }).click()
      await setUpApp(lead)
      await setRequired('7')
      await expect(lead.page.getByText('Saved the policies')).toBeVisible()
      await settings.getByRole('link', { name: '1 of 2 people have none yet.' }).click()
      await expect(lead.page).toHaveURL('/people?state=active&twoFactor=without')
      const listed = lead.page.getByRole('table', { name: 'Users' }).getByRole('row')
      await expect(listed).toHaveCount(2)
      await expect(listed.nth(1)).toContainText(auditor.name)
      await lead.page.getByLabel('Two-factor').selectOption('With two-factor')
      await expect(lead.page).toHaveURL('/people?state=active&twoFactor=with')
      await expect(listed.nth(1)).toContainText('App')
      await expectAccessible(lead.page)
      await lead.page.goto('/account')
      await lead.page.getByRole('button', { name: 'Remove...' }).click()
      const removal = lead.page.getByRole('alertdialog', { name: 'Remove authenticator app' })
      await removal.getByRole('button', { name: 'Remove', exact: true }).click()
      await expect(removal).toContainText('Two-factor sign-in is required for you. Add another one first.')

      const told = await open()
      await told.enter(auditor)
      const banner = told.page.getByRole('region', { name: 'Two-factor sign-in' })
      await expect(banner).toContainText('becomes required for you in 7 days')
      await expectAccessible(told.page)
      await banner.getByRole('link', { name: 'Set it up' }).click()
      await expect(told.page).toHaveURL('/account')

      await setRequired('0')
      await expect(lead.page.getByText('Saved the policies')).toBeVisible()
      await told.page.goto('/audit-trail?tab=usage')
      await expect(told.page).toHaveURL(/\/two-factor\?callbackUrl=/)
      await expect(
        told.page.getByRole('heading', { name: 'Set up two-factor sign-in', level: 1 }),
      ).toBeVisible()
      expect(await isSignedIn(told.page.request)).toBe(false)
      await expectAccessible(told.page)
      await told.page.getByRole('button', { name: 'Set up an authenticator app' }).click()
      await setUpApp(told)
      await expect(told.page).toHaveURL('/audit-trail?tab=usage')
      await expect(told.page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()
      await expect(banner).toBeHidden()
    } finally {
      await keyturn.stop()
    }
  })
})
