import { Console } from './support/console'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'
import { ServerAction } from './support/server-action'
import { isSignedIn, signInByHand, signOutByHand } from './support/sessions'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

const oneMessage = 'The e-mail or password is incorrect.'

test.describe('a stranger', () => {
  test('is asked to sign in, and then gets the page that they opened', async ({ consoleOf }) => {
    const console = await consoleOf('stranger')
    await console.page.goto('/audit-trail?before=3')
    await expect(console.page).toHaveURL(/\/login\?callbackUrl=/)
    await console.signIn(administrator)
    await expect(console.page).toHaveURL('/audit-trail?before=3')
    await expect(console.page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
  })

  test('is not sent to another site after signing in', async ({ consoleOf, keyturn }) => {
    for (const elsewhere of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const console = await consoleOf('stranger')
      await console.page.goto(`/login?callbackUrl=${encodeURIComponent(elsewhere)}`)
      await console.signIn(administrator)
      await console.arrives()
      expect(new URL(console.page.url()).origin).toBe(keyturn.url)
    }
  })

  test('gets the same message for every failure', async ({ consoleOf, stored }) => {
    const console = await consoleOf('stranger')
    const [before] = await stored.latestEvents()
    const attempts = [
      { email: administrator.email, password: 'not the password' },
      { email: 'unknown@example.com', password: administrator.password },
      { email: 'not an address', password: 'x'.repeat(500) },
    ]
    for (const attempt of attempts) {
      await console.page.goto('/login')
      await console.signIn(attempt)
      await expect(console.page.getByRole('main').getByRole('alert')).toContainText(oneMessage)
      await expect(console.page.getByLabel('Email')).toHaveValue(attempt.email)
    }
    await expect(console.page).toHaveURL('/login')
    const [after] = await stored.latestEvents()
    expect(after?.sequence, 'failures of strangers leave no event').toBe(before?.sequence)
  })

  test('never sends a password in the address, even before JavaScript has loaded', async ({ consoleOf }) => {
    const console = await consoleOf('stranger', { javaScriptEnabled: false })
    await console.page.goto('/login')
    await console.signIn(administrator)
    await expect(console.page.getByLabel('Password')).toHaveValue('')
    await expect(console.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect(console.page.url()).not.toContain(encodeURIComponent(administrator.email))
    expect(new URL(console.page.url()).search).toBe('')
  })

  test('must enter both e-mail and password', async ({ consoleOf }) => {
    const console = await consoleOf('stranger')
    await console.page.goto('/login')
    await console.signIn({ email: '', password: '' })
    await expect(console.page.getByLabel('Email')).toHaveAccessibleDescription('Enter your e-mail address.')
    await expect(console.page.getByLabel('Password')).toHaveAccessibleDescription('Enter your password.')
  })
})

test.describe('a session', () => {
  test('ends on signing out: its cookie no longer works', async ({
    byHand,
    consoleOf,
    keyturn,
    playwright,
    stored,
    issue,
  }) => {
    const console = await consoleOf('stranger')
    await console.enter(administrator)
    await issue({ name: 'Before signing out' })
    await console.openList()
    await console.openDetails('Before signing out')
    const kept = await playwright.request.newContext({
      baseURL: keyturn.url,
      storageState: await console.page.context().storageState(),
    })
    const { page } = console
    const action = await ServerAction.caught(page, async () => {
      await page.getByRole('button', { name: 'Delete...' }).click()
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
    })
    expect(await isSignedIn(kept)).toBe(true)

    await page.reload()
    await console.signOut()
    await expect(page).toHaveURL('/login')
    await page.goto('/api-clients')
    await expect(page).toHaveURL(/\/login/)

    expect(await isSignedIn(kept)).toBe(false)
    await action.send(kept)
    await stored.client('Before signing out')
    const [event] = await stored.latestEvents()
    expect(event).toMatchObject({ action: 'person.signed_out', actorName: administrator.name })
    // Last, because it may sign in again.
    expect(await isSignedIn(await byHand('cloud_administrator')), 'other sessions go on').toBe(true)
    await kept.dispose()
  })

  test('that ends while a form is open is reported in the form, and no input is lost', async ({
    consoleOf,
    keyturn,
    playwright,
    stored,
  }) => {
    const console = await consoleOf('stranger')
    await console.enter(administrator)
    const dialog = await console.openCreate()
    await console.fill(dialog, { name: 'Typed too slowly' })
    const elsewhere = await playwright.request.newContext({
      baseURL: keyturn.url,
      storageState: await console.page.context().storageState(),
    })
    await signOutByHand(elsewhere)
    await elsewhere.dispose()
    await console.submitCreate(dialog)
    await expect(dialog.getByRole('alert')).toContainText('You have been signed out.')
    await expect(dialog.getByLabel('Name')).toHaveValue('Typed too slowly')
    expect(await stored.clients('Typed too slowly')).toEqual([])

    const otherTab = new Console(await console.page.context().newPage())
    await otherTab.enter(administrator)
    await console.submitCreate(dialog)
    await console.readSecret()
    await console.takeSecret()
    await stored.client('Typed too slowly')
  })

  test('outlives a restart', async ({ bundles, playwright }) => {
    test.setTimeout(90_000)
    await withDatabase('embedded', async (environment) => {
      const first = await Keyturn.start(bundles.server, environment)
      const http = await playwright.request.newContext({ baseURL: first.url })
      expect(await signInByHand(http, administrator)).toBe(200)
      expect(await first.stop()).toBe(0)
      const second = await Keyturn.start(bundles.server, environment, first.url)
      expect(await isSignedIn(http)).toBe(true)
      expect(await second.stop()).toBe(0)
      await http.dispose()
    })
  })
})
