import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/test'

/** Counts the pages that the router requests. */
function countPages(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.headers().rsc !== undefined && request.method() === 'GET') count++
  })
  return () => count
}

/** Opens the list as a person does, from another page in the same document. */
async function openListFrom(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'API clients' }).click()
  await expect(page).toHaveURL('/api-clients')
  await expect(page.getByRole('heading', { name: 'API clients', level: 1 })).toBeVisible()
}

/** A Back and a Forward that the page may decline, so that no navigation is waited for. */
const back = (page: Page) => page.evaluate(() => history.back())
const forward = (page: Page) => page.evaluate(() => history.forward())

test('C3: Back asks before the secret is lost, and Forward does not bring it back', async ({ console }) => {
  const { page } = console
  // If Back leads to another document, it is the browser that asks: the person stays.
  page.on('dialog', (leaving) => void leaving.dismiss())
  await openListFrom(page, '/audit-trail')
  await console.createUpToSecret({ name: 'Nearly lost by Back' })
  const question = console.question('Close without the secret?')
  for (const steps of [1, 2, 1]) {
    for (let step = 0; step < steps; step++) void back(page)
    await expect(question).toBeVisible()
    await expect(page).toHaveURL('/api-clients')
    await question.getByRole('button', { name: 'Go back' }).click()
    await expect(question).toBeHidden()
    await expect(console.secretDialog).toBeVisible()
  }
  await console.secretDialog.getByRole('button', { name: 'Copy client secret' }).click()
  await expect(console.secretDialog.getByText('Copied', { exact: true })).toBeVisible()
  await back(page)
  await expect(console.secretDialog).toBeHidden()
  await expect(page).toHaveURL('/api-clients')
  await expect(console.row('Nearly lost by Back')).toBeVisible()

  await forward(page)
  await expect(console.createButton).toBeEnabled()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await back(page)
  await expect(page).toHaveURL('/audit-trail')
  await forward(page)
  await expect(page).toHaveURL('/api-clients')
  await expect(console.row('Nearly lost by Back')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await console.createUpToSecret({ name: 'Given up' })
  await back(page)
  await question.getByRole('button', { name: 'Close without it' }).click()
  await expect(console.secretDialog).toBeHidden()
  await expect(console.row('Given up')).toBeVisible()
  await back(page)
  await expect(page).toHaveURL('/audit-trail')
})

test('Back asks before a half-filled form is lost, wherever the form is', async ({ console, issue }) => {
  const { page } = console
  await issue({ name: 'Half edited' })
  const open = (path: string, button: string) => async () => {
    await page.goto(path)
    await page.getByRole('button', { name: button }).click()
  }
  const forms: Record<string, () => Promise<unknown>> = {
    'Create API client': () => console.openCreate(),
    'Edit API client': () => console.openEdit('Half edited'),
    'Create service API key': open('/service-keys', 'Create service API key'),
    'Invite person': open('/people', 'Invite person'),
    'Create group': open('/people?tab=groups', 'Create group'),
    'Add API': open('/api-catalogue', 'Add API'),
  }
  for (const [title, show] of Object.entries(forms)) {
    await show()
    const name = console.dialog(title).getByLabel('Name', { exact: true })
    await name.fill('Half typed')
    const address = page.url()
    await back(page)
    const question = console.question('Discard what you typed?')
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(name, title).toHaveValue('Half typed')
    await back(page)
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(console.dialog(title)).toBeHidden()
    expect(page.url(), title).toBe(address)
  }
})

test('a link in a half-filled dialog asks too, and is then followed', async ({ console }) => {
  const { page } = console
  await openListFrom(page, '/settings')
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Half typed' })
  await dialog.locator('form').evaluate((form) => {
    form.append(Object.assign(document.createElement('a'), { href: '/people', textContent: 'Elsewhere' }))
  })
  const link = dialog.getByRole('link', { name: 'Elsewhere' })
  const question = console.question('Discard what you typed?')
  await link.click()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Half typed')
  await link.click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(page).toHaveURL('/people')
  await expect(dialog).toBeHidden()
  await back(page)
  await expect(page).toHaveURL('/api-clients')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('Back closes a dialog in which nothing is lost, then the details, then leaves the page', async ({
  console,
  issue,
}) => {
  const { page } = console
  await issue({ name: 'In layers' })
  await openListFrom(page, '/settings')
  const drawer = await console.openDetails('In layers')
  const dialogs: [button: string, dialog: Locator][] = [
    ['Edit...', console.dialog('Edit API client')],
    ['Reset secret...', console.question('Reset API secret')],
    ['Revoke all tokens...', console.question('Revoke all tokens')],
    ['Delete...', console.question('Delete API client')],
  ]
  const pages = countPages(page)
  for (const [button, dialog] of dialogs) {
    await drawer.getByRole('button', { name: button }).click()
    await expect(dialog).toBeVisible()
    await back(page)
    await expect(dialog).toBeHidden()
    await expect(drawer).toBeVisible()
    await expect(drawer.getByRole('button', { name: button })).toBeFocused()
  }
  expect(pages(), 'the page below is not loaded again').toBe(0)
  await back(page)
  await expect(drawer).toBeHidden()
  await expect(page).toHaveURL('/api-clients')
  await back(page)
  await expect(page).toHaveURL('/settings')
})

test('a dialog that is closed leaves no trace: no entry, no loading, the same place on the page, the toast', async ({
  console,
  issue,
}) => {
  const { page } = console
  for (let index = 0; index < 25; index++) await issue({ name: `Long list ${index}` })
  await openListFrom(page, '/settings')
  // By keyboard, because a press by Playwright may scroll the page.
  const trigger = console.row('Long list 0').getByRole('button', { name: /^Actions for/ })
  await trigger.focus()
  const place = await page.evaluate(() => scrollY)
  expect(place).toBeGreaterThan(100)
  const choose = async (action: string) => {
    await trigger.press('Enter')
    await page.getByRole('menuitem', { name: action }).press('Enter')
  }
  const pages = countPages(page)
  const placeOfHistory = await page.evaluate(() => history.length)
  for (const name of ['Cancel', 'Close', 'Escape']) {
    await choose('Edit...')
    const dialog = console.dialog('Edit API client')
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Long list 0')
    if (name === 'Escape') await page.keyboard.press('Escape')
    else await dialog.getByRole('button', { name, exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place)
  }
  expect(pages()).toBe(0)

  await choose('Disable...')
  await console.question('Disable API client').getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('Disabled “Long list 0”')).toBeVisible()
  // The row changes, so the place may by a few pixels.
  expect(Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(40)
  // One entry ahead, for a dialog that is closed.
  expect(await page.evaluate(() => history.length)).toBe(placeOfHistory + 1)
  await console.deleteApiClient('Long list 0')
  await expect(page.getByText('Deleted “Long list 0”')).toBeVisible()
  await expect(page).toHaveURL('/api-clients')
  await back(page)
  await expect(page).toHaveURL('/settings')
})

test('keys that are pressed before the code of a menu has come are not lost', async ({ console, issue }) => {
  const { page } = console
  await issue({ name: 'Pressed fast' })
  // So that nothing is loaded in advance.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  )
  await openListFrom(page, '/settings')
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/**', async (route) => {
    await released
    await route.continue()
  })
  const trigger = console.row('Pressed fast').getByRole('button', { name: /^Actions for/ })
  await trigger.focus()
  for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(trigger).toHaveAttribute('aria-busy', 'true')
  release()
  const name = console.dialog('Edit API client').getByLabel('Name', { exact: true })
  await expect(name).toHaveValue('Pressed fast')
  await expect(name).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(name).toBeHidden()

  // Loaded, and all keys within one frame.
  await expect(trigger).toBeFocused()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) void page.keyboard.press(key)
  await expect(name).toHaveValue('Pressed fast')
})

test('on a phone, Back closes the menu of pages, and a page that is chosen in it stays', async ({
  consoleOf,
}) => {
  const { page } = await consoleOf('cloud_administrator', { viewport: { width: 390, height: 844 } })
  await page.goto('/settings')
  const sheet = page.getByRole('navigation', { name: 'Console' })
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await expect(sheet).toBeVisible()
  await back(page)
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL('/settings')
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await sheet.getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
  await expect(page).toHaveURL('/people')
  await back(page)
  await expect(page).toHaveURL('/settings')
})
