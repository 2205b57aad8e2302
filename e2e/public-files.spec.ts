import type { APIResponse } from '@playwright/test'
import { openTestSocketsTo, rawRequest } from './support/raw'
import { expect, test } from './support/test'

const png = [0x89, 0x50, 0x4e, 0x47]
const pictures = {
  '/favicon.ico': { type: /^image\/(x-icon|vnd\.microsoft\.icon)$/, begins: [0, 0, 1, 0] },
  '/icon.svg': { type: /^image\/svg\+xml/, begins: [0x3c, 0x73, 0x76, 0x67] },
  '/apple-touch-icon.png': { type: /^image\/png$/, begins: png },
  '/icon-192.png': { type: /^image\/png$/, begins: png },
  '/icon-512.png': { type: /^image\/png$/, begins: png },
}

async function expectPicture(answer: APIResponse, path: string): Promise<void> {
  const wanted = pictures[path as keyof typeof pictures]
  expect(answer.status(), path).toBe(200)
  expect(answer.headers()['content-type'], path).toMatch(wanted.type)
  expect([...(await answer.body()).subarray(0, 4)], path).toEqual(wanted.begins)
}

test.describe('without signing in, there is', () => {
  test('every icon, and the sign-in page names them', async ({ byHand, consoleOf }) => {
    const http = await byHand('stranger')
    for (const path of Object.keys(pictures)) await expectPicture(await http.get(path), path)

    const { page } = await consoleOf('stranger')
    await page.goto('/login')
    const linked = await page
      .locator('link[rel~="icon"], link[rel="apple-touch-icon"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(linked).toEqual(['/favicon.ico', '/icon.svg', '/apple-touch-icon.png'])
  })

  test('a manifest, whose icons exist', async ({ byHand, consoleOf }) => {
    const http = await byHand('stranger')
    const { page } = await consoleOf('stranger')
    await page.goto('/login')
    const address = await page.locator('link[rel="manifest"]').getAttribute('href')
    const answer = await http.get(address ?? '')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toMatch(/^application\/manifest\+json/)
    const manifest = (await answer.json()) as { name: string; start_url: string; icons: { src: string }[] }
    expect(manifest).toMatchObject({ name: 'Keyturn', start_url: '/' })
    for (const { src } of manifest.icons) await expectPicture(await http.get(src), src)
  })

  test('a robots.txt for crawlers', async ({ byHand }) => {
    const answer = await (await byHand('stranger')).get('/robots.txt')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toMatch(/^text\/plain/)
    expect(await answer.text()).toMatch(/^User-agent: \*\nDisallow: \/$/m)
  })

  test('a contact for security problems (RFC 9116)', async ({ byHand, keyturn }) => {
    const answer = await (await byHand('stranger')).get('/.well-known/security.txt')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
    const fields = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => line.split(': ') as [string, string])
    expect(fields.map(([name]) => name)).toEqual(['Contact', 'Expires', 'Canonical', 'Preferred-Languages'])
    const { Contact, Expires = '', Canonical } = Object.fromEntries(fields)
    expect(Contact).toBe('mailto:security@localhost')
    expect(Canonical).toBe(`${keyturn.url}/.well-known/security.txt`)
    const days = (Date.parse(Expires) - Date.now()) / (24 * 60 * 60 * 1000)
    expect(days).toBeGreaterThan(30)
    expect(days, 'less than a year ahead').toBeLessThan(365)
  })

  test('the files of the build, compressed, to be kept for a year, and nothing beside them', async ({
    byHand,
    keyturn,
  }) => {
    const http = await byHand('stranger')
    const page = await (await http.get('/login')).text()
    // The first that is not so small that it stays as it is.
    let script = ''
    for (const [path] of page.matchAll(/\/_next\/static\/[^"']+\.js/g)) {
      script = path
      if ((await (await http.get(path)).body()).length > 10_000) break
    }
    const plain = await http.get(script, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers()['content-encoding']).toBeUndefined()
    for (const encoding of ['br', 'gzip']) {
      const answer = await http.get(script, { headers: { 'accept-encoding': encoding } })
      expect(answer.headers()).toMatchObject({
        'content-encoding': encoding,
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': expect.stringMatching(/javascript/),
        'x-content-type-options': 'nosniff',
        vary: expect.stringMatching(/accept-encoding/i),
      })
      expect(Number(answer.headers()['content-length'])).toBeLessThan((await plain.body()).length / 2)
      expect(await answer.text()).toBe(await plain.text())
    }

    const { send } = openTestSocketsTo(keyturn.url)
    for (const path of [
      `${script}x`,
      '/_next/static/',
      '/_next/static/../server/app-paths-manifest.json',
      '/_next/static/%2e%2e/server/app-paths-manifest.json',
      '/_next/static/..%2fserver/app-paths-manifest.json',
      '//_next/static/chunks/../../BUILD_ID',
    ]) {
      const { status, body } = await send(rawRequest(`GET ${path}`, ['Connection: close']))
      expect([307, 308, 400, 404], path).toContain(status)
      expect(body, path).not.toContain('page.js')
    }
  })
})
