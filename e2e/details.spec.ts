import { expect, test } from './support/test'

test('C4: details have an address of their own, which reload and a colleague can use', async ({
  console,
  consoleOf,
  stored,
  issue,
}) => {
  const text = { name: 'Detailed', description: 'All of it', contactEmail: 'detailed@example.com' }
  const { clientId, secret } = await issue({ ...text, application: 'REST API' })
  const { id } = await stored.client('Detailed')
  await console.openDetails('Detailed')
  await expect(console.page).toHaveURL(`/api-clients?client=${id}`)

  const colleague = await consoleOf('auditor')
  await colleague.page.goto(`/api-clients?client=${id}`)
  await console.page.reload()
  for (const { page, drawer, detail } of [console, colleague].map((each) => ({
    page: each.page,
    drawer: each.drawer('Detailed'),
    detail: (term: string) => each.detail(term),
  }))) {
    await expect(page.getByRole('row')).not.toHaveCount(0)
    await expect(drawer).toContainText('All of it')
    await expect(detail('State')).toHaveText('Active')
    await expect(detail('Client ID')).toContainText(clientId)
    await expect(detail('Secret')).toContainText(`ends in ${secret.slice(-4)}`)
    await expect(detail('Contact email')).toHaveText('detailed@example.com')
    await expect(detail('Application')).toHaveText('REST API')
    await expect(detail('Created')).toContainText('by Administrator')
    await expect(detail('Last redeemed')).toHaveText('Never')
    await expect(drawer.getByRole('button', { name: 'Edit...' })).toBeVisible()
    await expect(drawer.getByRole('button', { name: 'Reset secret...' })).toBeVisible()
    await expect(drawer.getByRole('button', { name: 'Disable...' })).toBeVisible()
    await expect(drawer.getByRole('button', { name: 'Delete...' })).toBeVisible()
  }
})

test('C4: details and list can be read without JavaScript', async ({ consoleOf, stored, issue }) => {
  const { clientId } = await issue({ name: 'Plain HTML' })
  const { id } = await stored.client('Plain HTML')
  const plain = await consoleOf('cloud_administrator', { javaScriptEnabled: false })
  await plain.openList()
  await expect(await plain.cell('Plain HTML', 'Client ID')).toContainText(clientId)
  await plain.openDetails('Plain HTML')
  await expect(plain.page).toHaveURL(`/api-clients?client=${id}`)
  await expect(plain.detail('Client ID')).toContainText(clientId)
  await plain.drawer('Plain HTML').getByRole('link', { name: 'Close details' }).click()
  await expect(plain.drawer('Plain HTML')).toBeHidden()
  await expect(plain.row('Plain HTML')).toBeVisible()
})

test('C4: the drawer has the same actions as the row', async ({ console, stored, issue }) => {
  await issue({ name: 'Acted upon' })
  const drawer = await console.openDetails('Acted upon')

  await drawer.getByRole('button', { name: 'Edit...' }).click()
  await console.fill(console.dialog('Edit API client'), { description: 'Edited in the drawer' })
  await console.dialog('Edit API client').getByRole('button', { name: 'Save' }).click()
  await expect(drawer).toContainText('Edited in the drawer')

  await drawer.getByRole('button', { name: 'Reset secret...' }).click()
  await console.question('Reset API secret').getByRole('button', { name: 'Reset secret' }).click()
  const { secret } = await console.readSecret()
  await console.takeSecret()
  await expect(console.detail('Secret')).toContainText(`ends in ${secret.slice(-4)}`)

  await drawer.getByRole('button', { name: 'Delete...' }).click()
  await console.question('Delete API client').getByRole('button', { name: 'Delete' }).click()
  await expect(drawer).toBeHidden()
  await expect(console.page).toHaveURL('/api-clients')
  expect(await stored.clients('Acted upon')).toEqual([])
})

test('C4: a missing or deleted client is reported above the list', async ({ console, stored, issue }) => {
  await issue({ name: 'Gone tomorrow' })
  await issue({ name: 'Here to stay' })
  const { id } = await stored.client('Gone tomorrow')
  await console.deleteApiClient('Gone tomorrow')
  for (const asked of [id, 'nonsense', '../../etc/passwd', 'x'.repeat(500), "'; DROP TABLE", '%00', '']) {
    const response = await console.page.goto(`/api-clients?client=${asked}`)
    expect(response?.status(), asked).toBe(200)
    await expect(console.page.getByText('This API client was not found.')).toBeVisible()
    await expect(console.row('Here to stay')).toBeVisible()
  }
})

for (const width of [1024, 1280, 1440]) {
  test(`C4: at ${width}, the details lie over the list: nothing moves, and the banner can be used`, async ({
    consoleOf,
    issue,
  }) => {
    await issue({ name: 'Expires soon', expiresAt: inDays(3) })
    for (const name of ['Above', 'Clicked', 'Below']) await issue({ name })
    const console = await consoleOf('cloud_administrator', { viewport: { width, height: 800 } })
    await console.openList()
    const places = () =>
      Promise.all(
        [console.row('Clicked'), console.row('Below'), console.page.getByRole('table')].map((part) =>
          part.boundingBox(),
        ),
      )
    const before = await places()
    const drawer = await console.openDetails('Clicked')
    expect(await places()).toEqual(before)

    const banner = console.page.getByRole('region', { name: 'Expiring credentials' })
    const [bannerBox, drawerBox] = [await banner.boundingBox(), await drawer.boundingBox()]
    expect(drawerBox?.y).toBe((bannerBox?.y ?? 0) + (bannerBox?.height ?? 0))
    await banner.getByRole('link', { name: 'Review' }).click({ trial: true })
    await banner.getByRole('button', { name: 'Dismiss for today' }).click()
    await expect(banner).toBeHidden()
    await expect(drawer).toBeVisible()
    expect((await drawer.boundingBox())?.y).toBe(52)
  })
}

/** A moment in some days, as a client's expiry is written. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 16)
}
