import type { FastifyRequest } from 'fastify'
import { withoutSecrets } from '@/lib/domain/secret-in-address'
import { pathOf } from './request-target'

/** In characters. No page has a longer address, and tokens would have to wait while one is searched for secrets. */
const longest = 16 * 1024

export const isTooLong = ({ url }: Pick<FastifyRequest, 'url'>) => url.length > longest

const searched = new WeakMap<Pick<FastifyRequest, 'url'>, string | null>()

/** The address of a request without the secrets in it; null if it contains none. It is searched once. */
export function cleanAddressOf(request: Pick<FastifyRequest, 'url'>): string | null {
  const known = searched.get(request)
  if (known !== undefined) return known
  const clean = withoutSecrets(request.url)
  searched.set(request, clean)
  return clean
}

/** The path of a request, as the log may show it. */
export function loggedPathOf(request: Pick<FastifyRequest, 'url'>): string {
  return isTooLong(request) ? '(too long)' : pathOf(cleanAddressOf(request) ?? request.url)
}
