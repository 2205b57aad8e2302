import { issueOn } from './support/issue'
import { expectInItsBox, expectUncut } from './support/layout'
import { issueKeyOn } from './support/service-keys'
import { expect, test } from './support/test'

const wide = 'Ｗ'.repeat(100)
const html = '<img src=x onerror="document.title=\'run\'"><b>bold</b>'
const names = [wide, html, 'تصدير الفواتير ٢٠٢٦!', '🔑🧾 Invoices 👩🏽‍💻', 'x'.repeat(100)]
const paths = [
  '/overview',
  '/api-clients',
  '/service-keys',
  '/expiring',
  '/audit-trail',
  '/audit-trail?tab=usage',
  '/audit-trail?tab=refusals',
  '/people',
  '/people?tab=groups',
  '/people?tab=service-users',
  '/api-catalogue',
  '/notifications',
  '/connect',
  '/settings',
  '/settings?tab=sign-in',
  '/settings?tab=mail',
  '/settings?tab=about',
  '/account',
  '/nowhere',
]
/** 640 is a window of 1280 at a zoom of 200 %. */
const widths = [320, 390, 640, 1280]

test.describe.configure({ timeout: 240_000 })

test('names of 100 wide characters, HTML, emoji or Arabic break no box, on any page or dialog, from 320 px on', async ({
  console,
  keyturn,
  issue,
  api,
}) => {
  const { page } = console
  const soon = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 16)
  const catalogue = await keyturn.call('listCatalogue', {})
  const product = await keyturn.call('addProduct', { name: wide.slice(0, 60), slug: 'odd' })
  const ownerOf = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const made = await keyturn.call('createPerson', {
      name,
      email: `${'w'.repeat(60)}${index}@${'w'.repeat(60)}.example`,
      password: 'a few chosen words',
      role: 'cloud_administrator',
      productIds: [],
    })
    if (made.ok) ownerOf.set(name, made.value.id)
    const { clientId, secret } = await issue({
      name,
      description: names[(index + 1) % names.length] ?? '',
      contactEmail: `${'c'.repeat(60)}${index}@${'c'.repeat(60)}.example`,
      application: wide,
      ...(index === 0 && { expiresAt: soon }),
    })
    await api.redeem(clientId, secret)
    await issueKeyOn(keyturn, { name, serviceUser: name, expiresAt: soon })
  }
  // A refusal, the widest outcome of a use.
  const shutOut = await issueOn(keyturn, { name: 'Shut out', networks: ['192.0.2.0/24'] })
  await api.requestToken(shutOut.clientId, shutOut.secret)
  await keyturn.call('createGroup', {
    name: wide,
    accountAlertsInConsole: true,
    accountAlertsByEmail: true,
    memberIds: [...ownerOf.values()],
  })
  expect([catalogue.ok, product.ok, ownerOf.size]).toEqual([true, true, names.length])

  async function look(where: string, at = widths) {
    for (const width of at) {
      await page.setViewportSize({ width, height: 844 })
      await expectInItsBox(page, `${where} at ${width}`)
    }
  }
  for (const path of paths) {
    await page.goto(path)
    await look(path)
    expect(await page.title(), path).not.toBe('run')
  }

  for (const [path, actions] of [
    [
      '/api-clients',
      ['Edit...', 'Duplicate...', 'Rotate secret...', 'Reset secret...', 'Disable...', 'Delete...'],
    ],
    ['/service-keys', ['Replace...', 'Delete...']],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 844 })
    await page.goto(path)
    const menu = () =>
      page
        .getByRole('row')
        .nth(5)
        .getByRole('button', { name: /^Actions for/ })
        .click()
    await menu()
    await look(`the menu on ${path}`, [1280])
    await page.keyboard.press('Escape')
    for (const action of actions) {
      await menu()
      const item = page.getByRole('menuitem', { name: action })
      if (await item.isDisabled()) {
        await page.keyboard.press('Escape')
        continue
      }
      await item.click()
      const dialog = page.locator('[role="dialog"]:not([aria-modal="false"]), [role="alertdialog"]').last()
      await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible()
      await expect(dialog.getByText('Loading…')).toHaveCount(0)
      // Not while it closes: a menu follows the window only while it is open.
      await expect(page.getByRole('menu')).toHaveCount(0)
      await look(`${action} on ${path}`, [320, 1280])
      await page.setViewportSize({ width: 1280, height: 844 })
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
    await page.getByRole('rowheader').nth(4).getByRole('link').click()
    await expect(page.getByRole('link', { name: 'Close details' })).toBeVisible()
    await look(`the details on ${path}`, [320, 1280])
  }
})

test('in a window 1920 wide no long name, address or owner is cut', async ({ console, keyturn, issue }) => {
  const { page } = console
  await page.setViewportSize({ width: 1920, height: 1080 })
  const owner = await keyturn.call('createPerson', {
    name: 'Maximiliane Freifrau von Hohenstein-Württemberg',
    email: 'maximiliane.von-hohenstein@platform-operations.northwind.example',
    password: 'a few chosen words',
    role: 'cloud_administrator',
    productIds: [],
  })
  if (!owner.ok) throw new Error(owner.failure.kind)
  const name = 'Nightly warehouse import of orders and stock levels (EU-West)'
  await issue({
    name,
    contactEmail: 'warehouse.import@platform-operations.northwind.example',
    application: 'Warehouse management system',
    ownerId: owner.value.id,
  } as Parameters<typeof issue>[0])
  await issueKeyOn(keyturn, {
    name,
    serviceUser: 'Warehouse management of the northern subsidiaries',
    expiresAt: new Date(Date.now() + 90 * 24 * 3_600_000).toISOString().slice(0, 16),
  })
  await keyturn.call('createGroup', {
    name: 'Everybody who looks after the warehouse and its suppliers',
    accountAlertsInConsole: true,
    accountAlertsByEmail: true,
    memberIds: [owner.value.id],
  })
  for (const path of paths) {
    await page.goto(path)
    await expectUncut(page, path)
    const edges = await page.evaluate(() =>
      ['header', 'main'].map((part) => {
        const element = document.querySelector(part)
        const inner = part === 'header' ? element?.firstElementChild : element
        const { left, right } = inner?.getBoundingClientRect() ?? new DOMRect()
        return [left, right]
      }),
    )
    expect(edges[0], `header and page share their edges on ${path}`).toEqual(edges[1])
  }
})
