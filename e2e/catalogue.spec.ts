import { expectAccessible } from './support/accessibility'
import { Console } from './support/console'
import { issueOn } from './support/issue'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

test('the catalogue: search, products, holders, and the samples that are erased and never come back', async ({
  bundles,
  browser,
  contextOptions,
}) => {
  test.slow()
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, environment)
    const context = await browser.newContext({ ...contextOptions, baseURL: keyturn.url })
    const console = new Console(await context.newPage())
    const { page } = console
    await console.enter(administrator)
    const catalogue = await keyturn.call('listCatalogue', { search: 'alerts' })
    const alerts = catalogue.ok ? catalogue.value.groups[0]?.apis[0] : undefined
    const grants = [{ apiId: alerts?.id ?? '', read: true, write: false }]
    await issueOn(keyturn, { name: 'Alert forwarder', grants })

    // Searched in the address, grouped by product; the numbers lead to the holders.
    await page.goto('/api-catalogue')
    await page.getByRole('searchbox', { name: 'Search the API catalogue' }).fill('security')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/api-catalogue?q=security')
    await expect(page.getByRole('rowheader', { name: /^Alerts/ })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: /^Devices/ })).toHaveCount(0)
    await expectAccessible(page)
    await page.getByRole('link', { name: '1 API client with Alerts' }).click()
    await expect(page).toHaveURL('/api-clients?permission=alerts')
    await expect(page.getByRole('rowheader', { name: /^Alert forwarder/ })).toBeVisible()
    await page.goto('/api-catalogue?q=nothing+like+this')
    await expect(page.getByRole('heading', { name: 'No APIs found' })).toBeVisible()
    await page.getByRole('link', { name: 'Clear filters' }).click()

    // The samples that were never granted go, and stay away after a restart.
    await page.getByRole('button', { name: 'Remove the sample catalogue...' }).click()
    const question = console.question('Remove the sample catalogue')
    const samples = await keyturn.call('getSamples', {})
    if (!samples.ok) throw new Error('The samples cannot be read.')
    const { apis, products } = samples.value
    await expect(question).toContainText(
      `${apis.count} sample APIs and ${products.count} sample products are erased:`,
    )
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Remove' }).click()
    await expect(question).toBeHidden()
    await expect(page.getByText('2 APIs')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove the sample catalogue...' })).toHaveCount(0)
    expect(await keyturn.stop()).toBe(0)
    const again = await Keyturn.start(bundles.server, environment, keyturn.url)
    await page.reload()
    for (const name of [/^Alerts/, /^Introspection/])
      await expect(page.getByRole('rowheader', { name })).toBeVisible()
    await expect(page.getByText('2 APIs')).toBeVisible()

    // A product of one's own, by a slug that a sample had.
    await page.getByRole('button', { name: 'Add product' }).click()
    const add = console.dialog('Add product')
    await add.getByLabel('Name').fill('Payments')
    await add.getByLabel('Slug').fill('security')
    await add.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(add.getByLabel('Slug')).toHaveAccessibleDescription(/Another product has or had this slug/)
    await expectAccessible(page)
    await add.getByLabel('Slug').fill('platform')
    // What the server said was about the text before.
    await expect(add.getByLabel('Slug')).not.toHaveAccessibleDescription(/had this slug/)
    await add.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(add).toBeHidden()
    await page.getByRole('button', { name: 'Actions for product Payments' }).click()
    await page.getByRole('menuitem', { name: 'Rename...' }).click()
    const rename = console.dialog('Rename product')
    await rename.getByLabel('Name').fill('Billing')
    await rename.getByRole('button', { name: 'Save' }).click()
    await expect(rename).toBeHidden()

    // Removed when nothing has it, and refused with what does.
    await page.getByRole('button', { name: 'Actions for product Security' }).click()
    await page.getByRole('menuitem', { name: 'Remove...' }).click()
    const remove = console.question('Remove product')
    await expect(remove).toContainText('It still has 1 API.')
    await expect(remove.getByRole('button', { name: 'Remove' })).toBeDisabled()
    await expectAccessible(page)
    await remove.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Actions for product Billing' }).click()
    await page.getByRole('menuitem', { name: 'Remove...' }).click()
    await expect(remove).toContainText('No API, credential or administrator has this product.')
    await remove.getByRole('button', { name: 'Remove' }).click()
    await expect(remove).toBeHidden()
    await expect(page.getByRole('button', { name: 'Actions for product Billing' })).toHaveCount(0)
    await console.openAuditTrail()
    for (const action of [
      'Removed product',
      'Renamed product',
      'Added product',
      'Removed the sample catalogue',
    ])
      await expect(page.getByRole('row').filter({ hasText: action }).first()).toBeVisible()
    await context.close()
    expect(await again.stop()).toBe(0)
  })
})
