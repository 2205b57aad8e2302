import { randomUUID } from 'node:crypto'
import type { Config } from '@/lib/config'
import type { Stranger } from '@/lib/domain/principal'
import { ok, type Result } from '@/lib/domain/failure'
import { signInLinkUrl } from '@/lib/domain/sign-in-link'
import { unknownAddress } from '@/lib/domain/source-address'
import { accountNotices } from '@/lib/jobs/account-notices'
import { verifyTrail } from '@/lib/store/audit-trail'
import type { Database } from '@/lib/store/database'
import { openStore } from '@/lib/store/open-store'
import { makeServerLink } from '@/lib/usecases/make-server-link'
import { auditChainKey, storeKeys } from './derived-keys'
import { mint } from './mint'

/** Verifies the audit trail of a database, without a runtime and without writing anything. */
export function verifyAuditTrailOf(database: Database, rootKey: Buffer) {
  return verifyTrail(database, auditChainKey(rootKey))
}

interface LinkRequest {
  config: Config
  database: Database
  rootKey: Buffer
  /** The current time. */
  clock: () => Date
  /** The person's e-mail address. */
  email: string
  /** Whether to remove their second factor and end their sessions first. */
  removeFactors: boolean
}

/** Creates a one-time link for a person, without a runtime. Only this answer ever contains the link. */
export async function makeServerLinkIn({
  config,
  database,
  rootKey,
  clock,
  email,
  removeFactors,
}: LinkRequest): Promise<Result<{ url: string; expiresAt: Date }>> {
  // No process holds this data in memory, so no change is announced.
  const store = openStore(database, storeKeys(rootKey), { url: null, serves: false, lost: () => {} })
  const by: Stranger = { kind: 'stranger', address: unknownAddress, agent: 'npm run admin:link' }
  try {
    const composeAccountNotice = accountNotices({ publicUrl: config.publicUrl, mintId: randomUUID })
    const ports = { store, mint, clock, composeAccountNotice }
    const made = await makeServerLink(ports, { email, removeFactors }, by)
    if (!made.ok) return made
    const { token, expiresAt } = made.value
    return ok({ url: signInLinkUrl(config.publicUrl, token), expiresAt })
  } finally {
    await store.close()
  }
}
