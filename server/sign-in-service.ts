import { pathOf } from './request-target'

/** The requests that our pages send to next-auth. Others are refused or redirected to our own page. */
const served = new Set([
  'GET /api/auth/csrf',
  'GET /api/auth/providers',
  'GET /api/auth/session',
  'POST /api/auth/callback/credentials',
  'POST /api/auth/callback/passkey',
  'POST /api/auth/signout',
])

/** Pages of next-auth that the console replaces with its own. */
const replaced = /^\/api\/auth\/(signin|signout|error|verify-request|callback)(\/|$)/

/** In bytes. A password and an address are far shorter. */
export const mostOfASignIn = 16 * 1024

/**
 * How to treat a request to next-auth: it is `served`, `replaced` by the sign-in page, or `refused`. Null for other requests.
 * A path that is spelled differently than in our pages is a request to next-auth too, and is never served.
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

/** The cookies without next-auth's callback URL. Our pages pass that themselves, and next-auth throws on an invalid one. */
export function withoutCallbackUrl(cookies: string): string {
  return cookies
    .split(';')
    .filter((cookie) => !/^\s*(__Secure-)?next-auth\.callback-url\s*=/.test(cookie))
    .join(';')
}
