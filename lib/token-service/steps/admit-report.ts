import { sourceOf } from '@/lib/domain/source'
import type { Asked, Serving } from '../endpoint'
import { OAuthError } from '../errors'
import type { WhereAndWhen } from './count-use'

/** Refuses an address that sends too many reports, whatever is in them. */
export async function admitReport({ service, request }: Serving & Asked): Promise<WhereAndWhen> {
  const now = service.clock()
  const from = service.sourceAddress(request.raw)
  const seconds = await service.reportThrottle.count(sourceOf(from))
  if (seconds === 0) return { from, now }
  throw new OAuthError('temporarily_unavailable', 'too_many_reports', 'Too many reports. Try again later.', {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    about: { from, now },
  })
}
