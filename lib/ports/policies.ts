import type { Policies } from '@/lib/domain/policy'

/** Reads policies for pages. */
export interface ReadPolicies {
  get(): Promise<Policies>
}

/** Changes policies within a transaction. */
export interface ChangePolicies {
  get(): Promise<Policies>
  /** Reads the policies and locks them until the transaction ends. */
  lock(): Promise<Policies>
  set(policies: Policies): Promise<void>
}
