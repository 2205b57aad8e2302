import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './support/test'

test('B3: nothing that a browser can request later contains the secret', async ({
  console,
  context,
  stored,
}) => {
  const { page } = console
  const { secret } = await console.createUpToSecret({ name: 'Secretive' })
  const answers = recordAnswers(page)
  await console.takeSecret()
  const { id } = await stored.client('Secretive')

  for (const url of ['/api-clients', `/api-clients?client=${id}`, '/audit-trail']) {
    await page.goto(url)
    await page.reload()
    expect(await page.content()).not.toContain(secret)
    const payload = await page.request.get(url, { headers: { RSC: '1' } })
    expect(payload.headers()['content-type']).toContain('text/x-component')
    expect(await payload.text()).not.toContain(secret)
  }
  await page.goBack()
  await console.openList()
  await console.openEdit('Secretive')

  const kept = JSON.stringify([await context.storageState({ indexedDB: true }), await cachesOf(page)])
  expect(kept).toContain('session-token')
  expect(kept).not.toContain(secret)
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(secret)
  const heard = await answers()
  expect(heard).toContain('Secretive')
  expect(heard).not.toContain(secret)
})

test('B3, C3: client ID, secret and base URL are shown once, the secret masked', async ({
  console,
  keyturn,
}) => {
  const { clientId, secret, baseUrl } = await console.createUpToSecret({ name: 'Shown once' })
  const dialog = console.secretDialog
  expect(clientId).toMatch(/^kt_[0-9A-Za-z]{24}$/)
  expect(secret).toMatch(/^kt_secret_[0-9A-Za-z]{49}$/)
  expect(baseUrl).toBe(keyturn.url)
  await expect(dialog).toContainText('This is the only time the secret is shown.')
  await expect(dialog).not.toContainText(secret)
  await expect(dialog.getByLabel('Client secret', { exact: true })).toHaveAttribute('type', 'password')
  await dialog.getByRole('button', { name: 'Show client secret' }).click()
  // All of it is visible, on as many lines as it needs.
  const shown = dialog.getByLabel('Client secret', { exact: true })
  await expect(shown).toHaveValue(secret)
  expect(await shown.evaluate((field) => field.scrollWidth - field.clientWidth)).toBe(0)
  expect(await shown.evaluate((field) => field.scrollHeight - field.clientHeight)).toBe(0)
  await console.takeSecret()
})

test('C3: each part can be copied by its button, and all parts together', async ({ console, keyturn }) => {
  const { clientId, secret, baseUrl } = await console.createUpToSecret({ name: 'Copied in parts' })
  const parts = { 'Copy client ID': clientId, 'Copy client secret': secret, 'Copy base URL': baseUrl }
  for (const [button, value] of Object.entries(parts)) {
    await console.secretDialog.getByRole('button', { name: button }).click()
    await expect(console.secretDialog.getByText('Copied', { exact: true }).first()).toBeVisible()
    await expect.poll(() => console.clipboard()).toBe(value)
  }
  await console.secretDialog.getByRole('button', { name: 'Copy all' }).click()
  await expect.poll(() => console.clipboard()).toBe(environment(clientId, secret, keyturn.url))
  await console.secretDialog.getByRole('button', { name: 'Copy curl command' }).click()
  await expect.poll(() => console.clipboard()).toContain(`-u '${clientId}:${secret}'`)
})

test('C3: Download .env saves a file with all parts, and Done closes', async ({ console, keyturn }) => {
  const { clientId, secret } = await console.createUpToSecret({ name: 'Downloaded' })
  const started = console.page.waitForEvent('download')
  await console.secretDialog.getByRole('button', { name: 'Download .env' }).click()
  const download = await started
  expect(download.suggestedFilename()).toBe('downloaded.env')
  expect(await readFile(await download.path(), 'utf8')).toBe(environment(clientId, secret, keyturn.url))
  await console.secretDialog.getByRole('button', { name: 'Done' }).click()
  await expect(console.secretDialog).toBeHidden()
})

test('a page that a browser keeps after it was left no longer has the secret', async ({ console }) => {
  for (const isCopied of [true, false]) {
    const { secret } = await console.createUpToSecret({
      name: `Left ${isCopied ? 'with' : 'without'} a copy`,
    })
    const dialog = console.secretDialog
    if (isCopied) await dialog.getByRole('button', { name: 'Copy client secret' }).click()
    await dialog.getByRole('button', { name: 'Show client secret' }).click()
    // What a browser does to a page that it keeps. No later moment is sure to come before the page is kept.
    const kept = await console.page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
      const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[]
      return [document.body.innerHTML, ...fields.map(({ value }) => value)].join('\n')
    })
    expect(kept).not.toContain(secret)
    await expect(dialog).toBeHidden()
  }
})

test.describe('C3: closing before copying or downloading asks first', () => {
  const waysOut: Record<string, (page: Page) => Promise<void>> = {
    Escape: (page) => page.keyboard.press('Escape'),
    'a click outside': (page) => page.mouse.click(5, 400),
    Done: (page) => page.getByRole('button', { name: 'Done' }).click(),
    Close: (page) => page.getByRole('button', { name: 'Close', exact: true }).click(),
  }
  for (const [way, leave] of Object.entries(waysOut)) {
    test(`by ${way}, and the secret can still be copied`, async ({ console }) => {
      const { secret } = await console.createUpToSecret({ name: `Nearly lost by ${way}` })
      await leave(console.page)
      const question = console.question('Close without the secret?')
      await expect(question).toContainText('it is never shown again')
      await question.getByRole('button', { name: 'Go back' }).click()
      await expect(question).toBeHidden()

      await console.secretDialog.getByRole('button', { name: 'Copy client secret' }).click()
      await expect.poll(() => console.clipboard()).toBe(secret)
      await leave(console.page)
      await expect(console.secretDialog).toBeHidden()
    })
  }

  test('but no longer once a copy succeeds that the browser was still making', async ({ console }) => {
    const { page, secretDialog } = console
    for (const [name, button] of [
      ['Copied late', 'Copy client secret'],
      ['All copied late', 'Copy all'],
      ['Command copied late', 'Copy curl command'],
    ] as const) {
      await console.createUpToSecret({ name })
      const finish = await holdCopies(page)
      await secretDialog.getByRole('button', { name: button }).click()
      await secretDialog.getByRole('button', { name: 'Done' }).click()
      await expect(console.question('Close without the secret?')).toBeVisible()
      await finish(true)
      await expect(page.getByText('Close without the secret?')).toHaveCount(0)
      await expect(page.getByText('Save this client secret')).toHaveCount(0)
    }
  })

  test('and still does after a copy that the browser refuses late', async ({ console }) => {
    const { page, secretDialog } = console
    await console.createUpToSecret({ name: 'Refused late' })
    const finish = await holdCopies(page)
    await secretDialog.getByRole('button', { name: 'Copy client secret' }).click()
    await secretDialog.getByRole('button', { name: 'Done' }).click()
    const question = console.question('Close without the secret?')
    await finish(false)
    await expect(page.getByText('Press Ctrl-C to copy')).toHaveCount(1)
    await question.getByRole('button', { name: 'Go back' }).click()
    await expect(secretDialog).toBeVisible()
  })

  test('and copying the client ID alone is not enough', async ({ console }) => {
    await console.createUpToSecret({ name: 'Only the ID' })
    await console.secretDialog.getByRole('button', { name: 'Copy client ID' }).click()
    await console.secretDialog.getByRole('button', { name: 'Done' }).click()
    const question = console.question('Close without the secret?')
    await question.getByRole('button', { name: 'Close without it' }).click()
    await expect(console.secretDialog).toBeHidden()
  })

  test('in the words of the browser when the page is left', async ({ console }) => {
    const { page } = console
    await console.createUpToSecret({ name: 'Nearly left' })
    const asked = page.waitForEvent('dialog')
    const left = page.goto('/audit-trail').catch(() => null)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await left
    await expect(console.secretDialog).toBeVisible()
    await console.takeSecret()
    await console.openAuditTrail()
  })
})

test('C3: if the browser does not allow copying, the field is selected for Ctrl-C', async ({ console }) => {
  await console.page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  const { secret } = await console.createUpToSecret({ name: 'Copied by hand' })
  await console.secretDialog.getByRole('button', { name: 'Copy client secret' }).click()
  await expect(console.secretDialog.getByText('Press Ctrl-C to copy')).toBeVisible()
  await expect(console.secretDialog.getByLabel('Client secret', { exact: true })).toBeFocused()
  await console.page.keyboard.press('ControlOrMeta+c')
  await expect(console.secretDialog.getByText('Copied', { exact: true })).toBeVisible()
  expect(await console.clipboard()).toBe(secret)
  await console.secretDialog.getByRole('button', { name: 'Done' }).click()
  await expect(console.secretDialog).toBeHidden()
})

function environment(clientId: string, secret: string, url: string): string {
  return `KEYTURN_CLIENT_ID=${clientId}
KEYTURN_CLIENT_SECRET=${secret}
KEYTURN_BASE_URL=${url}
KEYTURN_TOKEN_URL=${url}/oauth/token
`
}

/** Holds copies back. Returns the function that lets them succeed or be refused. */
async function holdCopies(page: Page): Promise<(succeeds: boolean) => Promise<void>> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () =>
      new Promise((resolve, reject) => {
        window.addEventListener('succeed', () => resolve(), { once: true })
        window.addEventListener('refuse', () => reject(new DOMException('', 'NotAllowedError')), {
          once: true,
        })
      })
  })
  return (succeeds) =>
    page.evaluate((event) => void window.dispatchEvent(new Event(event)), succeeds ? 'succeed' : 'refuse')
}

/** Records the bodies of all responses from now on. Returns the function that gives them. */
function recordAnswers(page: Page): () => Promise<string> {
  const bodies: Promise<string>[] = []
  // Redirects have no body, and a response of a page that was left has none any more.
  page.on('response', (response) => bodies.push(response.text().catch(() => '')))
  return async () => (await Promise.all(bodies)).join('\n')
}

/** The content of the page's cache storage. */
function cachesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const response of await cache.matchAll()) texts.push(await response.text())
    }
    return texts
  })
}
