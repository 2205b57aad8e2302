import type { IncomingMessage } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Where a request that could change something comes from (OWASP: Cross-Site Request Forgery Prevention, Fetch Metadata).
 * Browsers say so by `Sec-Fetch-Site`, older ones by `Origin`; one that says neither is `foreign`. `contradictory`: no
 * browser names our own pages, or no page, and another origin. One that only reads is `ours`, whoever sends it.
 */
export function senderOf(
  { method = '', headers }: IncomingMessage,
  publicUrl: string,
): 'ours' | 'foreign' | 'contradictory' {
  if (safeMethods.has(method)) return 'ours'
  const { origin, 'sec-fetch-site': site } = headers
  if (site === undefined) return origin === publicUrl ? 'ours' : 'foreign'
  if (site !== 'same-origin' && site !== 'none') return 'foreign'
  // A page without a referrer sends its forms from `null`.
  return origin === undefined || origin === 'null' || origin === publicUrl ? 'ours' : 'contradictory'
}
