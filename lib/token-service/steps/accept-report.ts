import { hashSecret, secretIn } from '@/lib/domain/secret'
import { foundIn } from '@/lib/domain/secret-report'
import type { Answered, Serving } from '../endpoint'
import { OAuthError } from '../errors'
import type { WhereAndWhen } from './count-use'
import type { AskedReport } from './read-report'

/**
 * Takes the report. What is no secret, or has a typing error, is dropped here; of the others only keyed hashes are kept, and the
 * database is asked later. All reports of the same form take the same work until they are answered.
 */
export function acceptReport({ service, report, from, now }: Serving & WhereAndWhen & AskedReport): Answered {
  const { secrets, source, revoke } = report
  const hashes = secrets.flatMap((text) => {
    const found = secretIn(text)
    if (!found?.secret || found.kind === 'one_time_link') return []
    return [hashSecret(service.secretHashKey, found.secret.reveal())]
  })
  if (!service.reported({ hashes, foundIn: foundIn(source), revoke, from }))
    throw new OAuthError('temporarily_unavailable', 'reports_waiting', 'Too many reports are waiting.', {
      status: 503,
      headers: { 'retry-after': '5' },
      about: { from, now },
    })
  return { answer: { status: 'accepted' } }
}
