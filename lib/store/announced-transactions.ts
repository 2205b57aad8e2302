import type { Result } from '@/lib/domain/failure'
import type { Change } from '@/lib/ports/change-feed'
import type { Announcement } from './change-feed/announcement'
import type { OpenChangeFeed } from './change-feed/open-change-feed'
import type { PrismaClient } from './generated/client'
import { inTransaction, type Sql } from './transaction'

type Transact<Open> = <T>(work: (open: Open) => Promise<Result<T>>) => Promise<Result<T>>

/**
 * Transactions whose changes are announced to everything that keeps data in memory. `open` gets the list to which it adds
 * what it changes.
 */
export function announcedTransactions<Open>(
  prisma: PrismaClient,
  feed: OpenChangeFeed,
  open: (sql: Sql, changes: Change[]) => Open,
) {
  /** Commits and announces. */
  async function commit<T>(announcement: Announcement, work: (open: Open) => Promise<Result<T>>) {
    let changes: Change[] = []
    try {
      const result = await inTransaction(prisma, async (sql) => {
        changes = []
        const done = await work(open(sql, changes))
        if (done.ok && changes.length > 0) await announcement.notify(sql, changes)
        return done
      })
      if (result.ok && changes.length > 0) announcement.committed()
      return result
    } finally {
      // Also after a failure, because the outcome of a commit may be unknown.
      announcement.apply(changes)
    }
  }

  return {
    /** One transaction. When this returns, no process uses the old state. */
    async transaction<T>(work: (open: Open) => Promise<Result<T>>): Promise<Result<T>> {
      const announcement = feed.begin()
      try {
        const result = await commit(announcement, work)
        await announcement.settled()
        return result
      } finally {
        announcement.end()
      }
    },

    /**
     * Several transactions, one after the other. When this returns, no process uses the state from before any of them. It waits
     * once, for the last: a process that has applied that one has applied all.
     */
    async together<T>(work: (transaction: Transact<Open>) => Promise<T>): Promise<T> {
      const announcements: Announcement[] = []
      try {
        return await work(async (each) => {
          const announcement = feed.begin()
          announcements.push(announcement)
          return commit(announcement, each)
        })
      } finally {
        await announcements.findLast((each) => each.isCommitted())?.settled()
        for (const each of announcements) each.end()
      }
    },
  }
}
