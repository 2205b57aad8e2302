import type { AccessTokenClaims } from '@/lib/domain/access-token'
import { second } from '@/lib/domain/time'
import type { Redemptions, SecretUse } from '@/lib/ports/redemptions'
import { openFlushing } from './flushing'

/** Less often than redemptions: every busy token is written each time. Milliseconds. */
export const tokenUsesWritten = 10 * second

/** As for redemptions: beyond this, uses of further secrets are dropped. */
const mostGathered = 50_000

/**
 * Gathers the latest use of the tokens of each secret in memory, and writes them every ten seconds and when closed. It is called
 * for every verification: one look-up, and nothing is created while the secret is known.
 */
export function openTokenUseBuffer(write: Redemptions['write'], failed: (error: unknown) => void) {
  let gathered = new Map<string, SecretUse>()

  const { flush, close } = openFlushing<SecretUse>({
    batchSize: 100,
    interval: tokenUsesWritten,
    take() {
      const rows = [...gathered.values()]
      gathered = new Map()
      return rows
    },
    /** Uses gathered in the meantime are newer. */
    keep(uses) {
      for (const use of uses)
        if (gathered.size < mostGathered && !gathered.has(use.secretId)) gathered.set(use.secretId, use)
    },
    write,
    failed,
  })

  return {
    add(token: Pick<AccessTokenClaims, 'sub' | 'kt_secret'>, from: string | null, at: Date): void {
      const known = gathered.get(token.kt_secret)
      if (known) {
        known.at = at
        if (from !== null) known.from = from
      } else if (gathered.size < mostGathered) {
        const { sub: credentialId, kt_secret: secretId } = token
        gathered.set(secretId, { credentialId, secretId, at, from, redeems: false })
      }
    },
    /** Writes what is gathered now. Returns whether it has been written. */
    flush,
    /** Writes everything that is left, until the deadline. Returns of which credentials a last use was lost. */
    async close(deadline: AbortSignal): Promise<string[]> {
      return (await close(deadline)).map(({ credentialId }) => credentialId)
    },
  }
}
