import { expectAccessible } from './support/accessibility'
import { isServerAction } from './support/server-action'
import { expect, test } from './support/test'

test('a page from before a deployment says so, and reloading it keeps what was typed, once', async ({
  console,
  stored,
}) => {
  const { page } = console
  const typed = { name: 'Typed before', description: 'Kept 🔑', contactEmail: 'kept@example.com' }
  const dialog = await console.openCreate()
  await console.fill(dialog, { ...typed, application: 'Automate' })
  await dialog.getByLabel('Alerts read').check()
  // As after a deployment: the server does not know the action.
  await page.route('**/*', (route) =>
    isServerAction(route.request())
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': 'f'.repeat(42) } })
      : route.fallback(),
  )
  await console.submitCreate(dialog)
  const problem = dialog.getByRole('alert')
  await expect(problem).toContainText('Keyturn was updated after you opened this page, so nothing was saved.')
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(typed.name)
  await expectAccessible(page)
  await page.unrouteAll()
  await problem.getByRole('button', { name: 'Reload' }).click()

  await expect(page.getByText('What you typed was restored')).toBeVisible()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(typed.name)
  await expect(dialog.getByLabel('Description')).toHaveValue(typed.description)
  await expect(dialog.getByLabel('Application')).toHaveValue('Automate')
  await expect(dialog.getByLabel('Alerts read')).toBeChecked()
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.client(typed.name)).toMatchObject(typed)
  await page.reload()
  await expect(dialog).toBeHidden()
  expect(await page.evaluate(() => sessionStorage.getItem('keyturn.typed'))).toBeNull()
})

test('a form that no button opens says that its input is kept, and gives it only to the same thing', async ({
  console,
  issue,
}) => {
  const { page } = console
  for (const name of ['Edited before', 'Another']) await issue({ name })
  const dialog = await console.openEdit('Edited before')
  await dialog.getByLabel('Description').fill('Half a sentence')
  await page.route('**/*', (route) =>
    isServerAction(route.request())
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': 'f'.repeat(42) } })
      : route.fallback(),
  )
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('button', { name: 'Reload' }).click()
  await page.unrouteAll()
  await expect(page.getByRole('status').filter({ hasText: 'What you typed is kept' })).toContainText(
    'Open “Edit API client” again to continue.',
  )
  await console.openEdit('Another')
  await expect(dialog.getByLabel('Description')).toHaveValue('')
  await page.keyboard.press('Escape')
  await console.openEdit('Edited before')
  await expect(dialog.getByLabel('Description')).toHaveValue('Half a sentence')
  await expect(page.getByText('What you typed is kept')).toBeHidden()
})

test('offline, a notice says so, nothing typed is lost, and what was pressed can be pressed again', async ({
  console,
  context,
  stored,
}) => {
  const { page } = console
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Typed offline' })
  await context.setOffline(true)
  const notice = page.getByText('Keyturn cannot be reached.')
  await expect(notice).toBeVisible()
  await console.submitCreate(dialog)
  await expect(dialog.getByRole('alert')).toContainText('You are offline, so nothing was sent.')
  await expectAccessible(page)
  await context.setOffline(false)
  await expect(notice).toBeHidden()
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.clients('Typed offline')).toHaveLength(1)

  // A link would leave for an error page of the browser.
  await context.setOffline(true)
  await expect(notice).toBeVisible()
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await expect(page).toHaveURL('/api-clients')
  await page.getByRole('searchbox').fill('Typed off')
  await page.getByRole('searchbox').press('Enter')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Search or jump to' })
  await palette.fill('audit')
  await palette.press('Enter')
  await expect(palette).toHaveValue('audit')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/api-clients')
  await context.setOffline(false)
  await expect(notice).toBeHidden()
  await expect(page).toHaveURL('/api-clients?q=Typed+off')
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()
})

test('a bar shows that a page is on its way, after a moment, for links, filters and paging', async ({
  console,
  issue,
}) => {
  const { page } = console
  await issue({ name: 'Slowly shown' })
  await console.openList()
  const bar = page.locator('[data-navigation-progress]')
  let release = () => {}
  await page.route('**/*_rsc=*', async (route) => {
    await new Promise<void>((resolve) => (release = resolve))
    await route.fallback()
  })
  async function goes(press: () => Promise<unknown>, arrived: string) {
    await press()
    await expect(bar).toBeVisible()
    release()
    await expect(page).toHaveURL(arrived)
    await expect(bar).toHaveCount(0)
  }
  await goes(() => page.getByRole('searchbox').fill('slow'), '/api-clients?q=slow')
  await goes(() => page.getByRole('link', { name: 'Service API keys' }).click(), '/service-keys')
  // Decoration: the page that comes announces itself.
  expect(await bar.count()).toBe(0)
})

test('an unknown address, credential or event is reported within the frame', async ({
  console,
  consoleOf,
}) => {
  const { page } = console
  for (const path of ['/nowhere', '/api-clients/x', '/nonsense?q=1']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { name: 'Page not found', level: 1 })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Console' })).toBeVisible()
  }
  await page.goto('/api-clients?client=unknown')
  await expect(page.getByRole('status').filter({ hasText: 'This API client was not found.' })).toBeVisible()
  await page.goto('/audit-trail?event=999999')
  await expect(page.getByText('There is no such event, or you cannot see it.')).toBeVisible()
  const stranger = (await consoleOf('stranger')).page
  expect((await stranger.goto('/nowhere'))?.status()).toBe(404)
  await expect(stranger.getByRole('navigation', { name: 'Console' })).toHaveCount(0)
})

test('an unexpected error of a page or an action is shown with a reference that the log has too', async ({
  console,
  keyturn,
}) => {
  const { page } = console
  const failed = (reference: string | null | undefined) =>
    expect.objectContaining({ msg: 'a page failed', reference })
  keyturn.failNext('listPeople')
  await page.goto('/people')
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Console' })).toBeVisible()
  const shown = await page.getByText('Reference').locator('code').textContent()
  expect(keyturn.takeErrors()).toEqual([failed(shown)])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()

  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Met a bug' })
  keyturn.failNext('createApiClient')
  await console.submitCreate(dialog)
  const problem = dialog.getByRole('alert')
  await expect(problem).toContainText('Your change may have been saved')
  const told = /Reference: (\d+)/.exec((await problem.textContent()) ?? '')?.[1]
  expect(keyturn.takeErrors()).toEqual([failed(told)])
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
})

test('a pasted text of 10 MB is refused at its field, and what was typed stays', async ({
  console,
  stored,
}) => {
  const { page } = console
  const dialog = await console.openCreate()
  const typed = { name: 'Pasted into', description: 'Typed before', contactEmail: 'before@example.com' }
  await console.fill(dialog, typed)
  await page.evaluate(() => navigator.clipboard.writeText('x'.repeat(10_000_000)))
  for (const [label, value] of [
    ['Name', typed.name],
    ['Description', typed.description],
    ['Contact email', typed.contactEmail],
  ] as const) {
    const field = dialog.getByLabel(label, { exact: true })
    await field.press('ControlOrMeta+v')
    await expect(field).toHaveAccessibleDescription(/10,000,000 characters, too many for this field/)
    await expect(field).toHaveValue(value)
  }
  await page.evaluate(() => navigator.clipboard.writeText(', and then pasted'))
  const description = dialog.getByLabel('Description')
  await description.press('End')
  await description.press('ControlOrMeta+v')
  await expect(description).not.toHaveAccessibleDescription(/not inserted/)
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.client(typed.name)).toMatchObject({
    ...typed,
    description: 'Typed before, and then pasted',
  })
})
