import type { Page } from '@playwright/test'
import { bytesOf, rememberTakeOver } from './support/page-bytes'
import { administrator } from './support/people'
import { holdScripts, isTakenOver, slowDown } from './support/slow-network'
import { expect, test } from './support/test'
import { takenOver } from '@/components/ui/early-presses'

/** KiB by page. Pages with forms need what keeps their fields too. */
const mostScripts = {
  '/api-clients': 170,
  '/overview': 170,
  '/people': 170,
  '/account': 184,
  '/settings': 184,
}

/** Opens a page, and presses something as soon as it is drawn, before React has taken over. */
async function atFirstPaint(page: Page, path: string, press: () => Promise<unknown>): Promise<void> {
  await slowDown(page)
  const letScriptsCome = await holdScripts(page)
  await page.goto(path, { waitUntil: 'commit' })
  await press()
  expect(await isTakenOver(page), 'pressed before React has taken over').toBe(false)
  letScriptsCome()
}

test.describe('what is pressed at first paint on a slow network works:', () => {
  // More rounds: --repeat-each=10
  test('create', async ({ page }) => {
    await atFirstPaint(page, '/api-clients', () =>
      page.getByRole('button', { name: 'Create API client' }).click(),
    )
    await expect(page.getByRole('dialog', { name: 'Create API client' })).toBeVisible()
  })

  test('the menu of a row', async ({ page, issue }) => {
    await issue({ name: 'Billing export' })
    await atFirstPaint(page, '/api-clients', () =>
      page.getByRole('button', { name: 'Actions for Billing export', exact: true }).click(),
    )
    await expect(page.getByRole('menuitem', { name: 'Edit...' })).toBeVisible()
  })

  test('a filter', async ({ page, issue }) => {
    await issue({ name: 'Billing export' })
    await atFirstPaint(page, '/api-clients', () => page.getByRole('button', { name: 'Filter' }).click())
    await page.getByLabel('State').selectOption('Disabled')
    await expect(page.getByText('No API clients found')).toBeVisible()
    await expect(page).toHaveURL('/api-clients?state=disabled')
  })

  test('a search', async ({ page, issue }) => {
    for (const name of ['Alert relay', 'Billing export']) await issue({ name })
    await atFirstPaint(page, '/api-clients', () => page.getByRole('searchbox').fill('alert'))
    await expect(page.getByRole('link', { name: 'Billing export', exact: true })).toHaveCount(0)
    await expect(page.getByRole('searchbox')).toHaveValue('alert')
    await expect(page.getByText('Part of this address was ignored')).toHaveCount(0)
  })

  test('sign-in, and nothing that was typed is in an address', async ({ consoleOf }) => {
    // A page that does not wait until React has taken over.
    const page = await (await consoleOf('stranger')).page.context().newPage()
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await atFirstPaint(page, '/login', async () => {
      await page.getByLabel('Email').fill(administrator.email)
      await page.getByLabel('Password').fill(administrator.password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    })
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    expect(addresses.join('\n')).not.toContain(encodeURIComponent(administrator.password))
  })
})

test('with JavaScript turned off, pages say what needs it, and the filters work', async ({
  consoleOf,
  issue,
}) => {
  for (const name of ['Readable', 'Other']) await issue({ name })
  const { page } = await consoleOf('cloud_administrator', { javaScriptEnabled: false })
  await page.goto('/api-clients')
  await expect(page.getByRole('status').filter({ hasText: 'JavaScript is turned off' })).toHaveCount(1)
  await page.getByRole('searchbox').fill('read')
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page.getByRole('link', { name: 'Readable', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Other', exact: true })).toHaveCount(0)
  await expect(page.getByText('Part of this address was ignored')).toHaveCount(0)

  const entry = (await consoleOf('stranger', { javaScriptEnabled: false })).page
  await entry.goto('/login')
  await expect(entry.getByRole('status')).toContainText('JavaScript is turned off')
})

test('a page needs little to be used, and what its dialogs need is loaded afterwards', async ({ page }) => {
  await rememberTakeOver(page)
  for (const [path, most] of Object.entries(mostScripts)) {
    await page.goto(path)
    const { scripts, fonts } = await bytesOf(page)
    expect(scripts, `the scripts of ${path} in bytes, compressed`).toBeLessThan(most * 1024)
    expect(fonts, `the fonts of ${path}`).toBeLessThan(40 * 1024)
    // They come when the browser has nothing else to do.
    const later = async () => (await bytesOf(page)).later
    await expect.poll(later, `the scripts that ${path} loads in advance`).toBeGreaterThan(50 * 1024)
  }
})

/** Lets the scripts come that a page needs to open, and none that it loads later. Returns the function that lets all come. */
async function cutOffLateScripts(page: Page): Promise<() => Promise<void>> {
  let isCut = true
  await page.addInitScript(
    (name) => document.addEventListener(name, () => performance.mark(name), { once: true }),
    takenOver,
  )
  await page.route('**/_next/static/**', async (route) => {
    if (!isCut) return route.fallback()
    const isOpen = await page.evaluate((name) => performance.getEntriesByName(name).length > 0, takenOver)
    return isOpen ? route.abort() : route.fallback()
  })
  return async () => {
    isCut = false
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
}

test('a page has its frame once, and not again for an address that does not exist', async ({ byHand }) => {
  const http = await byHand('cloud_administrator')
  const html = await (await http.get('/settings')).text()
  // The target of "Skip to content": drawn, and described for React.
  expect(html.match(/#content/g)).toHaveLength(2)
})

test('a form whose checks cannot be loaded sends nothing, and says so', async ({ page }) => {
  const restore = await cutOffLateScripts(page)
  await page.goto('/account')
  await page.getByLabel('Current password').fill(administrator.password)
  await page.getByLabel('New password', { exact: true }).fill('a new password of theirs')
  await page.getByLabel('Confirm new password').fill('another password of theirs')
  const send = page.getByRole('button', { name: 'Change password' })
  await send.click()
  await expect(page.getByText('what checks this form could not be loaded')).toBeVisible()
  await restore()
  await send.click()
  await expect(page.getByText('The passwords do not match')).toBeVisible()
})

test('a dialog whose code cannot be loaded says so, and opens once it can', async ({ page, issue }) => {
  await issue({ name: 'Billing export' })
  const restore = await cutOffLateScripts(page)
  await page.goto('/api-clients')
  const create = page.getByRole('button', { name: 'Create API client' })
  const menu = page.getByRole('button', { name: 'Actions for Billing export', exact: true })
  for (const [index, button] of [create, menu].entries()) {
    await button.click()
    await expect(page.getByText('This could not be loaded')).toHaveCount(index + 1)
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await restore()
  await create.click()
  await expect(page.getByRole('dialog', { name: 'Create API client' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(create).toBeFocused()
  await menu.click()
  await expect(page.getByRole('menuitem', { name: 'Edit...' })).toBeVisible()
})
