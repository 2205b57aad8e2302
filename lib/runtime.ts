import type { Runtime } from './composition/open-runtime'

export type { Runtime }

/** Headers by which the server in front tells the pages what it knows. It overwrites what callers send. */
export const requestHeaders = {
  /** The source address. */
  address: 'x-keyturn-address',
  /** The path and query asked for, to come back to after sign-in. */
  path: 'x-keyturn-path',
  /** The nonce of this answer's content security policy. */
  nonce: 'x-keyturn-nonce',
} as const

const place = Symbol.for('keyturn.runtime')
const shared = globalThis as { [place]?: Runtime }

/** Makes the opened runtime known to the pages. Next bundles its own copy of this module, so a variable would not do. */
export function shareRuntime(opened: Runtime): void {
  shared[place] = opened
}

/** The use-cases and what else pages need, as the server opened it. */
export function runtime(): Runtime {
  const opened = shared[place]
  if (!opened) throw new Error('the pages run only inside the Keyturn server')
  return opened
}
