import { pathOf } from './request-target'

/** What our pages ask of next-auth. Everything else that it would answer is refused or leads to our own page. */
const served = new Set([
  'GET /api/auth/csrf',
  'GET /api/auth/providers',
  'GET /api/auth/session',
  'POST /api/auth/callback/credentials',
  'POST /api/auth/signout',
])

/** Pages of next-auth, in place of which the console has its own. */
const replaced = /^\/api\/auth\/(signin|signout|error|verify-request|callback)(\/|$)/

/** Bytes. A password and an address are far shorter. */
export const mostOfASignIn = 16 * 1024

/**
 * What a request to next-auth is: `served`, `replaced` by the sign-in page, or `refused`; null when it is none. A path that is
 * written in another way than our pages do counts as one, and is never served.
 */
export function signInRequest(method: string, target: string): 'served' | 'replaced' | 'refused' | null {
  const path = pathOf(target)
  if (!/^\/+api\/+auth(\/|$)/i.test(decoded(path))) return null
  if (served.has(`${method === 'HEAD' ? 'GET' : method} ${path}`)) return 'served'
  return (method === 'GET' || method === 'HEAD') && replaced.test(path) ? 'replaced' : 'refused'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The cookies without the one in which next-auth keeps where to go next: we say it ourselves, and it throws on a bad one. */
export function withoutCallbackUrl(cookies: string): string {
  return cookies
    .split(';')
    .filter((cookie) => !/^\s*(__Secure-)?next-auth\.callback-url\s*=/.test(cookie))
    .join(';')
}
