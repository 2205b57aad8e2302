import { parseArgs } from 'node:util'
import { keyturnKinds, type KeyturnKind } from './keyturn-kinds'

/** The parts that can be measured separately. */
const parts = ['token', 'verify', 'memory', 'overload', 'list', 'roles', 'views'] as const
type Only = (typeof parts)[number]

export interface Options {
  /** The number of credentials stored in addition to the thousand that are used. */
  stored: number
  /** The duration of one round for one contestant, in seconds. */
  seconds: number
  only: Only | null
  /** The kinds of Keyturn to measure. */
  keyturns: KeyturnKind[]
  /** The Node program that runs the servers. The load always comes from the one that runs the benchmark. */
  node: string
  /** The folder for a CPU profile of each server; null for no profile. */
  profile: string | null
}

/** @throws if an option is unknown or invalid */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const options = { stored: text, seconds: text, only: text, keyturn: text, node: text, profile: text }
  const { values } = parseArgs({ args, options })
  const only = parts.find((part) => part === values.only) ?? null
  if (only === null && values.only !== undefined) throw new Error(`--only takes one of ${parts.join(', ')}`)
  return {
    stored: positive('--stored', values.stored ?? '1000'),
    seconds: positive('--seconds', values.seconds ?? '2'),
    only,
    keyturns: values.keyturn === undefined ? keyturnKinds : kindsNamed(values.keyturn),
    node: values.node ?? process.execPath,
    profile: values.profile ?? null,
  }
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (number > 0) return number
  throw new Error(`${name} takes a number above 0`)
}

function kindsNamed(text: string): KeyturnKind[] {
  const names = text.split(',')
  const kinds = keyturnKinds.filter(({ name }) => names.includes(name))
  if (kinds.length === names.length) return kinds
  throw new Error(`--keyturn takes some of ${keyturnKinds.map(({ name }) => name).join(',')}`)
}
