import type { IncomingMessage } from 'node:http'
import { toMachineRefusal, type RefusedRequest } from '@/lib/domain/machine-refusal'
import type { TokenService } from './context'

/** The reference of a refusal that is kept. Only `refuse` makes one, so that no answer can carry another. */
export type Reference = string & { readonly isKept: unique symbol }

/** What an endpoint knows about a request that it refuses. */
export interface Refused extends Omit<RefusedRequest, 'reference' | 'time' | 'sourceAddress' | 'toldBy'> {
  /** The source address, if it was read already. */
  from?: string | undefined
  /** The moment for which the request was decided, if it was. */
  now?: Date | undefined
}

/** The header of an answer that carries the reference. */
export const referenceHeader = 'x-request-id'

/** Keeps what was decided about a refused request. Returns the reference that the answer must carry. */
export function refuse(
  service: TokenService,
  request: IncomingMessage,
  { from, now, ...known }: Refused,
): Reference {
  const reference = service.newReference()
  service.refused(
    toMachineRefusal({
      ...known,
      reference,
      time: now ?? service.clock(),
      sourceAddress: from ?? service.sourceAddress(request),
      toldBy: service.tellingProxy(request),
    }),
  )
  return reference as Reference
}
