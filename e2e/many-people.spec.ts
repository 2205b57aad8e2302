import { startSmtpServer } from '@/lib/mail/test-smtp-server'
import { expectAccessible } from './support/accessibility'
import { Console } from './support/console'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'
import { choosePassword, PeoplePage } from './support/people-page'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

const mostBytes = 400_000

test('many people: pages of fifty, search and filters in the address, members looked up, invitations by mail', async ({
  bundles,
  browser,
  contextOptions,
}) => {
  test.slow()
  const server = await startSmtpServer()
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, environment)
    const memberIds: string[] = []
    for (let made = 0; made < 120; made++) {
      const name = `Person ${String(made).padStart(3, '0')}`
      const invited = await keyturn.call('invitePerson', {
        name,
        email: `p${made}@example.com`,
        role: 'auditor',
        productIds: [],
        groupIds: [],
      })
      if (invited.ok) memberIds.push(invited.value.person.id)
    }
    const group = { name: 'Everybody', memberIds, accountAlertsInConsole: true, accountAlertsByEmail: false }
    expect((await keyturn.call('createGroup', group)).ok).toBe(true)
    expect(await keyturn.stop()).toBe(0)
    const withMail = await Keyturn.start(
      bundles.server,
      { ...environment, SMTP_URL: server.url },
      keyturn.url,
    )
    const context = await browser.newContext({ ...contextOptions, baseURL: withMail.url })
    const people = new PeoplePage(new Console(await context.newPage()))
    const { page, console } = people
    await console.enter(administrator)

    const shown = page.getByRole('rowheader')
    await page.goto('/people')
    await expect(shown).toHaveCount(50)
    await expect(page.getByText('121 users')).toBeVisible()
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect(page.getByRole('rowheader', { name: 'Person 099' })).toHaveCount(0)
    await expect(page.getByRole('rowheader', { name: 'Person 060' })).toBeVisible()
    await page.getByRole('link', { name: 'Previous page' }).click()
    await expect(page.getByRole('rowheader', { name: 'Administrator' })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search users' }).fill('P119@')
    await page.keyboard.press('Enter')
    await expect(shown).toHaveCount(1)
    await page.getByLabel('Role').selectOption('Cloud administrator')
    await expect(page).toHaveURL('/people?q=P119%40&role=cloud_administrator')
    await expect(page.getByRole('heading', { name: 'No users found' })).toBeVisible()
    await expectAccessible(page)
    for (const path of ['/people', '/people?tab=groups', '/people?tab=service-users'])
      expect((await (await context.request.get(path)).body()).length, path).toBeLessThan(mostBytes)

    // Members are looked up as one types; the present ones are read when the dialog opens.
    await page.goto('/people?tab=groups')
    await expect(people.row('Everybody')).toContainText('120 members')
    await people.choose('Everybody', 'Edit...')
    const edit = console.dialog('Edit group')
    await expect(edit.getByRole('list', { name: 'Members' }).getByRole('listitem')).toHaveCount(120)
    await edit.getByLabel('Add a member').fill(administrator.email)
    await edit.getByRole('option', { name: /^Administrator / }).click()
    await expectAccessible(page)
    await edit.getByRole('button', { name: 'Save' }).click()
    await expect(edit).toBeHidden()
    await expect(people.row('Everybody')).toContainText('121 members')

    // With a mail server the link goes by mail, and the page never gets it.
    await page.goto('/people')
    const dialog = await people.openInvite()
    await people.fill(dialog, { name: 'Grace Hopper', email: 'grace@example.com' })
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    const mailed = console.dialog('The link goes out by mail')
    await expect(mailed).toContainText('grace@example.com')
    await expectAccessible(page)
    await mailed.getByRole('button', { name: 'Done' }).click()
    await expect(mailed).toBeHidden()
    const toGrace = () => server.received.filter(({ recipients }) => recipients.includes('grace@example.com'))
    await expect.poll(() => toGrace().length, { timeout: 30_000 }).toBe(1)
    const link = /http\S+token=\S+/.exec(toGrace()[0]?.mail.text ?? '')?.[0] ?? ''
    const invited = await browser.newContext({ ...contextOptions, baseURL: withMail.url })
    const grace = new Console(await invited.newPage())
    await choosePassword(grace, link, 'a few chosen words')
    await grace.arrives()
    await invited.close()

    // Who wants the link on the screen gets another one.
    await people.page.goto('/people?q=grace')
    await people.choose('Grace Hopper', 'New sign-in link...')
    await console.question('New sign-in link').getByRole('button', { name: 'Send link' }).click()
    await mailed.getByRole('button', { name: 'Show a link instead' }).click()
    expect(await people.takeLink()).toContain('/invitation?token=')
    await context.close()
    expect(await withMail.stop()).toBe(0)
  })
  await server.close()
})
