import type { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { Prisma } from './generated/client'

/** Prisma's codes for: no connection was free, a transaction could not begin or was closed, and a conflict that persists. */
const passing = new Set(['P2024', 'P2028', 'P2034'])

/**
 * Whether a query or transaction failed because the database is away, too slow or overloaded, so that trying again may help.
 * False for what only a mistake of ours explains. Drivers report lost connections in many ways: what is unknown is an outage.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError) return false
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
    return false
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return true
  if (error.code.startsWith('P1') || passing.has(error.code)) return true
  const { cause } = (error.meta?.driverAdapterError ?? {}) as Partial<DriverAdapterError>
  // Connections, resources, and statements that the server cancels (appendix A of PostgreSQL's manual).
  return /^(08|53|57)/.test(cause?.originalCode ?? '')
}
