import { expect, type Locator } from '@playwright/test'
import type { Console } from './console'

/** The fields of the form of a person. */
export interface PersonText {
  name: string
  email: string
  role?: 'Cloud administrator' | 'Product administrator' | 'Auditor'
  products?: string[]
  groups?: string[]
}

/** The actions of an administrator on people, in the words of the screen. */
export class PeoplePage {
  constructor(readonly console: Console) {}

  get page() {
    return this.console.page
  }

  /** Opens the page through the navigation, as a person does. */
  async open(): Promise<void> {
    await this.page.goto('/settings')
    await this.page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'People' }).click()
    await expect(this.page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) })
  }

  async openInvite(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Invite person' }).click()
    const dialog = this.console.dialog('Invite person')
    await expect(dialog).toBeVisible()
    return dialog
  }

  async fill(dialog: Locator, { name, email, role, products = [], groups = [] }: Partial<PersonText>) {
    if (name !== undefined) await dialog.getByLabel('Name', { exact: true }).fill(name)
    if (email !== undefined) await dialog.getByLabel('Email').fill(email)
    if (role !== undefined) await dialog.getByLabel('Role').selectOption(role)
    for (const each of [...products, ...groups]) await dialog.getByRole('checkbox', { name: each }).check()
  }

  /** Invites a person. Returns the link. */
  async invite(text: PersonText): Promise<string> {
    const dialog = await this.openInvite()
    await this.fill(dialog, text)
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    return this.takeLink()
  }

  /** Copies the shown link and closes its dialog. */
  async takeLink(): Promise<string> {
    const dialog = this.console.dialog('Hand over this link')
    await expect(dialog).toBeVisible()
    const link = await dialog.getByLabel('One-time link').inputValue()
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(dialog).toBeHidden()
    return link
  }

  async choose(name: string, action: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Actions for ${name}`, exact: true })
      .click()
    await this.page.getByRole('menuitem', { name: action, exact: true }).click()
  }

  /** Confirms the question that an action asks. */
  async confirm(name: string, action: string, question: string, button: string): Promise<void> {
    await this.choose(name, action)
    const asked = this.console.question(question)
    await asked.getByRole('button', { name: button }).click()
    await expect(asked).toBeHidden()
  }
}

/** Chooses a password through a one-time link. Ends in the console or with an error. */
export async function choosePassword(console: Console, link: string, password: string): Promise<void> {
  await console.page.goto(link)
  await console.page.getByLabel('Password', { exact: true }).fill(password)
  await console.page.getByLabel('Confirm password').fill(password)
  await console.page.getByRole('button', { name: 'Choose password' }).click()
}
