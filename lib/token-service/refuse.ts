import type { IncomingMessage } from 'node:http'
import { toMachineRefusal, type KnownOfRefusal } from '@/lib/domain/machine-refusal'
import type { TokenService } from './context'

/** The reference of a refusal that is kept. Only `refuse` makes one, so that no answer can carry another. */
export type Reference = string & { readonly isKept: unique symbol }

/** What an endpoint knows about a request that it refuses. */
export interface Known extends KnownOfRefusal {
  /** The source address, if it was read already. */
  from?: string | undefined
  /** The moment for which the request was decided, if it was. */
  now?: Date | undefined
}

/** The header of an answer that carries the reference. */
export const referenceHeader = 'x-request-id'

interface Answered {
  /** The path of the endpoint, not that of the request. */
  endpoint: string
  status: number
}

/** Keeps what was decided about a refused request. Returns the reference that the answer must carry. */
export function refuse(
  service: TokenService,
  request: IncomingMessage,
  { endpoint, status }: Answered,
  known: Known,
): Reference {
  const reference = service.newReference()
  const time = known.now ?? service.clock()
  const sourceAddress = known.from ?? service.sourceAddress(request)
  const toldBy = service.tellingProxy(request)
  const receipt = { reference, time, endpoint, status, sourceAddress, toldBy }
  service.refused(toMachineRefusal(receipt, known))
  return reference as Reference
}
