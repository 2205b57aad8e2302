import { setTimeout as sleep } from 'node:timers/promises'
import type { CountedUse } from '@/lib/domain/usage'
import type { Change } from '@/lib/ports/change-feed'
import type { Clock } from '@/lib/ports/clock'
import { changeApiClients, changeCredentials } from './change-credentials'
import { serviceApiKeys } from './credential-rows'
import { announcedTransactions } from './announced-transactions'
import { changeAttempts, countAttempts, keepAttempts } from './attempts'
import { appendEvent, readAuditTrail } from './audit-trail'
import { changeCatalogue, readCatalogue } from './catalogue'
import { openChangeFeed, type FeedOptions } from './change-feed/open-change-feed'
import type { Database } from './database'
import { readDeadlines } from './deadlines'
import { changeDevices } from './devices'
import { changeFactors, readFactors } from './factors'
import { PrismaClient } from './generated/client'
import { keepRefusals } from './keep-refusals'
import { keepSecrets } from './keep-secrets'
import { keepUsage } from './keep-usage'
import { changeGroups, readGroups } from './groups'
import type { StoreKeys } from './keys'
import { readFirstSteps } from './first-steps'
import { changeMailOutbox, keepMailOutbox, readMailOutbox } from './mail-outbox'
import { readNamedCredentials } from './named-credentials'
import { changeNotices, keepNotices, readNotices } from './notices'
import { readKnownCredentials } from './known-credentials'
import { changePasskeys, keepUsedChallenges, readPasskeys } from './passkeys'
import { changePeople, readPeople } from './people'
import { changePolicies, readPolicies } from './policies'
import { readApiClients, readServiceApiKeys } from './read-credentials'
import { readUsage } from './read-usage'
import { readRefusals } from './read-refusals'
import { keepRedemptions } from './redemptions'
import { countRefusals } from './refusals'
import { changeSecrets, readSecrets, recogniseSecrets } from './secrets'
import { readSearch } from './search'
import { changeRevokedTokens, keepRevokedTokens } from './revoked-tokens'
import { changeServiceUsers, readServiceUsers } from './service-users'
import { changeSignInLinks, readSignInLinks } from './sign-in-links'
import { changeSessions, keepSessions, openSessions, readSessions } from './sessions'
import { openSigningKeys } from './signing-keys'
import { transactionOptions, type Sql } from './transaction'
import { readTrailSubjects } from './trail-subjects'
import { addUsage } from './write-usage'

type NewEvent = Parameters<typeof appendEvent>[2]

export type Store = ReturnType<typeof openStore>

/** All stored data, over a migrated database. */
export function openStore(database: Database, keys: StoreKeys, feedOptions: FeedOptions) {
  const { jobs, pages, machines, exports, disconnect } = openClients(database)
  const feed = openChangeFeed(feedOptions)

  function openTransaction(sql: Sql, changes: Change[]) {
    const touched = (kind: Change['kind']) => (id: string) => void changes.push({ kind, id })
    return {
      store: {
        apiClients: changeApiClients(sql, keys, touched('credential')),
        attempts: changeAttempts(sql),
        serviceApiKeys: changeCredentials(sql, keys, serviceApiKeys, touched('credential')),
        catalogue: changeCatalogue(sql, { api: touched('api'), product: touched('product') }),
        mail: changeMailOutbox(sql),
        notices: changeNotices(sql),
        people: changePeople(sql),
        devices: changeDevices(sql, keys),
        factors: changeFactors(sql, keys),
        passkeys: changePasskeys(sql),
        groups: changeGroups(sql),
        signInLinks: changeSignInLinks(sql, keys),
        policies: changePolicies(sql, touched('policy')),
        secrets: changeSecrets(sql),
        serviceUsers: changeServiceUsers(sql),
        sessions: changeSessions(sql),
      },
      audit: (event: NewEvent) => appendEvent(sql, keys.auditChain, event),
      refusals: countRefusals(sql),
    }
  }

  return {
    read: {
      apiClients: readApiClients(pages),
      serviceApiKeys: readServiceApiKeys(pages),
      catalogue: readCatalogue(pages),
      deadlines: readDeadlines(pages),
      firstSteps: readFirstSteps(pages),
      mail: readMailOutbox(pages),
      notices: readNotices(pages),
      people: readPeople(pages),
      factors: readFactors(pages),
      passkeys: readPasskeys(pages),
      groups: readGroups(pages),
      signInLinks: readSignInLinks(pages, keys),
      sessions: readSessions(pages),
      policies: readPolicies(pages),
      secrets: readSecrets(pages, keys),
      serviceUsers: readServiceUsers(pages),
      audit: {
        ...readAuditTrail(pages, keys.auditChain),
        all: readAuditTrail(exports, keys.auditChain).all,
        verify: readAuditTrail(exports, keys.auditChain).verify,
      },
      trailSubjects: readTrailSubjects(pages),
      usage: { ...readUsage(pages), all: readUsage(exports).all },
      refusals: { ...readRefusals(pages), all: readRefusals(exports).all },
      search: readSearch(pages),
    },

    ...announcedTransactions(pages, feed, openTransaction),

    sessions: openSessions(pages),
    /** `pausing` is told of each source that has to wait, and how many seconds. */
    attempts: (clock: Clock, pausing: (source: string, seconds: number) => void) =>
      countAttempts(pages, keys, { clock, pausing }),
    /** The clock decides which revoked tokens have expired. */
    knownCredentials: (clock: Clock) => readKnownCredentials(machines, clock),
    feed,
    /** Whether anybody has been set up, for the start of a process. */
    anyPerson: readPeople(jobs).any,
    policies: readPolicies(jobs),
    secrets: recogniseSecrets(jobs),
    keepAttempts: keepAttempts(jobs),
    keepSessions: keepSessions(jobs),
    keepRevokedTokens: keepRevokedTokens(jobs),
    keepUsedChallenges: keepUsedChallenges(jobs),
    /** Like `transaction` and `together`, over the connections of machines. */
    revokedTokens: announcedTransactions(machines, feed, (sql, changes) =>
      changeRevokedTokens(sql, (id) => void changes.push({ kind: 'credential', id })),
    ),
    redemptions: keepRedemptions(jobs),
    keepUsage: keepUsage(jobs),
    keepRefusals: keepRefusals(jobs, database.kind),
    keepSecrets: keepSecrets(jobs),
    keepNotices: keepNotices(jobs),
    mailOutbox: keepMailOutbox(jobs),
    namedCredentials: readNamedCredentials(jobs),
    addUsage: (uses: CountedUse[]) => addUsage(jobs, uses),
    openSigningKeys: (now: Date) => openSigningKeys(jobs, keys.sealing, now),

    /** Whether the database answers. */
    async isReachable(): Promise<boolean> {
      return machines.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      )
    },

    async close(): Promise<void> {
      // This connection may wait for a server that hangs. Closing it loses no data.
      await Promise.race([feed.close(), sleep(2_000, undefined, { ref: false })])
      await disconnect()
    },
  }
}

/**
 * One client for each kind of work, or one for all if the database has a single connection. A client is created at its first
 * use: each takes five megabytes, and a process that serves only machines needs two.
 */
function openClients(database: Database) {
  const clients = new Map<Database['adapter'], PrismaClient>()
  const open = (adapter: Database['adapter']) => {
    const client = clients.get(adapter) ?? new PrismaClient({ adapter, transactionOptions })
    clients.set(adapter, client)
    return client
  }
  const clientOf = (adapter: Database['adapter']) =>
    new Proxy({} as PrismaClient, {
      get(_, name) {
        const client = open(adapter)
        const value: unknown = Reflect.get(client, name)
        return typeof value === 'function' ? (value.bind(client) as unknown) : value
      },
    })
  return {
    jobs: clientOf(database.adapter),
    pages: clientOf(database.pages),
    machines: clientOf(database.machines),
    exports: clientOf(database.exports),
    async disconnect(): Promise<void> {
      await Promise.all([...clients.values()].map((client) => client.$disconnect()))
    },
  }
}
