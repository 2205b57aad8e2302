import { randomUUID } from 'node:crypto'
import type { Config } from '@/lib/config'
import { openLeakReports } from '@/lib/jobs/leak-reports'
import { openNotices } from '@/lib/jobs/notices'
import { openRedemptionBuffer } from '@/lib/jobs/redemption-buffer'
import { openRefusalBuffer } from '@/lib/jobs/refusal-buffer'
import { openSecretRetirement } from '@/lib/jobs/secret-retirement'
import { openTokenUseBuffer } from '@/lib/jobs/token-use-buffer'
import { openUsageBuffer } from '@/lib/jobs/usage-buffer'
import { openUpkeep } from '@/lib/jobs/upkeep'
import type { MailTransport } from '@/lib/mail/smtp'
import type { Store } from '@/lib/store/open-store'
import type { receiveReports } from '@/lib/usecases/receive-reports'
import { retireQuietSecret, settleRetirement } from '@/lib/usecases/retire-by-itself'
import type { Outage } from './outage'

interface JobContext {
  store: Store
  config: Config
  /** Null if no mail server is configured: messages wait. */
  transport: MailTransport | null
  outage: Outage
  /** Does what programs that report leaked secrets ask for. */
  receiveReports: ReturnType<typeof receiveReports>
  /** The current time. */
  clock: () => Date
}

/** Data in memory that could not be written before the process stopped. */
export interface Losses {
  /** The number of uses missing from the counts. */
  uses: number
  /** The number of credentials whose last use is missing. */
  credentials: number
  /** The number of refusals that cannot be looked up. */
  refusals: number
  /** The number of secrets whose reports were lost. */
  reports: number
}

/** Milliseconds that stopping may take: service managers usually kill a process after thirty seconds. */
const patience = 8_000

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/**
 * The background work: counting and tidying usage, ending old secrets, reports of leaks, notices and their mail. Failures are
 * tried again. Uses are gathered at once. The rest waits for `start`, because a start of the server that fails must not do any
 * work.
 */
export function openJobs({ store, config, transport, outage, clock, receiveReports }: JobContext) {
  const failed = (what: string) => (error: unknown) => outage.failed(what, error)
  const { policies } = store

  const redemptions = openRedemptionBuffer(
    store.redemptions.write,
    failed('last-redeemed times could not be written; they are kept, trying again'),
  )
  const tokenUses = openTokenUseBuffer(
    store.redemptions.write,
    failed('last uses of tokens could not be written; they are kept, trying again'),
  )
  const usage = openUsageBuffer(
    store.addUsage,
    failed('usage could not be written; it is kept, trying again'),
  )
  const refusals = openRefusalBuffer(store.keepRefusals.add, {
    failed: failed('refusals could not be written; the latest are kept, trying again'),
    dropped: outage.refusalDropped,
    unstorable: outage.refusalsUnstorable,
    isAway: outage.isTroubled,
  })
  const upkeep = openUpkeep(
    {
      attempts: store.keepAttempts,
      usage: store.keepUsage,
      sessions: store.keepSessions,
      revokedTokens: store.keepRevokedTokens,
      usedChallenges: store.keepUsedChallenges,
      refusals: store.keepRefusals,
      secrets: store.keepSecrets,
    },
    { keptDays: async () => (await policies.get()).usageDays, clock },
    failed(
      'old usage, attempts, sessions, revoked tokens, challenges, refusals and secrets could not be removed; trying again in an hour',
    ),
  )
  const retirement = openSecretRetirement(
    {
      secrets: store.keepSecrets,
      retireQuiet: (which) => retireQuietSecret({ store, clock }, which),
      settle: (which) => settleRetirement({ store, clock }, which),
      storeUses: async () => (await redemptions.flush()) && (await tokenUses.flush()),
      clock,
    },
    failed('old secrets could not be retired; trying again in a minute'),
  )
  const notices = openNotices({
    context: {
      store: {
        ...store.keepNotices,
        expiring: store.namedCredentials.expiring,
        usedSinceReplaced: store.keepSecrets.usedSinceReplaced,
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
    failed: (what) => failed(`${what}; trying again`),
  })

  const reports = openLeakReports({
    recognise: (hashes) => store.secrets.recognise(hashes, clock()),
    async receive(known) {
      const failures = await receiveReports(known)
      notices.mailSoon()
      return failures
    },
    failed: failed('reports of leaked secrets could not be handled; they are kept, trying again'),
    dropped: failed('a report of a leaked secret could not be handled and is dropped'),
    isAway: outage.isTroubled,
  })

  return {
    start(): void {
      upkeep.start()
      reports.start()
      retirement.start()
      notices.start()
    },
    secretUsed: redemptions.add,
    tokenUsed: tokenUses.add,
    used: usage.add,
    refused: refusals.add,
    leaked: notices.leaked,
    reported: reports.add,
    /** Stops the work in progress and writes what was gathered, as far as time allows. */
    async close(): Promise<Losses> {
      const deadline = AbortSignal.timeout(patience)
      const ended = Promise.all([notices.close(), upkeep.close(), retirement.close()])
      const [reported, redeemed, used, uses, refused] = await Promise.all([
        reports.close(deadline),
        redemptions.close(deadline),
        tokenUses.close(deadline),
        usage.close(deadline),
        refusals.close(deadline),
      ])
      await Promise.race([ended, aborted(deadline)])
      return {
        uses,
        credentials: new Set([...redeemed, ...used]).size,
        refusals: refused,
        reports: reported,
      }
    },
  }
}
