import { ok, type Result } from '@/lib/domain/failure'
import type { CountedUse } from '@/lib/domain/usage'
import { changeApiClients, changeCredentials } from './change-credentials'
import { serviceApiKeys } from './credential-rows'
import { appendEvent, readAuditTrail } from './audit-trail'
import { changeCatalogue, readCatalogue } from './catalogue'
import { openChangeFeed, type Change } from './change-feed'
import type { Database } from './database'
import { PrismaClient } from './generated/client'
import { keepUsage } from './keep-usage'
import { changeGroups, readGroups } from './groups'
import type { StoreKeys } from './keys'
import { readExpirations } from './expirations'
import { changeMailOutbox, keepMailOutbox, readMailOutbox } from './mail-outbox'
import { readNamedCredentials } from './named-credentials'
import { changeNotices, keepNotices, readNotices } from './notices'
import { readKnownCredentials, writeRedemptions, type Redemption } from './known-credentials'
import { changePeople, readPeople } from './people'
import { changePolicies, readPolicies } from './policies'
import { readApiClients, readCredentials } from './read-credentials'
import { readUsage } from './read-usage'
import { countRefusals } from './refusals'
import { changeServiceUsers, readServiceUsers } from './service-users'
import { changeSignInLinks, readSignInLinks } from './sign-in-links'
import { changeSessions, openSessions, readSessions } from './sessions'
import { openSigningKeys } from './signing-keys'
import { inTransaction, type Sql } from './transaction'
import { addUsage } from './write-usage'

type NewEvent = Parameters<typeof appendEvent>[2]

export type Store = ReturnType<typeof openStore>

/**
 * Everything that is kept, over a migrated database.
 * `feedLost` is told when changes made by other processes may be missed for a while.
 */
export function openStore(database: Database, keys: StoreKeys, feedLost: (error: unknown) => void) {
  const prisma = new PrismaClient({ adapter: database.adapter })
  const feed = openChangeFeed(database.url, feedLost)

  function openTransaction(sql: Sql, changes: Change[]) {
    const touched = (kind: Change['kind']) => (id: string) => void changes.push({ kind, id })
    return {
      store: {
        credentials: changeApiClients(sql, keys, touched('credential')),
        serviceApiKeys: changeCredentials(sql, keys, serviceApiKeys, touched('credential')),
        catalogue: changeCatalogue(sql, touched('api')),
        mail: changeMailOutbox(sql),
        notices: changeNotices(sql),
        people: changePeople(sql),
        groups: changeGroups(sql),
        signInLinks: changeSignInLinks(sql, keys),
        policies: changePolicies(sql),
        serviceUsers: changeServiceUsers(sql),
        sessions: changeSessions(sql),
      },
      audit: (event: NewEvent) => appendEvent(sql, keys.auditChain, event),
      refusals: countRefusals(sql),
    }
  }

  return {
    read: {
      credentials: readApiClients(prisma),
      serviceApiKeys: readCredentials(prisma, serviceApiKeys),
      catalogue: readCatalogue(prisma),
      expirations: readExpirations(prisma),
      mail: readMailOutbox(prisma),
      notices: readNotices(prisma),
      people: readPeople(prisma),
      groups: readGroups(prisma),
      signInLinks: readSignInLinks(prisma, keys),
      sessions: readSessions(prisma),
      policies: readPolicies(prisma),
      serviceUsers: readServiceUsers(prisma),
      audit: readAuditTrail(prisma, keys.auditChain),
      usage: readUsage(prisma),
    },

    async transaction<T>(
      work: (open: ReturnType<typeof openTransaction>) => Promise<Result<T>>,
    ): Promise<Result<T>> {
      const result = await inTransaction(prisma, async (sql) => {
        const changes: Change[] = []
        const done = await work(openTransaction(sql, changes))
        if (!done.ok) return done
        await feed.notify(sql, changes)
        return ok({ value: done.value, changes })
      })
      if (!result.ok) return result
      feed.announce(result.value.changes)
      return ok(result.value.value)
    },

    sessions: openSessions(prisma),
    knownCredentials: readKnownCredentials(prisma),
    feed,
    writeRedemptions: (redemptions: Redemption[]) => writeRedemptions(prisma, redemptions),
    keepUsage: keepUsage(prisma),
    keepNotices: keepNotices(prisma),
    mailOutbox: keepMailOutbox(prisma),
    namedCredentials: readNamedCredentials(prisma),
    addUsage: (uses: CountedUse[]) => addUsage(prisma, uses),
    openSigningKeys: (now: Date) => openSigningKeys(prisma, keys.sealing, now),

    /** Whether the database answers. */
    async isReachable(): Promise<boolean> {
      return prisma.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      )
    },

    async close(): Promise<void> {
      await feed.close()
      await prisma.$disconnect()
    },
  }
}
