import type { Console } from '../support/console'
import type { Take } from './camera'

/** The warning before a session ends, and the message that it has, over a form. Only the answers are made up. */
export async function takeSessionEnd(console: Console, take: Take): Promise<void> {
  const { page } = console
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Half typed' })
  for (const [name, left] of [
    ['session-idle', { seconds: 110, canStay: true }],
    ['session-ending', { seconds: 50, canStay: false }],
    ['session-ended', { seconds: 0, canStay: false }],
  ] as const) {
    await page.route('**/session-end', (route) => route.fulfill({ json: left }))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    const title = left.seconds > 0 ? /^You will be signed out in/ : 'You have been signed out'
    await page.getByRole('alertdialog', { name: title }).waitFor()
    await take(page, name)
    await page.unroute('**/session-end')
  }
  await page.goto('/api-clients')
}
