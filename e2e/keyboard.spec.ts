import { expect, test } from './support/test'

test.describe('by keyboard alone', () => {
  test('the first Tab offers to skip to the content', async ({ console }) => {
    await console.openList()
    await console.page.keyboard.press('Tab')
    await expect(console.page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
    await console.page.keyboard.press('Enter')
    await expect(console.page.getByRole('main')).toBeFocused()
  })

  test('the create dialog opens, keeps focus inside, and returns it', async ({ console, issue }) => {
    const { page } = console
    await issue({ name: 'Made before the keyboard' })
    await console.openList()
    await console.createButton.focus()
    await page.keyboard.press('Enter')
    const dialog = console.dialog('Create API client')
    await expect(dialog.getByLabel('Name')).toBeFocused()
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab')
      await expect(dialog.locator(':focus')).toHaveCount(1)
    }
    await dialog.getByRole('button', { name: 'Cancel' }).focus()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(console.createButton).toBeFocused()
  })

  test('a client is created, and its secret copied', async ({ console, issue, stored }) => {
    const { page } = console
    await issue({ name: 'There before' })
    await console.openList()
    await console.createButton.focus()
    await page.keyboard.press('Enter')
    await expect(console.dialog('Create API client').getByLabel('Name')).toBeFocused()
    await page.keyboard.type('Typed')
    await page.keyboard.press('Enter')
    const { secret } = await console.readSecret()
    await expect(console.secretDialog.getByRole('button', { name: 'Copy client secret' })).toBeFocused()
    await page.keyboard.press('Space')
    await expect.poll(() => console.clipboard()).toBe(secret)
    await page.keyboard.press('Escape')
    await expect(console.secretDialog).toBeHidden()
    await expect(console.createButton).toBeFocused()
    await stored.client('Typed')
  })

  test('the reset dialog opens from the menu, and returns focus to it', async ({ console, issue }) => {
    const { page } = console
    await issue({ name: 'Reset by keyboard' })
    await console.openList()
    const trigger = console.row('Reset by keyboard').getByRole('button', { name: /^Actions for/ })
    await trigger.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'View details' })).toBeFocused()
    await page.keyboard.press('End')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('menuitem', { name: 'Reset secret...' })).toBeFocused()
    await page.keyboard.press('Enter')
    const question = console.question('Reset API secret')
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await expect(trigger).toBeFocused()
  })

  test('the arrow keys open a menu at either end; it is announced as open, and returns focus', async ({
    console,
    issue,
  }) => {
    const { page } = console
    await issue({ name: 'Opened by arrows' })
    await console.openList()
    const trigger = console.row('Opened by arrows').getByRole('button', { name: /^Actions for/ })
    await trigger.focus()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('menu', { name: 'Actions for Opened by arrows' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Delete...' })).toBeFocused()
    await expect(trigger).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('Escape')
    await expect(trigger).toBeFocused()
    await expect(trigger).not.toHaveAttribute('aria-expanded')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'View details' })).toBeFocused()
    // The first item that begins with it.
    await page.keyboard.press('d')
    await expect(page.getByRole('menuitem', { name: 'Duplicate...' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
  })

  test('after a deletion, focus stays in the page and does not move to its beginning', async ({
    console,
    issue,
  }) => {
    const { page } = console
    await issue({ name: 'Deleted by keyboard' })
    await console.openList()
    await console
      .row('Deleted by keyboard')
      .getByRole('button', { name: /^Actions for/ })
      .focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'View details' })).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await console
      .question('Delete API client')
      .getByRole('button', { name: 'Delete', exact: true })
      .press('Enter')
    await expect(console.row('Deleted by keyboard')).toBeHidden()
    await expect(page.locator('main')).toBeFocused()
  })

  test('Escape closes the details, and focus returns to the link of the row', async ({ console, issue }) => {
    await issue({ name: 'Opened by Enter' })
    await console.openList()
    const link = console.row('Opened by Enter').getByRole('link', { name: 'Opened by Enter', exact: true })
    await link.focus()
    await console.page.keyboard.press('Enter')
    const drawer = console.drawer('Opened by Enter')
    await expect(drawer).toBeFocused()
    await console.page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    await expect(console.page).toHaveURL('/api-clients')
    await expect(link).toBeFocused()
  })

  test('J, K and the arrow keys walk the list while details are open', async ({ console, issue }) => {
    for (const name of ['Walk three', 'Walk two', 'Walk one']) await issue({ name })
    await console.openDetails('Walk one')
    const walk = async (key: string, name: string) => {
      await console.page.keyboard.press(key)
      await expect(console.drawer(name)).toBeVisible()
      const address = await console.row(name).getByRole('link', { name, exact: true }).getAttribute('href')
      await expect(console.page).toHaveURL(address ?? '')
    }
    await walk('j', 'Walk two')
    await walk('ArrowDown', 'Walk three')
    await walk('k', 'Walk two')
    await walk('ArrowUp', 'Walk one')
    await console.page.keyboard.press('k')
    await expect(console.drawer('Walk one')).toBeVisible()
  })
})
