import type { PersonProfile } from '@/lib/domain/person'
import type { Prisma } from './generated/client'

/** The columns of a person that other people see. */
export const personColumns = {
  id: true,
  name: true,
  email: true,
  role: true,
  passwordHash: true,
  disabledAt: true,
  createdAt: true,
  products: {
    select: { product: { select: { id: true, slug: true, name: true } } },
    orderBy: { product: { name: 'asc' } },
  },
  memberships: {
    select: { group: { select: { id: true, name: true } } },
    orderBy: { group: { name: 'asc' } },
  },
  authenticator: { select: { confirmedAt: true } },
  _count: { select: { passkeys: true } },
  sessions: {
    where: { completedAt: { not: null } },
    select: { lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.UserSelect

/** A row as the domain knows it. Of the password, only whether there is one. */
export function toPersonProfile(row: Prisma.UserGetPayload<{ select: typeof personColumns }>): PersonProfile {
  const { passwordHash, products, memberships, sessions, authenticator, _count, ...person } = row
  const secondFactors = { app: Boolean(authenticator?.confirmedAt), passkeys: _count.passkeys }
  return {
    ...person,
    products: products.map(({ product }) => product),
    groups: memberships.map(({ group }) => group),
    hasPassword: passwordHash !== null,
    hasSecondFactor: secondFactors.app || secondFactors.passkeys > 0,
    secondFactors,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }
}
