import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { caddyWithKeyturn } from './caddy'
import { gateways, programs } from './all'
import { connectionTo, type Access } from './connection'
import { envoyFilters, envoyRoutes } from './envoy'
import { nginxWithKeyturn } from './nginx'
import { traefik } from './traefik'

// What docs/gateways.md assumes.
const keyturnHost = 'keyturn.example.com'
const documented = connectionTo({
  publicUrl: `https://${keyturnHost}`,
  upstreamUrl: 'http://127.0.0.1:3000',
  apisUrl: 'https://api.example.com',
  slug: 'alerts',
  access: 'write',
})
const reading = { ...documented, asked: 'alerts:read' }

const all = [...gateways, ...programs].flatMap(({ codes }) => codes)

function filledIn(slug: string, access: Access, publicUrl = 'http://localhost:3000') {
  const connection = connectionTo({
    publicUrl,
    upstreamUrl: publicUrl,
    apisUrl: 'https://api.acme.example',
    slug,
    access,
  })
  return Object.fromEntries(all.map(({ label, code }) => [label, code(connection)]))
}

test.each<[string, string, string]>([
  ['nginx', 'nginx', nginxWithKeyturn(documented, keyturnHost)],
  ['Caddy', 'caddy', caddyWithKeyturn(documented, keyturnHost)],
  ['Traefik', 'yaml', traefik(documented, keyturnHost)],
  ['the filters of Envoy', 'yaml', envoyFilters(documented)],
  ['the routes of Envoy', 'yaml', envoyRoutes(documented)],
  ...programs.map(({ label, tab, codes: [first] }): [string, string, string] => [
    label,
    { curl: 'sh', node: 'js' }[tab] ?? tab,
    first?.code(reading) ?? '',
  ]),
])('docs/gateways.md has exactly the snippet for %s', async (_what, language, code) => {
  const text = await readFile(new URL('../../../docs/gateways.md', import.meta.url), 'utf8')
  expect(text).toContain(`\n\`\`\`${language}\n${code}\`\`\`\n`)
})

describe('a snippet that only reads', () => {
  test.each(all.map(({ label }) => label))('never names a scope to write: %s', (label) => {
    expect(filledIn('file-events', 'read')[label]).not.toContain('file-events:write')
  })

  test('refuses every method but GET and HEAD at a gateway, with a scope that nobody holds', () => {
    for (const label of ['nginx configuration', 'Caddyfile'])
      expect(filledIn('file-events', 'read')[label]).toMatch(/default no-scope-named/)
    expect(filledIn('file-events', 'read')['Traefik configuration']).toContain('scope=no-scope-named')
    expect(filledIn('file-events', 'read')['Envoy routes']).toMatch(/prefix: \S+ \}[^]*no-scope-named/)
  })
})

describe('a snippet for a slug that a configuration uses for something else', () => {
  test.each(['keyturn', 'required', 'auth', 'auth-kind', 'connection', 'request', 'http'])('%s', (slug) => {
    const { 'nginx configuration': nginx = '', 'Traefik configuration': traefikFile = '' } = filledIn(
      slug,
      'write',
    )
    const variable = /map \$request_method (\$\w+)/.exec(nginx)?.[1] ?? ''
    expect(nginx).not.toMatch(new RegExp(`(auth_request_set|set) \\${variable}[^\\w]`))
    const upstreams = [...nginx.matchAll(/^upstream (\S+)/gm)].map(([, name]) => name)
    expect(new Set(upstreams).size).toBe(2)
    expect(nginx).toContain(`proxy_pass http://${upstreams[1]};`)
    const services = traefikFile.slice(traefikFile.indexOf('  services:'))
    expect([...services.matchAll(/^ {4}(\S+):$/gm)].map(([, name]) => name)).toEqual([upstreams[1]])
  })
})

test('a Keyturn that is reached by TLS is verified, and found by its host', () => {
  const { 'nginx configuration': nginx, Caddyfile: caddyfile } = filledIn(
    'alerts',
    'write',
    'https://kt.acme.example',
  )
  expect(nginx).toContain('server kt.acme.example:443;')
  expect(nginx).toContain(
    'proxy_pass https://keyturn/verify;\n        proxy_set_header Host kt.acme.example;',
  )
  expect(nginx).toContain('proxy_ssl_verify on;')
  expect(caddyfile).toContain('forward_auth https://kt.acme.example:443 {')
  expect(caddyfile).toContain('header_up Host {upstream_hostport}')
})

test('programs get their token from this instance, and call the API with it', () => {
  for (const { label } of programs.flatMap(({ codes }) => codes)) {
    const code = filledIn('alerts', 'read')[label]
    expect(code).toContain('http://localhost:3000/oauth/token')
    expect(code).toContain('https://api.acme.example/alerts/')
    expect(code).toContain('alerts:read')
  }
})
