import type { IncomingMessage } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request could change something and does not come from our own pages (OWASP: Cross-Site Request Forgery
 * Prevention, Fetch Metadata). Browsers say so by `Sec-Fetch-Site`, older ones by `Origin`; one that says neither is refused.
 */
export function isCrossSite(request: IncomingMessage, publicUrl: string): boolean {
  if (safeMethods.has(request.method ?? '')) return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return request.headers.origin !== publicUrl
}
