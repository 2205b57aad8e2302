import { expect, type Locator } from '@playwright/test'
import type { Console } from './console'
import type { Keyturn } from './keyturn'

/** The actions of a person on service API keys, in the words of the screen. */
export class ServiceKeys {
  constructor(
    private readonly console: Console,
    /** Called with every key that was shown. */
    private readonly shown: (key: string) => void = () => {},
  ) {}

  /** Through the link, so that the page is ready when it appears. */
  async open(): Promise<void> {
    const { page } = this.console
    if (page.url() === 'about:blank') await this.console.openList()
    await page.getByRole('link', { name: 'Service API keys', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Service API keys', level: 1 })).toBeVisible()
  }

  async openCreate(): Promise<Locator> {
    await this.open()
    await this.console.page.getByRole('button', { name: 'Create service API key' }).click()
    const dialog = this.console.dialog('Create service API key')
    await expect(dialog).toBeVisible()
    return dialog
  }

  async fill(dialog: Locator, text: { name: string; serviceUser: string; expires?: string }): Promise<void> {
    await dialog.getByLabel('Name', { exact: true }).fill(text.name)
    const user = dialog.getByLabel('Service user')
    await user.fill(text.serviceUser)
    // Closes the suggestions, which cover the fields.
    await user.press('Tab')
    if (text.expires === undefined) await dialog.getByRole('button', { name: '30 days' }).click()
    else await dialog.getByLabel('Expires at', { exact: true }).fill(text.expires)
  }

  async save(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Save & close' }).click()
  }

  get generated(): Locator {
    return this.console.dialog('API access key generated')
  }

  async read(): Promise<string> {
    await expect(this.generated).toBeVisible()
    const key = await this.generated.getByLabel('API access key', { exact: true }).inputValue()
    this.shown(key)
    return key
  }

  /** Copies the key and closes its dialog. */
  async take(): Promise<void> {
    await this.generated.getByRole('button', { name: 'Copy API access key' }).click()
    await this.generated.getByRole('button', { name: 'Done' }).click()
    await expect(this.generated).toBeHidden()
  }

  async choose(name: string, action: string): Promise<void> {
    const menu = await this.console.openMenu(name)
    await menu.getByRole('menuitem', { name: action }).click()
  }
}

interface KeyText {
  name: string
  serviceUser: string
  /** In UTC: `2031-06-30T12:00`. */
  expiresAt: string
}

/** Creates a service API key through the use-case, for tests that are not about creating it. */
export async function issueKeyOn(keyturn: Keyturn, text: KeyText): Promise<{ id: string; key: string }> {
  const result = await keyturn.call('createServiceApiKey', {
    description: '',
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    networks: [],
    ...text,
    expiresAt: new Date(`${text.expiresAt}Z`),
    submissionId: crypto.randomUUID(),
  })
  if (!result.ok) throw new Error(`${text.name} was not made: ${result.failure.kind}`)
  return { id: result.value.key.id, key: result.value.secret }
}
