import { randomUUID } from 'node:crypto'
import type { Config } from '@/lib/config'
import { openNotices } from '@/lib/jobs/notices'
import { openRedemptionBuffer } from '@/lib/jobs/redemption-buffer'
import { openUsageBuffer } from '@/lib/jobs/usage-buffer'
import { openUpkeep } from '@/lib/jobs/upkeep'
import type { MailTransport } from '@/lib/mail/smtp'
import type { Store } from '@/lib/store/open-store'
import type { Outage } from './outage'

interface JobContext {
  store: Store
  config: Config
  /** Null: messages wait. */
  transport: MailTransport | null
  outage: Outage
  /** What time it is. */
  clock: () => Date
}

/** What was only in memory and could not be written before the end. */
export interface Losses {
  /** Uses that are missing from the counts. */
  uses: number
  /** Credentials of which the last use is not told. */
  credentials: number
}

/** Milliseconds that ending may take: who stops a process usually kills it after thirty seconds. */
const patience = 8_000

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/**
 * What goes on by itself: counting uses, tidying them, notices and their mail. What fails is tried again. Uses are gathered from
 * the beginning; the rest waits until it is started, or a start that fails would have done its work already.
 */
export function openJobs({ store, config, transport, outage, clock }: JobContext) {
  const failed = (what: string) => (error: unknown) => outage.failed(what, error)
  const policies = store.read.policies

  const redemptions = openRedemptionBuffer(
    store.writeRedemptions,
    failed('last-redeemed times could not be written; they are kept and tried again'),
  )
  const usage = openUsageBuffer(
    store.addUsage,
    failed('usage could not be written; it is kept and tried again'),
  )
  const upkeep = openUpkeep(
    { usage: store.keepUsage, sessions: store.keepSessions },
    { keptDays: async () => (await policies.get()).usageDays, clock },
    failed('old usage and sessions could not be removed; it is tried again in an hour'),
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
    /** Ends the work under way: what was gathered is written, as far as that can be done in time. */
    async close(): Promise<Losses> {
      const deadline = AbortSignal.timeout(patience)
      const ended = Promise.all([notices.close(), upkeep.close()])
      const [credentials, uses] = await Promise.all([redemptions.close(deadline), usage.close(deadline)])
      await Promise.race([ended, aborted(deadline)])
      return { uses, credentials }
    },
  }
}
