import { runtime } from '@/lib/runtime'

const day = 24 * 60 * 60 * 1000

/** For this long a reader may rely on what it read; then it asks again. */
const validDays = 90

/** Whom to tell of a security problem of this instance (RFC 9116). */
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
