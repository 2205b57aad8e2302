import { defaultPolicies, type Policies } from '@/lib/domain/policy'
import type { ChangePolicies, ReadPolicies } from '@/lib/ports/policies'
import type { Sql } from './transaction'

const name = 'api_clients'

/** The policies in force. One that an earlier version did not know has its default. */
export function readPolicies(sql: Sql) {
  return {
    async get(): Promise<Policies> {
      const row = await sql.policy.findUnique({ where: { name } })
      return { ...defaultPolicies, ...(row?.value as Partial<Policies> | undefined) }
    },
  } satisfies ReadPolicies
}

/** The policies as a transaction changes them. */
export function changePolicies(sql: Sql) {
  return {
    ...readPolicies(sql),
    async set(policies: Policies): Promise<void> {
      const value = { ...policies }
      await sql.policy.upsert({ where: { name }, create: { name, value }, update: { value } })
    },
  } satisfies ChangePolicies
}
