import { parseArgs } from 'node:util'

/** The parts that can be measured separately. */
const parts = ['token', 'verify', 'list', 'roles', 'views'] as const
type Only = (typeof parts)[number]

export interface Options {
  /** The number of credentials stored in addition to the thousand that are used. */
  stored: number
  /** The duration of one round for one contestant, in seconds. */
  seconds: number
  only: Only | null
  /** The folder for a CPU profile of each server; null for no profile. */
  profile: string | null
}

/** @throws if an option is unknown or invalid */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { stored: text, seconds: text, only: text, profile: text } })
  const only = parts.find((part) => part === values.only) ?? null
  if (only === null && values.only !== undefined) throw new Error(`--only takes one of ${parts.join(', ')}`)
  return {
    stored: positive('--stored', values.stored ?? '1000'),
    seconds: positive('--seconds', values.seconds ?? '2'),
    only,
    profile: values.profile ?? null,
  }
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (number > 0) return number
  throw new Error(`${name} takes a number above 0`)
}
