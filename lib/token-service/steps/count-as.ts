import type { ClientEndpoint } from '@/lib/domain/usage'

/** The name under which the uses of an endpoint are counted. */
export interface Counted {
  countedAs: ClientEndpoint
}

/** Counts the uses of this endpoint by known clients under its name. */
export const countAs = (countedAs: ClientEndpoint) => (): Counted => ({ countedAs })
