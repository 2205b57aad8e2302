import { newClientSecret } from '@/lib/domain/secret'
import type { Console } from '../support/console'
import type { Take } from './camera'

/** Takes the palette as it opens, with what it finds, and with a pasted secret; and the shortcuts. */
export async function takePalette(console: Console, take: Take): Promise<void> {
  const { page } = console
  await console.openDetails('Billing export')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search or jump to' })
  await field.waitFor()
  await take(page, 'palette')
  await field.fill('bil')
  await page
    .getByRole('option', { name: /^Billing export/ })
    .first()
    .waitFor()
  await take(page, 'palette-found')
  await field.fill(newClientSecret().reveal())
  await page.getByRole('option', { name: 'Find by secret...' }).waitFor()
  await take(page, 'palette-secret')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await console.dialog('Keyboard shortcuts').waitFor()
  await take(page, 'shortcuts')
  await page.keyboard.press('Escape')
}
