import { ok } from '@/lib/domain/failure'
import { verifyAuditTrailInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'

/** Verifies the whole chain of administration events, and reports where it is broken, if anywhere. */
export const verifyAuditTrail = defineQuery({
  permission: 'audit:export',
  input: verifyAuditTrailInput,
  async run({ store }) {
    return ok(await store.audit.verify())
  },
})
