import type { AuditEntry } from '@/lib/domain/audit-event'
import { differences } from '@/lib/domain/changes'
import { stateOf, type CredentialKind } from '@/lib/domain/credential'
import { effectOfReport, type OwnedSecret } from '@/lib/domain/secret-report'
import type { SecretReport } from '@/lib/domain/report-notice'
import type { ComposeReportAlert } from '@/lib/ports/notices'
import type { TransactionStore } from '@/lib/ports/store'
import { credentialTarget, kinds } from './credential-kinds'

/** A secret that was reported, and what the reporter wants. */
interface ReportedSecret {
  secretId: string
  foundIn: string | null
  wantsEnd: boolean
  /** The name of the person, or the address of the program. */
  by: string
}

interface Reporting {
  store: TransactionStore
  composeReportAlert: ComposeReportAlert
  now: Date
}

/** What a report came to. */
export interface AppliedReport {
  secret: OwnedSecret
  foundIn: string | null
  /** Null if nothing changed: it had been reported before, and did not end now. */
  effect: ReturnType<typeof effectOfReport>
}

/**
 * Does what the report of a secret asks for, in the reporter's transaction: notes it, ends the secret, disables its credential if
 * that was the last live one, and alerts the administrators of a live one. Null if there is no such secret.
 */
export async function applyReport(
  { secretId, foundIn, wantsEnd, by }: ReportedSecret,
  { store, composeReportAlert, now }: Reporting,
): Promise<AppliedReport | null> {
  const found = await store.secrets.lock(secretId, now)
  if (!found) return null
  const { secret, liveBeside } = found
  const effect = effectOfReport(secret, { wantsEnd, liveBeside, now })
  if (!effect) return { secret, foundIn, effect }
  const { id, kind, disabledAt } = secret.credential
  const change = kinds[kind].change(store)
  if (effect.isFirst) await store.secrets.markReported(secretId, now)
  if (effect.ends) await change.endSecret(id, secretId, now)
  if (effect.disables) await change.disable(id, disabledAt ?? now)
  // Again if it ends only now: whoever was told that it still works must know.
  if (effect.wasLive && (effect.isFirst || effect.ends)) {
    const outcome = effect.disables ? 'disabled' : effect.ends ? 'ended' : disabledAt ? 'dormant' : 'flagged'
    const report: SecretReport = { secretId, hint: secret.hint, foundIn, by, outcome, at: now }
    await alert(report, id, { store, composeReportAlert })
  }
  return { secret, foundIn, effect }
}

/** Alerts every cloud administrator of a reported secret. */
async function alert(
  report: SecretReport,
  credentialId: string,
  { store, composeReportAlert }: Pick<Reporting, 'store' | 'composeReportAlert'>,
): Promise<void> {
  const credential = await store.notices.credential(credentialId)
  if (!credential) return
  for (const recipient of await store.notices.administrators())
    await store.notices.keep(composeReportAlert(report, credential, recipient))
}

/** The name of the event in the audit trail. */
export const reportAction = (kind: CredentialKind) => `${kind}.secret_reported` as const

/** The event of a report; none if nothing changed. */
export function eventOfReport({ secret, foundIn, effect }: AppliedReport, now: Date): AuditEntry[] {
  if (!effect) return []
  const { credential } = secret
  const { kind, clientId, serviceUserName: serviceUser } = credential
  const state = stateOf(credential, now)
  return [
    {
      target: credentialTarget(kind, credential),
      detail: {
        ...(kind === 'api_client' ? { clientId } : { serviceUser }),
        secret: secret.hint,
        source: foundIn,
        wasLive: effect.wasLive,
        ended: effect.ends,
        ...(effect.disables && differences({ state }, { state: 'disabled' })),
      },
    },
  ]
}
