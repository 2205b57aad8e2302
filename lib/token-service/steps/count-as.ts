import type { ClientEndpoint } from '@/lib/domain/usage'

/** Under which name the uses of an endpoint are counted. */
export interface Counted {
  countedAs: ClientEndpoint
}

/** Has the uses that known clients make of this endpoint counted under its name. */
export const countAs = (countedAs: ClientEndpoint) => (): Counted => ({ countedAs })
