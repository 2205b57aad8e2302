import type { Policies } from '@/lib/domain/policy'

/** Policies as pages read them. */
export interface ReadPolicies {
  get(): Promise<Policies>
}

/** Policies as a transaction changes them. */
export interface ChangePolicies {
  get(): Promise<Policies>
  set(policies: Policies): Promise<void>
}
