import type { IncomingMessage } from 'node:http'
import type { TokenService } from './context'

/** A request, as an endpoint gets it. */
export interface MachineRequest {
  raw: IncomingMessage
  /** The text of a form, or the bytes of a report; null for a body of another type, which is not read. */
  body: unknown
}

export interface Serving {
  service: TokenService
}

export interface Asked {
  request: MachineRequest
}

/** The answer, which the last step provides. */
export interface Answered {
  answer: object
}

/**
 * A step of an endpoint. Its parameter says which known values it needs, and its result adds values for later steps. It
 * throws an `OAuthError` to refuse the request.
 */
type Step = (known: never) => object | void | Promise<object | void>

/** The values that a step adds. */
type Found<S> = S extends (known: never) => infer Result
  ? Awaited<Result> extends object
    ? Awaited<Result>
    : unknown
  : never

/**
 * The steps themselves, if each finds what it needs among the results of earlier ones, none replaces an earlier result, and
 * the last one provides the answer. Otherwise `never` at the first mistake, which does not compile.
 */
type InOrder<Steps extends readonly unknown[], Known> = Steps extends readonly [infer First, ...infer Rest]
  ? First extends (known: infer Needs) => unknown
    ? [Known, keyof Found<First> & keyof Known] extends [Needs, never]
      ? [First, ...InOrder<Rest, Known & Found<First>>]
      : [never, ...Rest]
    : [never, ...Rest]
  : Known extends Answered
    ? []
    : [never]

/** Answers a request. What its steps find out is added to `known`, for whoever has to answer a request that it refuses. */
export type Endpoint = (known: Serving & Asked) => Promise<object>

/** An endpoint that consists of named steps. */
export function endpoint<const Steps extends readonly Step[]>(
  steps: Steps & InOrder<Steps, Serving & Asked>,
): Endpoint {
  return async (known) => {
    for (const step of steps as readonly ((known: object) => ReturnType<Step>)[])
      Object.assign(known, await step(known))
    return (known as typeof known & Answered).answer
  }
}
