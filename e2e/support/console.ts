import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated'

/** The fields of the form of an API client. */
export interface ClientText {
  name: string
  description?: string
  contactEmail?: string
  application?: string
  /** In the person's time zone: `2031-06-30T12:00`. */
  expiresAt?: string
}

/** The values that the secret dialog showed. */
export interface IssuedSecret {
  clientId: string
  secret: string
  baseUrl: string
}

/** The actions of a person in the console, in the words of the screen. */
export class Console {
  constructor(
    readonly page: Page,
    /** Called with every secret that was shown, so that a test can search for it where it must not be. */
    private readonly shown: (secret: string) => void = () => {},
  ) {}

  async openList(): Promise<void> {
    await this.page.goto('/api-clients')
    await expect(this.page.getByRole('heading', { name: 'API clients', level: 1 })).toBeVisible()
  }

  /** Opens the list, unless a page of it is already open. */
  async toList(): Promise<void> {
    if (new URL(this.page.url(), 'http://nowhere').pathname !== '/api-clients') await this.openList()
  }

  async openAuditTrail(): Promise<void> {
    await this.page.goto('/audit-trail')
    await expect(this.page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel('Email').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  /** Signs in and waits for the console. */
  async enter(person: { email: string; password: string }): Promise<void> {
    await this.page.goto('/login')
    await hydrated(this.page)
    await this.signIn(person)
    await this.arrives()
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Your menu/ }).click()
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(this.page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  }

  /** Waits until the overview, which sign-in leads to, can be used. */
  async arrives(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    await hydrated(this.page)
  }

  get stepUpDialog(): Locator {
    return this.dialog('Confirm that it is you')
  }

  /** Answers the question that comes above whatever was being done. */
  async confirmItIsYou(shown: { password: string } | { code: string }): Promise<void> {
    const [label, text] = 'code' in shown ? ['Code', shown.code] : ['Password', shown.password]
    await this.stepUpDialog.getByLabel(label, { exact: true }).fill(text)
    await this.page.keyboard.press('Enter')
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create API client' })
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true })
  }

  /** A question that must be answered. */
  question(name: string): Locator {
    return this.page.getByRole('alertdialog', { name, exact: true })
  }

  get secretDialog(): Locator {
    return this.dialog('Save this client secret')
  }

  drawer(name: string): Locator {
    return this.dialog(name)
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  /** A cell, by a label in the heading of its column. */
  async cell(name: string, column: string): Promise<Locator> {
    // After the first creation the table may not be shown yet.
    await expect(this.row(name)).toBeVisible()
    const heads = await this.page.getByRole('columnheader').allTextContents()
    // A heading can have several labels, and say how it is sorted.
    const index = heads.findIndex((head) =>
      head.split(' · ').some((label) => label.split(/,| sorted/)[0] === column),
    )
    expect(index, `there is no column ${column} among ${heads.join(', ')}`).toBeGreaterThanOrEqual(0)
    return this.row(name).locator('th:visible, td:visible').nth(index)
  }

  /** A value in the open drawer, by its term. */
  detail(term: string): Locator {
    return this.page
      .getByRole('dialog')
      .locator('dl > div')
      .filter({ has: this.page.locator('dt', { hasText: new RegExp(`^${term}$`) }) })
      .locator('dd')
  }

  async openCreate(): Promise<Locator> {
    await this.toList()
    await this.createButton.click()
    const dialog = this.dialog('Create API client')
    await expect(dialog).toBeVisible()
    return dialog
  }

  async fill(dialog: Locator, text: Partial<ClientText>): Promise<void> {
    if (text.name !== undefined) await dialog.getByLabel('Name', { exact: true }).fill(text.name)
    if (text.description !== undefined) await dialog.getByLabel('Description').fill(text.description)
    if (text.application !== undefined) {
      await dialog.getByLabel('Application').fill(text.application)
      // Closes the suggestions, which cover the buttons.
      await dialog.getByLabel('Application').press('Tab')
    }
    if (text.contactEmail !== undefined) await dialog.getByLabel('Contact email').fill(text.contactEmail)
  }

  async submitCreate(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  }

  /** Creates an API client, up to the open secret dialog. */
  async createUpToSecret(text: ClientText): Promise<IssuedSecret> {
    const dialog = await this.openCreate()
    await this.fill(dialog, text)
    await this.submitCreate(dialog)
    return this.readSecret()
  }

  /** Creates an API client, copies its secret and closes the dialog. */
  async createApiClient(text: ClientText): Promise<IssuedSecret> {
    const issued = await this.createUpToSecret(text)
    await this.takeSecret()
    return issued
  }

  async readSecret(): Promise<IssuedSecret> {
    const dialog = this.secretDialog
    await expect(dialog).toBeVisible()
    const value = (label: string) => dialog.getByLabel(label, { exact: true }).inputValue()
    const issued = {
      clientId: await value('Client ID'),
      secret: await value('Client secret'),
      baseUrl: await value('Base URL'),
    }
    this.shown(issued.secret)
    return issued
  }

  /** Copies the secret and closes its dialog. */
  async takeSecret(): Promise<void> {
    await this.secretDialog.getByRole('button', { name: 'Copy client secret' }).click()
    await this.secretDialog.getByRole('button', { name: 'Done' }).click()
    // It is hidden from assistive technology, too, while it asks a question.
    await expect(this.page.getByText('Save this client secret', { exact: true })).toBeHidden()
  }

  async openMenu(name: string): Promise<Locator> {
    // Open details lie over the menus.
    const closeDetails = this.page.getByRole('link', { name: 'Close details' })
    if (await closeDetails.isVisible()) await closeDetails.click()
    await this.row(name)
      .getByRole('button', { name: `Actions for ${name}`, exact: true })
      .click()
    const menu = this.page.getByRole('menu')
    await expect(menu).toBeVisible()
    return menu
  }

  async choose(name: string, action: string): Promise<void> {
    await this.toList()
    const menu = await this.openMenu(name)
    await menu.getByRole('menuitem', { name: action, exact: true }).click()
  }

  async openEdit(name: string): Promise<Locator> {
    await this.choose(name, 'Edit...')
    const dialog = this.dialog('Edit API client')
    await expect(dialog.getByLabel('Name')).toBeVisible()
    return dialog
  }

  async openReset(name: string): Promise<Locator> {
    await this.choose(name, 'Reset secret...')
    const question = this.question('Reset API secret')
    await expect(question).toBeVisible()
    return question
  }

  /** Resets the secret, copies the new one and closes the dialog. */
  async resetSecret(name: string): Promise<IssuedSecret> {
    const question = await this.openReset(name)
    await question.getByRole('button', { name: 'Reset secret' }).click()
    const issued = await this.readSecret()
    await this.takeSecret()
    return issued
  }

  async openRevokeTokens(name: string): Promise<Locator> {
    await this.choose(name, 'Revoke all tokens...')
    const question = this.question('Revoke all tokens')
    await expect(question).toBeVisible()
    return question
  }

  async openDisable(name: string): Promise<Locator> {
    await this.choose(name, 'Disable...')
    const question = this.question('Disable API client')
    await expect(question).toBeVisible()
    return question
  }

  async openDelete(name: string): Promise<Locator> {
    await this.choose(name, 'Delete...')
    const question = this.question('Delete API client')
    await expect(question).toBeVisible()
    return question
  }

  /** Deletes an API client. Types its name if required. */
  async deleteApiClient(name: string): Promise<void> {
    const question = await this.openDelete(name)
    const confirmation = question.getByLabel(`Type “${name}” to confirm`)
    if (await confirmation.isVisible()) await confirmation.fill(name)
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(question).toBeHidden()
    await expect(this.row(name)).toHaveCount(0)
  }

  async openDetails(name: string): Promise<Locator> {
    await this.toList()
    await this.row(name).getByRole('link', { name, exact: true }).click()
    const drawer = this.drawer(name)
    await expect(drawer).toBeVisible()
    return drawer
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }
}
