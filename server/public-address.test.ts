import { expect, test } from 'vitest'
import { isPublicHost, misdirectedPage } from './public-address'

const publicUrl = 'https://keyturn.example.com'

test.each([
  'keyturn.example.com',
  'keyturn.example.com:443',
  'KeyTurn.Example.COM',
  'KEYTURN.example.com:443',
  'keyturn.example.com:',
])('%s is the host that people use', (host) => expect(isPublicHost(host, publicUrl)).toBe(true))

test.each([
  undefined,
  '',
  'keyturn.example.com:80',
  'keyturn.example.com:8443',
  'keyturn.example.com.evil.example',
  'x@keyturn.example.com',
  'keyturn.example.com/',
  'keyturn.example.com?',
  'keyturn.example.com, keyturn.example.com',
  'localhost',
])('%s is another', (host) => expect(isPublicHost(host, publicUrl)).toBe(false))

test('a port other than the default one counts', () => {
  expect(isPublicHost('localhost:3000', 'http://localhost:3000')).toBe(true)
  expect(isPublicHost('localhost', 'http://localhost:3000')).toBe(false)
  expect(isPublicHost('localhost:80', 'http://localhost')).toBe(true)
})

test('the page that says so escapes everything from the request', () => {
  const page = misdirectedPage('<script>', '/login?a="><script>', publicUrl)
  expect(page).not.toContain('<script')
  expect(page).toContain('href="https://keyturn.example.com/login?a=&#34;&#62;&#60;script&#62;"')
})
