import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expectAccessible } from './support/accessibility'
import { root } from './support/bundle'
import { Console } from './support/console'
import { Keyturn } from './support/keyturn'
import { administrator, people } from './support/people'
import { choosePassword, PeoplePage } from './support/people-page'
import { ServerAction } from './support/server-action'
import { isSignedIn, signInByHand } from './support/sessions'
import { expect, test as base } from './support/test'
import { withDatabase } from './support/with-database'

const test = base.extend<{ peoplePage: PeoplePage }>({
  peoplePage: async ({ console }, use) => {
    const page = new PeoplePage(console)
    await page.open()
    await use(page)
  },
})

const password = 'a few chosen words'

/** A person who was invited by a use-case and has chosen a password. */
async function member(keyturn: Keyturn, console: Console, text: { name: string; email: string }) {
  const invitation = { ...text, role: 'auditor' as const, productIds: [], groupIds: [] }
  const invited = await keyturn.call('invitePerson', invitation)
  if (!invited.ok) throw new Error(invited.failure.kind)
  const link = `/invitation?token=${invited.value.token}`
  await choosePassword(console, link, password)
  await console.arrives()
  return { ...text, id: invited.value.person.id, password, link }
}

test.describe('an invitation', () => {
  test('lets a person choose their password through a link, once', async ({
    peoplePage,
    consoleOf,
    byHand,
    shownSecrets,
    stored,
  }) => {
    const text = { name: 'Grace Hopper', email: 'Grace@Example.com' }
    const link = await peoplePage.invite({ ...text, role: 'Auditor', groups: ['Administrators'] })
    shownSecrets.push(new URL(link).searchParams.get('token') ?? '')
    await expect(peoplePage.row('Grace Hopper')).toContainText('Invited')
    await expect(peoplePage.row('Grace Hopper')).toContainText('grace@example.com')
    await expect(peoplePage.row('Grace Hopper')).toContainText('Never')
    await peoplePage.page.reload()
    expect(await peoplePage.page.content()).not.toContain(new URL(link).searchParams.get('token'))

    const invited = await consoleOf('stranger', { timezoneId: 'Asia/Tokyo' })
    await choosePassword(invited, link, 'short')
    await expect(invited.page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
      /Use at least 8 characters/,
    )
    await choosePassword(invited, link, password)
    await invited.arrives()
    await expect(invited.page.getByRole('button', { name: 'Your menu: Grace Hopper' })).toBeVisible()
    expect(await signInByHand(await byHand('stranger'), { email: text.email, password })).toBe(200)
    const chosen = (await stored.latestEvents()).find(({ action }) => action === 'person.password_chosen')
    expect(chosen).toMatchObject({ actorName: 'Grace Hopper', outcome: 'done' })

    const second = await consoleOf('stranger')
    await second.page.goto(link)
    await expect(second.page.getByText('This link is not valid')).toBeVisible()
    await peoplePage.page.reload()
    await expect(peoplePage.row('Grace Hopper')).toContainText('Active')
  })

  test('that was used after the page was opened says so in the form, and keeps the first password', async ({
    peoplePage,
    consoleOf,
    byHand,
  }) => {
    const email = 'twice@example.com'
    const link = await peoplePage.invite({ name: 'Opened twice', email })
    const [first, second] = [await consoleOf('stranger'), await consoleOf('stranger')]
    await second.page.goto(link)
    await choosePassword(first, link, password)
    await first.arrives()
    await second.page.getByLabel('Password', { exact: true }).fill('another password')
    await second.page.getByLabel('Confirm password').fill('another password')
    await second.page.getByRole('button', { name: 'Choose password' }).click()
    await expect(
      second.page.getByText('This link has been used, has been replaced or has expired.'),
    ).toBeVisible()
    expect(await signInByHand(await byHand('stranger'), { email, password })).toBe(200)
  })

  test('asks before its link is lost, and an invalid link does not work', async ({
    peoplePage,
    consoleOf,
  }) => {
    const dialog = await peoplePage.openInvite()
    await peoplePage.fill(dialog, { name: 'Lost link', email: 'lost@example.com' })
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    const shown = peoplePage.console.dialog('Hand over this link')
    await shown.getByRole('button', { name: 'Done' }).click()
    const question = peoplePage.console.question('Close without the link?')
    await question.getByRole('button', { name: 'Go back' }).click()
    await peoplePage.takeLink()

    const stranger = await consoleOf('stranger')
    for (const token of ['', 'nonsense', `kt_link_${'x'.repeat(43)}`, 'x'.repeat(5000), '%00', "'--"]) {
      await stranger.page.goto(`/invitation?token=${token}`)
      await expect(stranger.page.getByText('This link is not valid')).toBeVisible()
    }
  })

  test('reports errors at its fields, and keeps the input', async ({ peoplePage, stored }) => {
    const before = (await stored.latestEvents())[0]?.sequence
    const dialog = await peoplePage.openInvite()
    await peoplePage.fill(dialog, { name: 'x'.repeat(300), email: 'nobody', role: 'Product administrator' })
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    const name = dialog.getByLabel('Name', { exact: true })
    await expect(name).toHaveAccessibleDescription(/at most 100 characters/)
    await expect(name).toBeFocused()
    await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/like name@example.com/)
    await expect(dialog.getByRole('group', { name: 'Products' })).toHaveAccessibleDescription(
      'Choose at least one product.',
    )
    await peoplePage.fill(dialog, {
      name: 'Second',
      email: administrator.email.toUpperCase(),
      role: 'Auditor',
    })
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(
      'Another person has this e-mail address.',
    )
    await expect(dialog.getByLabel('Email')).toBeFocused()
    await expect(dialog.getByLabel('Email')).toHaveValue(administrator.email.toUpperCase())
    expect((await stored.latestEvents())[0]?.sequence).toBe(before)
  })
})

test.describe('a person', () => {
  test('who forgot their password gets a new sign-in link, and all of their sessions end', async ({
    peoplePage,
    consoleOf,
    keyturn,
    byHand,
  }) => {
    const forgetful = await consoleOf('stranger')
    const person = await member(keyturn, forgetful, { name: 'For Getful', email: 'forgetful@example.com' })
    await peoplePage.page.reload()
    await peoplePage.choose('For Getful', 'New sign-in link...')
    await peoplePage.console.question('New sign-in link').getByRole('button', { name: 'Make link' }).click()
    const link = await peoplePage.takeLink()
    expect(await isSignedIn(forgetful.page.request), 'until it is used').toBe(true)

    const elsewhere = await consoleOf('stranger')
    await choosePassword(elsewhere, link, 'remembered this time')
    await elsewhere.arrives()
    expect(await isSignedIn(forgetful.page.request)).toBe(false)
    const http = await byHand('stranger')
    expect(await signInByHand(http, person)).toBe(401)
    expect(await signInByHand(http, { ...person, password: 'remembered this time' })).toBe(200)
  })

  test('loses access with the next request when disabled, and can sign in again when enabled', async ({
    peoplePage,
    consoleOf,
    keyturn,
    byHand,
  }) => {
    const them = await consoleOf('stranger')
    const person = await member(keyturn, them, { name: 'Dis Abled', email: 'disabled@example.com' })
    await peoplePage.page.reload()
    await peoplePage.confirm('Dis Abled', 'Disable...', 'Disable person', 'Disable')
    await expect(peoplePage.row('Dis Abled')).toContainText('Disabled')
    await them.page.getByRole('navigation').getByRole('link', { name: 'Audit trail' }).click()
    await expect(them.page).toHaveURL(/\/login/)
    const http = await byHand('stranger')
    expect(await signInByHand(http, person)).toBe(401)

    await peoplePage.choose('Dis Abled', 'Enable')
    await expect(peoplePage.row('Dis Abled')).toContainText('Active')
    expect(await isSignedIn(them.page.request), 'the old session stays ended').toBe(false)
    expect(await signInByHand(http, person)).toBe(200)
  })

  test('who loses a role loses its permissions with the next request', async ({
    peoplePage,
    consoleOf,
    keyturn,
    stored,
  }) => {
    const text = { name: 'De Moted', email: 'demoted@example.com', role: 'Cloud administrator' as const }
    const them = await consoleOf('stranger')
    await choosePassword(them, await peoplePage.invite(text), password)
    await them.arrives()
    const dialog = await them.openCreate()
    await them.fill(dialog, { name: 'Too late' })

    await peoplePage.page.reload()
    await peoplePage.choose('De Moted', 'Edit...')
    const edit = peoplePage.console.dialog('Edit person')
    await edit.getByLabel('Role').selectOption('Auditor')
    await edit.getByRole('button', { name: 'Save' }).click()
    await expect(edit).toBeHidden()
    await expect(peoplePage.row('De Moted')).toContainText('Auditor')

    await them.submitCreate(dialog)
    await expect(dialog.getByText('Only cloud administrators can manage API credentials.')).toBeVisible()
    expect(await stored.clients('Too late')).toEqual([])
    await them.page.goto('/people')
    await expect(them.page.getByRole('button', { name: 'Invite person' })).toBeDisabled()
    expect(keyturn.errors).toEqual([])
  })

  test('can be signed out everywhere, and deleted', async ({ peoplePage, consoleOf, keyturn, byHand }) => {
    const them = await consoleOf('stranger')
    const person = await member(keyturn, them, { name: 'De Leted', email: 'deleted@example.com' })
    await peoplePage.page.reload()
    await peoplePage.confirm('De Leted', 'Sign out everywhere...', 'Sign out everywhere', 'Sign out')
    expect(await isSignedIn(them.page.request)).toBe(false)
    const http = await byHand('stranger')
    expect(await signInByHand(http, person)).toBe(200)
    expect(await isSignedIn(http)).toBe(true)

    await peoplePage.choose('De Leted', 'Delete...')
    const question = peoplePage.console.question('Delete person')
    // Seen within seven days: the name is typed.
    await question.getByLabel('Type “De Leted” to confirm').fill('De Leted')
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(question).toBeHidden()
    await expect(peoplePage.row('De Leted')).toHaveCount(0)
    expect(await isSignedIn(http)).toBe(false)
    expect(await signInByHand(http, person)).toBe(401)
    await peoplePage.console.openAuditTrail()
    await expect(
      peoplePage.page.getByRole('row').filter({ hasText: 'Deleted person' }).first(),
    ).toContainText('De Leted')
  })
})

test.describe('the last cloud administrator', () => {
  test('sees why they cannot be removed, and hand-made requests are refused too', async ({
    bundles,
    browser,
    playwright,
  }) => {
    test.slow()
    await withDatabase('embedded', async (environment) => {
      const keyturn = await Keyturn.start(bundles.server, environment)
      const context = await browser.newContext({ baseURL: keyturn.url })
      const last = new PeoplePage(new Console(await context.newPage()))
      await last.console.enter(administrator)
      await last.open()
      await last.page.getByRole('button', { name: 'Actions for Administrator', exact: true }).click()
      for (const action of ['Disable...', 'Delete...']) {
        const item = last.page.getByRole('menuitem', { name: action })
        await expect(item).toBeDisabled()
        await expect(item).toContainText('This is the last cloud administrator who can sign in.')
      }
      await last.page.keyboard.press('Escape')
      await last.choose('Administrator', 'Edit...')
      const edit = last.console.dialog('Edit person')
      await edit.getByLabel('Role').selectOption('Auditor')
      await edit.getByRole('button', { name: 'Save' }).click()
      await expect(edit.getByText('This is the last cloud administrator who can sign in.')).toBeVisible()
      await edit.getByRole('button', { name: 'Cancel' }).click()
      await last.console
        .question('Discard what you typed?')
        .getByRole('button', { name: /Discard/ })
        .click()

      // Requests that work for another person, redirected at the last administrator.
      await last.invite({ name: 'Somebody else', email: 'else@example.com' })
      const listed = await keyturn.call('listPeople', {})
      if (!listed.ok) throw new Error(listed.failure.kind)
      const idOf = (name: string) => listed.value.people.find((each) => each.name === name)?.id ?? ''
      const http = await playwright.request.newContext({
        baseURL: keyturn.url,
        storageState: await context.storageState(),
      })
      for (const [action, question, button] of [
        ['Disable...', 'Disable person', 'Disable'],
        ['Delete...', 'Delete person', 'Delete'],
      ] as const) {
        await last.choose('Somebody else', action)
        const asked = last.console.question(question)
        // What deleting affects is read first.
        await expect(asked.getByRole('button', { name: button })).toBeEnabled()
        const caught = await ServerAction.caught(last.page, () =>
          asked.getByRole('button', { name: button }).click(),
        )
        const aimed = caught.body.replace(idOf('Somebody else'), idOf('Administrator'))
        expect(aimed).not.toBe(caught.body)
        const answer = await caught.send(http, { body: aimed })
        expect(await answer.text()).toContain('This is the last cloud administrator who can sign in.')
        await last.console.question(question).getByRole('button', { name: 'Cancel' }).click()
      }
      expect(await isSignedIn(http)).toBe(true)
      const events = await keyturn.call('listAuditEvents', { outcome: 'refused' })
      expect(events.ok && events.value.events.map((event) => event.action).toSorted()).toEqual([
        'person.deleted',
        'person.disabled',
        'person.edited',
      ])
      await http.dispose()
      await context.close()
      expect(await keyturn.stop()).toBe(0)
    })
  })

  test('who forgot their password gets a link on the server', async ({ bundles, browser }) => {
    test.slow()
    await withDatabase('embedded', async (environment) => {
      const first = await Keyturn.start(bundles.server, environment)
      const link = (...words: string[]) =>
        promisify(execFile)(process.execPath, ['scripts/run-ts.mjs', 'server/admin-link.ts', ...words], {
          cwd: root,
          env: {
            PATH: process.env.PATH,
            NODE_ENV: 'production',
            DATA_DIR: environment.DATA_DIR,
            PUBLIC_URL: first.url,
          },
        })
      await expect(link(administrator.email), 'while Keyturn runs').rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Stop Keyturn, create the link, then start Keyturn again'),
      })
      // Then there is a session to end.
      const before = new Console(await browser.newPage({ baseURL: first.url }))
      await before.enter(administrator)
      await before.page.close()
      await first.stop()
      await expect(link('nobody@example.com')).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('No person has this e-mail address.'),
      })
      const { stdout, stderr } = await link(administrator.email.toUpperCase(), '--remove-factors')
      expect(stderr).toContain('This person has no two-factor sign-in and no session any more.')
      expect(stdout.trim()).toMatch(/^http:\/\/localhost:\d+\/invitation\?token=kt_link_\w{49}$/)

      const second = await Keyturn.start(bundles.server, environment, first.url)
      const console = new Console(await browser.newPage({ baseURL: second.url }))
      await choosePassword(console, stdout.trim(), password)
      await console.arrives()
      await console.openAuditTrail()
      for (const event of ['Made a sign-in link on the server', 'Removed, on the server, two-factor sign-in'])
        await expect(console.page.getByRole('row').filter({ hasText: event })).toContainText('Administrator')
      await console.page.close()
      await second.stop()
    })
  })
})

test.describe('without permission', () => {
  test('an auditor can view people, with every control disabled', async ({ consoleOf }) => {
    const auditor = new PeoplePage(await consoleOf('auditor'))
    await auditor.open()
    const reason = 'Only cloud administrators can manage people.'
    await expect(auditor.page.getByText(`${reason} You have read-only access.`)).toBeVisible()
    await expect(auditor.page.getByRole('button', { name: 'Invite person' })).toHaveAccessibleDescription(
      reason,
    )
    await auditor.page.getByRole('button', { name: 'Actions for Administrator', exact: true }).click()
    for (const item of await auditor.page.getByRole('menuitem').all()) await expect(item).toBeDisabled()
  })

  test('a product administrator sees who has access', async ({ consoleOf }) => {
    const product = await consoleOf('product_administrator')
    await product.page.goto('/people')
    await expect(
      product.page.getByRole('heading', { name: 'Your role has no access to people' }),
    ).toBeVisible()
    await expect(
      product.page.getByText('Only cloud administrators and auditors can see people.'),
    ).toBeVisible()
    await expect(product.page.getByText(people.auditor.email)).toHaveCount(0)
    await product.page.getByRole('link', { name: 'Go to the overview' }).click()
    await product.arrives()
  })
})

test.describe('axe finds nothing on', () => {
  test('the users, their dialogs and the page behind a link', async ({ peoplePage, consoleOf }) => {
    const { page } = peoplePage
    await expectAccessible(page)
    const dialog = await peoplePage.openInvite()
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Enter a name/)
    await expectAccessible(page)
    await peoplePage.fill(dialog, { name: 'Axe', email: 'axe@example.com', role: 'Product administrator' })
    await expectAccessible(page)
    await peoplePage.fill(dialog, { role: 'Auditor' })
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(peoplePage.console.dialog('Hand over this link')).toBeVisible()
    await expectAccessible(page)
    const link = await peoplePage.takeLink()
    await peoplePage.choose('Axe', 'Delete...')
    await expectAccessible(page)

    const stranger = await consoleOf('stranger')
    await stranger.page.goto(link)
    await expectAccessible(stranger.page)
    await stranger.page.goto('/invitation')
    await expectAccessible(stranger.page)
  })
})
