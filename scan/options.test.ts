import { expect, test } from 'vitest'
import { newClientSecret } from '@/lib/domain/secret'
import { readOptions } from './options'

const secret = newClientSecret().reveal()
const keyturn = 'https://keys.example'

test('files and history are scanned, and nothing is reported, unless options say otherwise', () => {
  expect(readOptions(['a', 'b'])).toEqual({ paths: ['a', 'b'], history: true, staged: false, report: null })
  expect(readOptions(['--report', keyturn, '--source', 'a wiki', '--revoke', 'a']).report).toEqual({
    address: new URL(`${keyturn}/leaks`),
    source: 'a wiki',
    revoke: true,
  })
})

test.each([
  ['no path', [], /^Usage: /],
  ['an empty path', [''], /^Usage: /],
  ['an unknown option', ['--fast', '.'], /^Unknown option '--fast'\.$/m],
  ['a secret as an option', [`--${secret}`, '.'], /^Unknown option '--kt_secret_…'\.$/m],
  ['an address without https', ['--report', 'http://keys.example', '.'], /begins with https/],
  [
    'a host that begins like a loopback address',
    ['--report', 'http://127.evil.example', '.'],
    /begins with https/,
  ],
  ['an address of another kind', ['--report', 'file:///etc', '.'], /needs the address of a Keyturn server/],
  ['a host alone', ['--report', 'keys.example', '.'], /needs the address of a Keyturn server/],
  ['an address with a password', ['--report', 'https://a:b@keys.example', '.'], /nothing else in it/],
  ['an address with a query', ['--report', 'https://keys.example/leaks?a', '.'], /nothing else in it/],
  ['an address of another page', ['--report', 'https://keys.example/login', '.'], /nothing else in it/],
  ['a source without a report', ['--source', 'wiki', '.'], /go with --report/],
  ['an end without a report', ['--revoke', '.'], /go with --report/],
  ['a secret as the source', ['--report', keyturn, '--source', secret, '.'], /must not contain a secret/],
  ['a long source', ['--report', keyturn, '--source', 'x'.repeat(201), '.'], /200 characters/],
  ['staged files without history', ['--staged', '--no-history', '.'], /cannot be combined/],
])('%s is refused', (_, args, message) => {
  expect(() => readOptions(args)).toThrow(message)
})
