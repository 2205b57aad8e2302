import { expect, test } from './support/test'

test('Connect shows this instance’s addresses, and snippets filled in for an API, ready to copy', async ({
  consoleOf,
  keyturn,
}) => {
  const { page, clipboard } = await (async () => {
    const console = await consoleOf('auditor', { permissions: ['clipboard-read', 'clipboard-write'] })
    return { page: console.page, clipboard: () => console.clipboard() }
  })()
  await page.goto('/api-clients')
  await page.getByRole('link', { name: 'Connect' }).click()
  await expect(page.getByText(`${keyturn.url}/oauth/token`, { exact: true })).toBeVisible()
  for (const [name, path] of [
    ['Introspect', '/oauth/introspect'],
    ['Revoke', '/oauth/revoke'],
    ['Leaks', '/leaks'],
  ] as const) {
    await expect(page.getByText(keyturn.url + path, { exact: true })).toBeVisible()
    await page.getByRole('button', { name: `Copy ${name} address` }).click()
    await expect.poll(() => clipboard()).toBe(keyturn.url + path)
  }

  await page.getByLabel('API', { exact: true }).selectOption({ label: 'Devices' })
  await expect(page).toHaveURL('/connect?api=devices&access=read')
  await page.getByLabel('Access').selectOption({ label: 'Read and write' })
  await expect(page.getByRole('region', { name: 'nginx configuration' })).toContainText(
    'default devices:write;',
  )
  await page.getByRole('link', { name: 'Caddy' }).click()
  await expect(page).toHaveURL(/gateway=caddy/)
  await page.getByRole('link', { name: 'Python' }).click()
  await expect(page).toHaveURL('/connect?api=devices&access=write&gateway=caddy&program=python')
  await page.getByRole('button', { name: 'Copy Python program' }).click()
  await expect.poll(() => clipboard()).toContain(`"${keyturn.url}/oauth/token"`)
  await expect(page.getByRole('region', { name: 'Caddyfile' })).toContainText(
    `forward_auth ${new URL(keyturn.url).host} {`,
  )

  const plain = await consoleOf('product_administrator', { javaScriptEnabled: false })
  await plain.page.goto('/connect?api=devices&access=write')
  await expect(plain.page.getByText('This API does not exist, or you cannot see it.')).toBeVisible()
  await expect(plain.page.getByRole('button', { name: 'Apply filters' })).toBeVisible()
})
