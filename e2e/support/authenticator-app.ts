import { expect } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import type { Console } from './console'

/** What an authenticator app with this key shows at a moment. The key may contain blanks. */
export function codeOf(key: string, timestamp = Date.now()): string {
  return TOTP.generate({ secret: Secret.fromBase32(key.replaceAll(' ', '')), timestamp })
}

/** Sets up an authenticator app in the open dialog, and saves the recovery codes. Returns what was shown. */
export async function setUpApp(console: Console, timestamp = Date.now()) {
  const dialog = console.dialog('Set up an authenticator app')
  const key = await dialog.getByLabel('Key', { exact: true }).inputValue()
  await dialog.getByLabel('Code', { exact: true }).fill(codeOf(key, timestamp))
  await console.page.keyboard.press('Enter')
  const saved = console.dialog('Save your recovery codes')
  await expect(saved.getByRole('listitem')).toHaveCount(10)
  const codes = await saved.getByRole('listitem').allTextContents()
  await saved.getByRole('button', { name: 'Download' }).click()
  await saved.getByRole('button', { name: 'Done' }).click()
  await expect(saved).toBeHidden()
  return { key, codes }
}
