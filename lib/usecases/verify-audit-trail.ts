import { ok } from '@/lib/domain/failure'
import { verifyAuditTrailInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'

/** Walks the whole chain of administration events and says where it does not hold, if anywhere. */
export const verifyAuditTrail = defineQuery({
  permission: 'audit:export',
  input: verifyAuditTrailInput,
  async run({ store }) {
    return ok(await store.audit.verify())
  },
})
