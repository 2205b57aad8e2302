import { z } from 'zod'
import { factorRequirements } from '@/lib/domain/factor-policy'
import { defaultPolicies, leakResponses, type Policies } from '@/lib/domain/policy'
import type { ChangePolicies, ReadPolicies } from '@/lib/ports/policies'
import type { Sql } from './transaction'

/** The row that has all of them. */
export const policiesName = 'api_clients'

/** The stored form. A row that was damaged by hand is an error: it must never become a weaker policy. */
const stored = z
  .object({
    requireContactEmail: z.boolean(),
    requireApplication: z.boolean(),
    requireNetworkRestriction: z.boolean(),
    digestHour: z.int().min(0).max(23),
    maximumLifetime: z.int().positive().nullable(),
    usageDays: z.int().positive(),
    leakResponse: z.enum(leakResponses),
    administratorIdleMinutes: z.int().positive(),
    administratorSessionHours: z.int().positive(),
    idleMinutes: z.int().positive(),
    sessionHours: z.int().positive(),
    secondFactorFor: z.enum(factorRequirements),
    secondFactorGraceDays: z.int().nonnegative(),
    administratorFactorSince: z.iso.datetime().nullable(),
    otherFactorSince: z.iso.datetime().nullable(),
    stepUpMinutes: z.int().positive(),
  } satisfies Record<keyof Policies, z.ZodType>)
  .partial()

/** The policies in a row, or the defaults if there is none. A policy that an earlier version did not have gets its default. */
export function policiesIn(value: unknown): Policies {
  return { ...defaultPolicies, ...stored.parse(value ?? {}) }
}

/** The current policies. */
export function readPolicies(sql: Sql) {
  return {
    async get(): Promise<Policies> {
      const row = await sql.policy.findUnique({ where: { name: policiesName } })
      return policiesIn(row?.value)
    },
  } satisfies ReadPolicies
}

/** The policies as a transaction changes them. Calls `touched` when it does. */
export function changePolicies(sql: Sql, touched: (name: string) => void) {
  const { get } = readPolicies(sql)
  return {
    get,

    async lock(): Promise<Policies> {
      // A missing row cannot be locked.
      await sql.$executeRaw`INSERT INTO "Policy" ("name", "value") VALUES (${policiesName}, '{}') ON CONFLICT DO NOTHING`
      await sql.$queryRaw`SELECT 1 FROM "Policy" WHERE "name" = ${policiesName} FOR UPDATE`
      return get()
    },

    async set(policies: Policies): Promise<void> {
      const value = { ...policies }
      await sql.policy.upsert({
        where: { name: policiesName },
        create: { name: policiesName, value },
        update: { value },
      })
      touched(policiesName)
    },
  } satisfies ChangePolicies
}
