import { fail, type Failure, type Result } from '@/lib/domain/failure'
import { Prisma, type PrismaClient } from './generated/client'

/** The client inside a transaction. */
export type Sql = Prisma.TransactionClient

/** Ends a transaction that must leave nothing behind. */
class RollBack extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind)
  }
}

// A unique constraint met at the same moment by another transaction, a write conflict, a deadlock.
const passing = new Set(['P2002', 'P2034'])
const mostAttempts = 4

function isPassing(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && passing.has(error.code)
}

/**
 * Runs `work` in one transaction: committed when it succeeds, rolled back when it fails or throws.
 * A conflict with another transaction runs it again from the start, which then sees what the other has written
 * and can say so; a conflict that stays is thrown.
 */
export async function inTransaction<T>(
  prisma: PrismaClient,
  work: (sql: Sql) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(
        async (sql) => {
          const result = await work(sql)
          if (!result.ok) throw new RollBack(result.failure)
          return result
        },
        { maxWait: 10_000, timeout: 15_000 },
      )
    } catch (error) {
      if (error instanceof RollBack) return fail(error.failure)
      if (!isPassing(error) || attempt === mostAttempts) throw error
    }
  }
}
