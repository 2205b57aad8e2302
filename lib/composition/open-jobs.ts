import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Config } from '@/lib/config'
import { openNotices } from '@/lib/jobs/notices'
import { openRedemptionBuffer } from '@/lib/jobs/redemption-buffer'
import { openUsageBuffer } from '@/lib/jobs/usage-buffer'
import { openUsageUpkeep } from '@/lib/jobs/usage-upkeep'
import type { MailTransport } from '@/lib/mail/smtp'
import type { Store } from '@/lib/store/open-store'

interface JobContext {
  store: Store
  config: Config
  /** Null: messages wait. */
  transport: MailTransport | null
  log: Logger
  /** What time it is. */
  clock: () => Date
}

/**
 * What goes on by itself: counting uses, tidying them, notices and their mail. What fails is tried again. Uses are gathered from
 * the beginning; the rest waits until it is started, or a start that fails would have done its work already.
 */
export function openJobs({ store, config, transport, log, clock }: JobContext) {
  const failed = (what: string) => (error: unknown) => log.error({ err: error }, what)
  const policies = store.read.policies

  const redemptions = openRedemptionBuffer(
    store.writeRedemptions,
    failed('last-redeemed times could not be written; they are kept and tried again'),
  )
  const usage = openUsageBuffer(
    store.addUsage,
    failed('usage could not be written; it is kept and tried again'),
  )
  const upkeep = openUsageUpkeep(
    store.keepUsage,
    { keptDays: async () => (await policies.get()).usageDays, clock },
    failed('old usage could not be tidied; it is tried again in an hour'),
  )
  const notices = openNotices({
    context: {
      store: {
        ...store.keepNotices,
        expiring: store.namedCredentials.expiring,
        credential: store.namedCredentials.find,
        digestHour: async () => (await policies.get()).digestHour,
      },
      publicUrl: config.publicUrl,
      mintId: randomUUID,
    },
    outbox: store.mailOutbox,
    remove: store.keepNotices.remove,
    transport,
    clock,
    failed: (what) => failed(`${what}; it is tried again`),
  })

  return {
    start(): void {
      upkeep.start()
      notices.start()
    },
    redeemed: redemptions.add,
    used: usage.add,
    leaked: notices.leaked,
    /** Ends the work under way: what was gathered is written. */
    async close(): Promise<void> {
      await redemptions.close()
      await usage.close()
      await notices.close()
      await upkeep.close()
    },
  }
}
