import type { IncomingMessage } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The origin of a request that could change something (OWASP: Cross-Site Request Forgery Prevention, Fetch Metadata).
 * Browsers send it in `Sec-Fetch-Site`, older ones in `Origin`. Without either it is `foreign`. If the two disagree, which
 * no browser does, it is `contradictory`. A request that only reads is always `ours`.
 */
export function senderOf(
  { method = '', headers }: IncomingMessage,
  publicUrl: string,
): 'ours' | 'foreign' | 'contradictory' {
  if (safeMethods.has(method)) return 'ours'
  const { origin, 'sec-fetch-site': site } = headers
  if (site === undefined) return origin === publicUrl ? 'ours' : 'foreign'
  if (site !== 'same-origin' && site !== 'none') return 'foreign'
  // A page with the policy `no-referrer` submits its forms with the origin `null`.
  return origin === undefined || origin === 'null' || origin === publicUrl ? 'ours' : 'contradictory'
}
