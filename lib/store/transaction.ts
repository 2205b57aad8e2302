import type { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { fail, type Failure, type Result } from '@/lib/domain/failure'
import { Prisma, type PrismaClient } from './generated/client'

/** How long every transaction may wait to begin, and work, in milliseconds. Prisma's own limits fail on a busy machine. */
export const transactionOptions = { maxWait: 10_000, timeout: 15_000 }

/** The client inside a transaction. */
export type Sql = Prisma.TransactionClient

/** Thrown to end a transaction without a result. */
class RollBack extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind)
  }
}

// A unique violation by a concurrent transaction, a write conflict, or a deadlock.
const passing = new Set(['P2002', 'P2034'])
const mostAttempts = 4

function isPassing(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError && (passing.has(error.code) || isConflict(error))
  )
}

/** A write conflict or a deadlock in a raw statement, which Prisma reports under the code of every failed raw statement. */
function isConflict({ code, meta }: Prisma.PrismaClientKnownRequestError): boolean {
  const { cause } = (meta?.driverAdapterError ?? {}) as Partial<DriverAdapterError>
  return code === 'P2010' && cause?.kind === 'TransactionWriteConflict'
}

/**
 * Runs `work` in one transaction: committed if it succeeds, rolled back if it fails or throws. After a conflict with another
 * transaction it runs again from the start. It then sees what the other one has written and can report it. A conflict that
 * persists is thrown.
 */
export async function inTransaction<T>(
  prisma: PrismaClient,
  work: (sql: Sql) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(async (sql) => {
        const result = await work(sql)
        if (!result.ok) throw new RollBack(result.failure)
        return result
      })
    } catch (error) {
      if (error instanceof RollBack) return fail(error.failure)
      if (!isPassing(error) || attempt === mostAttempts) throw error
    }
  }
}
