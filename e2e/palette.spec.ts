import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { people } from './support/people'
import { issueKeyOn } from './support/service-keys'
import { holdScripts, isTakenOver, slowDown } from './support/slow-network'
import { expect, test } from './support/test'

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search or jump to' })
const fieldOf = (page: Page) => paletteOf(page).getByRole('combobox', { name: 'Search or jump to' })
const option = (page: Page, name: string | RegExp) => paletteOf(page).getByRole('option', { name })

async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k')
  await expect(fieldOf(page)).toBeFocused()
  return paletteOf(page)
}

test('Ctrl-K finds pages, credentials by name or client ID, and people, and opens them', async ({
  console,
  issue,
  keyturn,
}) => {
  const { page } = console
  const { id, clientId } = await issue({ name: 'Palette billing', contactEmail: 'palette@example.com' })
  const key = await issueKeyOn(keyturn, {
    name: 'Key of the palette',
    serviceUser: 'Palette',
    expiresAt: '2031-06-30T12:00',
  })
  await console.openList()
  const row = console.row('Palette billing').getByRole('link', { name: 'Palette billing', exact: true })
  await row.focus()
  const palette = await openPalette(page)
  await expect(option(page, 'API clients')).toHaveAttribute('aria-selected', 'false')
  await expect(option(page, 'Create API client')).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(row).toBeFocused()

  await openPalette(page)
  await page.keyboard.type('palette')
  await expect(palette.getByRole('status')).toHaveText('2 results')
  await expect(option(page, /^Palette billing/)).toContainText('palette@example.com')
  await expect(option(page, /^Key of the palette/)).toHaveAttribute('aria-selected', 'false')
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await expect(option(page, /^Key of the palette/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/service-keys?key=${key.id}`)
  await expect(console.drawer('Key of the palette')).toBeVisible()

  await openPalette(page)
  await page.keyboard.type(clientId)
  await expect(option(page, /^Palette billing/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/api-clients?client=${id}`)

  await page.getByRole('button', { name: 'Search or jump to...' }).click()
  await expect(option(page, /^Palette billing/), 'opened lately').toBeVisible()
  await page.keyboard.type('auditor@')
  await keyturn.call('createPerson', {
    ...people.auditor,
    email: 'found.by.palette@example.com',
    role: 'auditor',
  })
  await fieldOf(page).fill('found.by.pal')
  await option(page, /^Aud Itor/).click()
  await expect(page).toHaveURL('/people?q=found.by.palette%40example.com')

  // Back closes it, and nothing else.
  await openPalette(page)
  await page.goBack()
  await expect(palette).toBeHidden()
  await expect(page).toHaveURL('/people?q=found.by.palette%40example.com')
  await openPalette(page)
  await page.keyboard.type('nothing like this')
  await expect(palette.getByRole('status')).toHaveText('No results')
  await expect(option(page, 'Search API clients for “nothing like this”')).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/api-clients?q=nothing+like+this')
})

test('Ctrl-K and what is typed after it are not lost, before React has taken over and before the palette is loaded', async ({
  page,
}) => {
  await slowDown(page)
  const letScriptsCome = await holdScripts(page)
  await page.goto('/audit-trail', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Search or jump to...' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('servx')
  expect(await isTakenOver(page), 'pressed before React has taken over').toBe(false)
  letScriptsCome()
  await page.keyboard.press('Backspace')
  await expect(fieldOf(page)).toBeFocused()
  await expect(fieldOf(page)).toHaveValue('serv')
  await page.keyboard.type('ice')
  await expect(fieldOf(page)).toHaveValue('service')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/service-keys')
  // Enter too, and what is typed after a press of the box.
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Search or jump to...' }).click()
  await page.keyboard.type('people')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/people')
})

test('a pasted secret is recognised, never sent, and leads to the search by secret', async ({
  console,
  issue,
  shownSecrets,
}) => {
  const { page } = console
  const { secret } = await issue({ name: 'Pasted into the palette' })
  shownSecrets.push(secret)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await console.openList()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(
    (text) => navigator.clipboard.writeText(`a long line before it ${'.'.repeat(90)} ${text}`),
    secret,
  )
  const palette = await openPalette(page)
  await page.keyboard.press('Control+v')
  await expect(palette.getByRole('alert')).toContainText('This is a client secret')
  await expect(palette.getByRole('alert')).toContainText(secret.slice(-4))
  await expect(fieldOf(page)).toHaveValue('')
  await expectAccessible(page)
  await page.keyboard.type(secret.slice(0, 40))
  await expect(palette.getByRole('alert')).toContainText('This looks like a part of a client secret')
  await expect(fieldOf(page)).toHaveValue('')
  await page.keyboard.type(secret.slice(40))
  await expect(palette.getByRole('alert')).toContainText(secret.slice(-4))
  await page.keyboard.type('audit')
  await expect(palette.getByRole('alert')).toHaveCount(0)
  await expect(fieldOf(page)).toHaveValue('audit')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+v')
  await page.keyboard.press('Enter')
  await expect(console.dialog('Find by secret').getByLabel('Secret', { exact: true })).toHaveValue(
    new RegExp(`${secret}$`),
  )
  expect(
    sent.filter((text) => text.includes(secret.slice(0, 26)) || text.includes(secret.slice(-16))),
  ).toEqual([])
})

test('a refusal is found by its reference', async ({ console, keyturn }) => {
  const { page } = console
  const refused = await fetch(`${keyturn.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'kt_nobody',
      client_secret: 'no',
    }),
  })
  const reference = refused.headers.get('x-request-id') ?? ''
  await console.openList()
  // Refusals are stored once a second.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await openPalette(page)
    await page.keyboard.type(reference.toLowerCase().replaceAll('-', ''))
    await expect(option(page, new RegExp(reference))).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/audit-trail?tab=refusals&reference=${reference}`)
  await expect(page.getByRole('cell', { name: reference })).toBeVisible()
})

test('an auditor finds what they may see, and the reason why they may not change it', async ({
  consoleOf,
  issue,
}) => {
  await issue({ name: 'Seen by an auditor' })
  const { page } = await consoleOf('auditor')
  await page.goto('/audit-trail')
  await openPalette(page)
  const create = option(page, /^Create API client/)
  await expect(create).toBeDisabled()
  await expect(create).toContainText('Only cloud administrators can manage API credentials.')
  await create.click({ force: true })
  await expect(fieldOf(page)).toBeFocused()
  await page.keyboard.type('seen by')
  await expect(option(page, /^Seen by an auditor/)).toBeVisible()
})

test('a product administrator finds no people, no credentials of other products and no closed pages', async ({
  consoleOf,
  issue,
}) => {
  await issue({ name: 'Seen by an auditor' })
  const { page: theirs } = await consoleOf('product_administrator')
  await theirs.goto('/audit-trail')
  await openPalette(theirs)
  await expect(option(theirs, 'Settings')).toHaveCount(0)
  await expect(option(theirs, /^Invite person/)).toHaveCount(0)
  await theirs.keyboard.type('seen by')
  await expect(paletteOf(theirs).getByRole('status')).toHaveText('No results')
  await fieldOf(theirs).fill('administrator@')
  await expect(paletteOf(theirs).getByRole('status')).toHaveText('No results')
})

test('each page offers its own actions and takes them away, and Ctrl-K loses nothing that is unsaved', async ({
  console,
  issue,
}) => {
  const { page } = console
  await issue({ name: 'Palette actions' })
  await console.openDetails('Palette actions')
  await openPalette(page)
  await page.keyboard.type('rotate')
  await expect(option(page, 'Rotate secret of Palette actions...')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(console.dialog('Rotate API secret')).toBeVisible()
  // Nothing is unsaved: it gives way.
  await openPalette(page)
  await expect(console.dialog('Rotate API secret')).toBeHidden()
  await fieldOf(page).fill('audit trail')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/audit-trail')
  await openPalette(page)
  await page.keyboard.type('rotate')
  await expect(option(page, /^Rotate/)).toHaveCount(0)

  // An action whose page was not waited for is forgotten.
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api-clients?*', async (route) => {
    await held
    await route.continue()
  })
  await fieldOf(page).fill('create api')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'People' }).click()
  release()
  await expect(page).toHaveURL('/people')
  await page.unroute('**/api-clients?*')
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'API clients' }).click()
  await expect(console.createButton).toBeVisible()
  await openPalette(page)
  await expect(console.dialog('Create API client')).toHaveCount(0)
  await fieldOf(page).fill('audit trail')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/audit-trail')
  await openPalette(page)

  await fieldOf(page).fill('create api')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/api-clients')
  const create = console.dialog('Create API client')
  await expect(create.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Unsaved')
  await page.keyboard.press('Control+k')
  await console.question('Discard what you typed?').getByRole('button', { name: 'Keep editing' }).click()
  await expect(create.getByLabel('Name', { exact: true })).toHaveValue('Unsaved')
  await expect(paletteOf(page)).toHaveCount(0)
})

test('on a phone the palette is a full page behind an icon', async ({ consoleOf }) => {
  const { page } = await consoleOf('cloud_administrator', { viewport: { width: 390, height: 844 } })
  await page.goto('/api-clients')
  await page.getByRole('button', { name: 'Search or jump to...' }).click()
  await expect(fieldOf(page)).toBeFocused()
  const box = await paletteOf(page).boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
  await expectAccessible(page)
  await paletteOf(page).getByRole('button', { name: 'Close' }).click()
  await expect(paletteOf(page)).toBeHidden()
})

test('without a connection the palette says so, still knows the pages, and searches again on request', async ({
  console,
  issue,
}) => {
  const { page } = console
  await issue({ name: 'Found later' })
  await page.goto('/audit-trail')
  await openPalette(page)
  await page.context().setOffline(true)
  await page.keyboard.type('found')
  await expect(paletteOf(page).getByRole('alert')).toHaveText(/^You are offline/)
  await expect(option(page, 'Search again')).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await fieldOf(page).fill('connect')
  await expect(option(page, 'Connect').first()).toHaveAttribute('aria-selected', 'true')
  await fieldOf(page).fill('found l')
  await expect(option(page, 'Search again')).toBeVisible()
  await page.context().setOffline(false)
  await page.keyboard.press('Enter')
  await expect(option(page, /^Found later/)).toHaveAttribute('aria-selected', 'true')
  await expect(paletteOf(page).getByRole('alert')).toHaveCount(0)
})
