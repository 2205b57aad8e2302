import { expect, test } from 'vitest'
import { signInRequest, withoutCallbackUrl } from './sign-in-service'

test.each<[string, string, ReturnType<typeof signInRequest>]>([
  ['GET', '/api/auth/session', 'served'],
  ['HEAD', '/api/auth/csrf', 'served'],
  ['POST', '/api/auth/callback/credentials?', 'served'],
  ['POST', '/api/auth/callback/passkey', 'served'],
  ['POST', '/api/auth/callback/others', 'refused'],
  ['GET', '/api/auth/signin', 'replaced'],
  ['GET', '/api/auth/signin/credentials?callbackUrl=x', 'replaced'],
  ['GET', '/api/auth/verify-request', 'replaced'],
  ['GET', '/api/auth/error?error=x', 'replaced'],
  ['GET', '/api/auth/callback/credentials', 'replaced'],
  ['GET', '/api/auth/signout', 'replaced'],
  ['POST', '/api/auth/_log', 'refused'],
  ['POST', '/api/auth/%5Flog', 'refused'],
  ['POST', '/api/auth/./_log', 'refused'],
  ['POST', '//api/auth/_log', 'refused'],
  ['POST', '/api//auth/_log', 'refused'],
  ['POST', '/%61pi/auth/_log', 'refused'],
  ['POST', '/API/auth/_log', 'refused'],
  ['POST', '/api/auth/_log/', 'refused'],
  ['POST', '/api/auth/signin/credentials', 'refused'],
  ['PUT', '/api/auth/session', 'refused'],
  ['GET', '/api/auth', 'refused'],
  ['GET', '/api/auth/nonsense', 'refused'],
  ['POST', '/login', null],
  ['GET', '/api/authors', null],
])('%s %s is %s', (method, target, expected) => {
  expect(signInRequest(method, target)).toBe(expected)
})

test.each([
  ['a=1; next-auth.callback-url=foo; b=2', 'a=1; b=2'],
  ['next-auth.callback-url=%00', ''],
  ['__Secure-next-auth.callback-url=javascript:alert(1);a=1', 'a=1'],
  ['next-auth.callback-url =x; next-auth.callback-url=y', ''],
  [
    'next-auth.session-token=a; x-next-auth.callback-url=b',
    'next-auth.session-token=a; x-next-auth.callback-url=b',
  ],
])('the cookies %s become %s', (cookies, expected) => {
  expect(withoutCallbackUrl(cookies)).toBe(expected)
})
