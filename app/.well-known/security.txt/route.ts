import { runtime } from '@/lib/runtime'

const day = 24 * 60 * 60 * 1000

/** How long a reader may rely on the file. */
const validDays = 90

/** The contact for security problems of this instance (RFC 9116). */
export function GET(): Response {
  const { clock, publicConfig } = runtime()
  const expires = new Date(clock().getTime() + validDays * day)
  const lines = [
    `Contact: ${publicConfig.securityContact}`,
    `Expires: ${expires.toISOString()}`,
    `Canonical: ${publicConfig.publicUrl}/.well-known/security.txt`,
    'Preferred-Languages: en',
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
