import type { AuditAction } from '@/lib/domain/audit-event'
import type { ReadFirstSteps, StoredSteps } from '@/lib/ports/first-steps'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'

/** How many of the latest rows of usage are searched for a question of a gateway. */
const mostSearched = 10_000

/** How far a new installation has been set up, each step by what it leaves behind. */
export function readFirstSteps(sql: Sql) {
  return {
    async taken(): Promise<StoredSteps> {
      const [row] = await sql.$queryRaw<StoredSteps[]>`
        SELECT
          (${done('keyturn.test_message_sent')}
            OR EXISTS (SELECT 1 FROM "MailOutbox" WHERE "sentAt" IS NOT NULL)) AS "mailSent",
          (${done('keyturn.sample_catalogue_removed')} OR ${done('api.added')} OR ${done('api.edited')}) AS "ownCatalogue",
          EXISTS (SELECT 1 FROM "Credential") AS "credential",
          (EXISTS (
            SELECT 1 FROM (SELECT "scope" FROM "Usage" ORDER BY "period" DESC, "id" DESC LIMIT ${mostSearched}) AS u
            WHERE u."scope" NOT IN ('token', 'revoke')
          ) OR EXISTS (
            SELECT 1 FROM "Credential" WHERE "kind" = 'service_api_key' AND "deletedAt" IS NULL AND "lastRedeemedAt" IS NOT NULL
          )) AS "gatewayAsked"`
      if (!row) throw new Error('the database answered without a row')
      return row
    },
  } satisfies ReadFirstSteps
}

const done = (action: AuditAction) =>
  Prisma.sql`EXISTS (SELECT 1 FROM "AuditEvent" WHERE "action" = ${action} AND "outcome" = 'done')`
