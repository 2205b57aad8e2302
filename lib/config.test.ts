import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config'

const rootKey = Buffer.alloc(32, 1).toString('base64')

function problems(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('has a default for everything', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    apiBaseUrl: 'http://localhost:3000',
    dataDir: './data',
    databaseUrl: null,
    role: 'all',
    accessTokenTtl: 900,
    mail: null,
    logLevel: 'info',
  })
})

test('an empty variable counts as absent, and addresses lose a trailing slash', () => {
  const config = readConfig({
    PORT: '',
    PUBLIC_URL: 'https://k.example.com/',
    API_BASE_URL: 'https://api.example.com/v1/',
  })
  expect(config).toMatchObject({
    port: 3000,
    publicUrl: 'https://k.example.com',
    apiBaseUrl: 'https://api.example.com/v1',
  })
})

test('lists every problem at once', () => {
  expect(
    problems({
      PORT: '99999',
      PUBLIC_URL: 'nonsense',
      DATABASE_URL: 'mysql://x',
      KEYTURN_ROLE: 'king',
      ADMIN_EMAIL: 'ada@example.com',
      TRUSTED_PROXIES: '10.0.0.0/8, nonsense 10.0.0.0/33',
      SMTP_URL: 'mail.example.com:25',
      MAIL_FROM: 'Keyturn',
    }).toSorted(),
  ).toEqual([
    'ADMIN_EMAIL and ADMIN_PASSWORD must be set together',
    'DATABASE_URL must begin with postgresql://',
    'KEYTURN_ROLE must be all, console or token-service',
    'KEYTURN_ROOT_KEY is required with DATABASE_URL; make one with `openssl rand -base64 32` and keep it safe',
    'MAIL_FROM must be an address like Keyturn <keyturn@example.com>',
    'PORT must be a whole number from 0 to 65535',
    'PUBLIC_URL must be a URL like https://keyturn.example.com',
    'SMTP_URL must be a URL like smtp://user:password@mail.example.com:587',
    'TRUSTED_PROXIES: “10.0.0.0/33” has an invalid prefix length; use a number from 0 to 32 after the slash.',
    'TRUSTED_PROXIES: “nonsense” is not an IP address.',
  ])
})

test.each([
  '0x0a000001/8',
  '010.0.0.1/8',
  '10.0.0.1/8',
  '10.1',
  '10.0.0.*',
  '10.0.0.1:80',
  'fe80::1%eth0',
  '::10.0.0.1',
  '::ffff:10.0.0.0/95',
  'proxy.example.com',
])('TRUSTED_PROXIES=%s is refused, and the message quotes the entry', (entry) => {
  const found = problems({ TRUSTED_PROXIES: `10.0.0.0/8, ${entry}` })
  expect(found).toEqual([expect.stringContaining(`TRUSTED_PROXIES: “${entry}”`)])
})

test.each([
  ['keyturn@example.com', { name: '', address: 'keyturn@example.com' }],
  ['Keyturn <keyturn@example.com>', { name: 'Keyturn', address: 'keyturn@example.com' }],
  [
    '"Keyturn, Northwind" <keyturn@example.com>',
    { name: 'Keyturn, Northwind', address: 'keyturn@example.com' },
  ],
  ["O'Brien <o'brien+r&d@example.com>", { name: "O'Brien", address: "o'brien+r&d@example.com" }],
])('MAIL_FROM may be %s', (text, from) => {
  const url = 'smtp://mail.example.com'
  expect(readConfig({ SMTP_URL: url, MAIL_FROM: text }).mail).toEqual({ url, from })
})

test.each([
  'a\u202Eb <keyturn@example.com>',
  'a\u0007b <a@example.com>',
  'Keyturn <a..b@example.com>',
  'a b@example.com',
])('MAIL_FROM cannot be %j', (text) => {
  expect(problems({ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: text })).toHaveLength(1)
})

test('the default sender of mail is on the host of PUBLIC_URL', () => {
  const config = readConfig({ SMTP_URL: 'smtps://mail.example.com', PUBLIC_URL: 'https://keys.example.com' })
  expect(config.mail?.from).toEqual({ name: 'Keyturn', address: 'keyturn@keys.example.com' })
})

test.each([
  [undefined, 'mailto:security@keys.example.com'],
  ['security@example.com', 'mailto:security@example.com'],
  ['r&d+50%?@example.com', 'mailto:r%26d%2B50%25%3F@example.com'],
  ['https://example.com/security', 'https://example.com/security'],
])('the security contact %s is published as %s', (text, uri) => {
  const config = readConfig({
    PUBLIC_URL: 'https://keys.example.com',
    ...(text && { SECURITY_CONTACT: text }),
  })
  expect(config.securityContact).toBe(uri)
})

test.each([
  'somebody',
  'http://example.com',
  'javascript:alert(1)',
  'a@example.com\nContact: mailto:b@example.com',
  'https://',
])('the security contact cannot be %j', (text) => {
  expect(problems({ SECURITY_CONTACT: text })).toEqual([
    'SECURITY_CONTACT must be an address like security@example.com or https://example.com/security',
  ])
})

describe('rules between variables', () => {
  test.each<[string, Record<string, string>, RegExp | null]>([
    ['http is only for loopback', { PUBLIC_URL: 'http://keyturn.example.com' }, /https/],
    ['a loopback address counts as loopback', { PUBLIC_URL: 'http://127.0.0.1:8080' }, null],
    ['a path cannot be served', { PUBLIC_URL: 'https://example.com/keyturn' }, /path/],
    ['PostgreSQL requires a root key', { DATABASE_URL: 'postgresql://h/d' }, /KEYTURN_ROOT_KEY is required/],
    ['a root key is 32 bytes', { KEYTURN_ROOT_KEY: 'c2hvcnQ=' }, /32 bytes/],
    [
      'PostgreSQL with a root key is valid',
      { DATABASE_URL: 'postgresql://h/d', KEYTURN_ROOT_KEY: rootKey },
      null,
    ],
    ['a single role of Keyturn needs PostgreSQL', { KEYTURN_ROLE: 'console' }, /DATABASE_URL/],
    [
      'the first e-mail address may have every valid character',
      { ADMIN_EMAIL: "o'brien+r&d@example.com", ADMIN_PASSWORD: 'correct horse' },
      null,
    ],
    [
      'a weak first password is refused',
      { ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'short' },
      /8 characters/,
    ],
  ])('%s', (_what, environment, problem) => {
    const found = problems(environment)
    if (problem) expect(found.join('\n')).toMatch(problem)
    else expect(found).toEqual([])
  })
})
