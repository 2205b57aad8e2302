import type { CredentialKind } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { reportSecretInput } from '@/lib/schemas/commands/secret'
import { applyReport, eventOfReport, reportAction } from './apply-report'
import { defineChange } from './define-change'

/**
 * Reports a secret as leaked (R7). With `ends` it and its tokens are refused when this returns; if it was the last live one, its
 * credential is disabled. A second report changes nothing, unless it ends the secret.
 */
function reportSecret(kind: CredentialKind) {
  return defineChange({
    permission: 'credentials:manage',
    input: reportSecretInput,
    action: reportAction(kind),
    stepUp: 'never',
    async run({ actor, input, store, composeReportAlert, now }) {
      const { secretId, source: foundIn, ends: wantsEnd } = input
      const report = { secretId, foundIn, wantsEnd, by: actor.name }
      const done = await applyReport(report, { store, composeReportAlert, now })
      const credential = done?.secret.credential
      if (!done || credential?.id !== input.id || credential.kind !== kind) return fail({ kind: 'not_found' })
      return ok({ ...done, now })
    },
    audit: ({ output: { now, ...done } }) => eventOfReport(done, now),
  })
}

export const reportApiClientSecret = reportSecret('api_client')
export const reportServiceApiKeySecret = reportSecret('service_api_key')
