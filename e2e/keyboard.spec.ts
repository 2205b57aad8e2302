import { expectAccessible } from './support/accessibility'
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
    await expect(page.getByRole('menu', { name: 'Actions for Opened by arrows', exact: true })).toBeVisible()
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

  test('Escape closes the details as soon as they have the focus', async ({ console, issue }) => {
    await issue({ name: 'Closed at once' })
    await console.openList()
    await console.page.evaluate(() => {
      document.addEventListener('focusin', ({ target }) => {
        if (!(target instanceof HTMLElement) || target.id !== 'drawer') return
        queueMicrotask(() => {
          document.body.dataset.pressed = ''
          target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
        })
      })
    })
    await console.row('Closed at once').getByRole('link', { name: 'Closed at once', exact: true }).click()
    await expect(console.page.locator('body[data-pressed]')).toHaveCount(1)
    await expect(console.page).toHaveURL('/api-clients')
    await expect(console.drawer('Closed at once')).toBeHidden()
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

    // Faster than the details come.
    await console.page.keyboard.press('j')
    await console.page.keyboard.press('j')
    await expect(console.drawer('Walk three')).toBeVisible()
  })

  test('a list is searched, filtered and walked, and details are opened', async ({
    console,
    issue,
    keyturn,
  }) => {
    const { page } = console
    const disabled = await issue({ name: 'Keys beta' })
    for (const name of ['Keys alpha', 'Keys gamma']) await issue({ name })
    const { ok } = await keyturn.call('disableApiClient', { id: disabled.id })
    expect(ok).toBe(true)
    await page.goto('/api-clients?sort=name')
    const link = (name: string) => console.row(name).getByRole('link', { name, exact: true })

    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Search API clients' })).toBeFocused()
    await page.keyboard.type('keys /cj?')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/api-clients?q=keys+%2Fcj%3F&sort=name')
    for (let step = 0; step < 5; step++) await page.keyboard.press('Backspace')
    await expect(link('Keys gamma')).toBeVisible()

    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: /^Filter/ })).toBeFocused()
    await page.keyboard.press('Enter')
    const state = page.getByLabel('State')
    await expect(state).toBeVisible()
    const isAtState = () => state.evaluate((field) => field === document.activeElement)
    // Past what stands between the button and the panel.
    for (let step = 0; step < 4 && !(await isAtState()); step++) await page.keyboard.press('Tab')
    await expect(state).toBeFocused()
    // A letter in a list of choices chooses one.
    await page.keyboard.press('d')
    await expect(page).toHaveURL('/api-clients?q=keys&state=disabled&sort=name')
    await expect(link('Keys alpha')).toBeHidden()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('clear')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/api-clients?sort=name')

    await page.goto('/api-clients?q=keys&sort=name')
    const walk = async (key: string, name: string) => {
      await page.keyboard.press(key)
      await expect(link(name)).toBeFocused()
    }
    await walk('j', 'Keys alpha')
    await walk('ArrowDown', 'Keys beta')
    await walk('j', 'Keys gamma')
    await walk('j', 'Keys gamma')
    await walk('k', 'Keys beta')
    await page.keyboard.press('Enter')
    await expect(console.drawer('Keys beta')).toBeFocused()
    await page.keyboard.press('j')
    await expect(console.drawer('Keys gamma')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(link('Keys gamma')).toBeFocused()
    await walk('ArrowUp', 'Keys beta')
  })

  test('a credential is found, rotated and deleted through the palette', async ({
    console,
    issue,
    stored,
  }) => {
    const { page } = console
    await issue({ name: 'Keys to rotate' })
    await page.goto('/audit-trail')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('keys to ro')
    await expect(page.getByRole('option', { name: /^Keys to rotate/, selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(console.drawer('Keys to rotate')).toBeFocused()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('rotate secret')
    await page.keyboard.press('Enter')
    await expect(console.dialog('Rotate API secret').locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(console.secretDialog.getByRole('button', { name: 'Copy client secret' })).toBeFocused()
    const { secret } = await console.readSecret()
    await page.keyboard.press('Space')
    await expect.poll(() => console.clipboard()).toBe(secret)
    await expect(console.secretDialog.getByText('Copied').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(console.secretDialog).toBeHidden()
    await expect(console.drawer('Keys to rotate').locator(':focus')).toHaveCount(1)

    await page.keyboard.press('Control+k')
    await page.keyboard.type('delete')
    await page.keyboard.press('Enter')
    const question = console.question('Delete API client')
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(question.getByRole('button', { name: 'Delete', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(question).toBeHidden()
    await expect(console.row('Keys to rotate')).toBeHidden()
    await expect(page.locator('main')).toBeFocused()
    expect((await stored.latestEvents()).some(({ action }) => action === 'api_client.deleted')).toBe(true)
  })

  test('single keys do what the list of shortcuts says, never while typing, and can be switched off', async ({
    consoleOf,
    keyturn,
  }) => {
    const console = await consoleOf('stranger')
    const { page } = console
    const person = { name: 'Keyla Board', email: 'keyla@example.com', password: 'correct horse battery' }
    const made = await keyturn.call('createPerson', { ...person, role: 'cloud_administrator' })
    expect(made.ok).toBe(true)
    await console.enter(person)
    await page.goto('/api-clients')
    const shortcuts = console.dialog('Keyboard shortcuts')
    const create = console.dialog('Create API client')
    await page.keyboard.press('?')
    await expect(shortcuts.getByText('Create what the page lists')).toBeVisible()
    await expect(shortcuts).toBeFocused()
    await expectAccessible(page)
    // A dialog has the keys for itself.
    await page.keyboard.press('c')
    await page.keyboard.press('Escape')
    await expect(shortcuts).toBeHidden()
    await expect(create).toBeHidden()

    await page.keyboard.press('Shift+c')
    await page.keyboard.press('Alt+c')
    await page.keyboard.press('c')
    await expect(create.getByLabel('Name', { exact: true })).toBeFocused()
    await page.keyboard.type('c/?')
    await expect(create.getByLabel('Name', { exact: true })).toHaveValue('c/?')
    await create.getByLabel('Name', { exact: true }).press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Escape')
    await expect(create).toBeHidden()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('account')
    await page.keyboard.press('Enter')
    const box = page.getByLabel('Single-key shortcuts')
    await expect(box).toBeChecked()
    await box.focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('Switched single keys off')).toBeVisible()
    await page.goto('/api-clients')
    await page.getByRole('main').focus()
    for (const key of ['?', '/', 'j', 'c']) await page.keyboard.press(key)
    // What is pressed next shows that none of them did anything.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('keyboard')
    await expect(page.getByRole('option', { name: 'Keyboard shortcuts', exact: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(shortcuts).toContainText('Single keys are off.')
    await expect(shortcuts.getByText('Create what the page lists')).toHaveCount(0)
    await expect(create).toBeHidden()
  })

  test('C shows those who may not create why', async ({ consoleOf }) => {
    const { page, createButton } = await consoleOf('auditor')
    await page.goto('/api-clients')
    await page.keyboard.press('c')
    await expect(createButton).toBeFocused()
    await expect(page.locator('[data-tooltip-popup]')).toHaveText(
      'Only cloud administrators can manage API credentials.',
    )
  })
})
