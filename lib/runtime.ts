import type { Runtime } from './composition/open-runtime'

/** Headers by which the server in front tells the pages what it knows. It overwrites what callers send. */
export const requestHeaders = {
  /** The source address. */
  address: 'x-keyturn-address',
  /** The path and query asked for, to come back to after sign-in. */
  path: 'x-keyturn-path',
  /** The nonce of this answer's content security policy. */
  nonce: 'x-keyturn-nonce',
} as const

export type PageRuntime = Runtime['pages']

const place = Symbol.for('keyturn.runtime')
const shared = globalThis as { [place]?: PageRuntime }

/** Makes known to the pages what they get. Next bundles its own copy of this module, so a variable would not do. */
export function shareRuntime(pages: PageRuntime): void {
  shared[place] = pages
}

/** The use-cases and what else pages need, as the server opened it. */
export function runtime(): PageRuntime {
  const opened = shared[place]
  if (!opened) throw new Error('the pages run only inside the Keyturn server')
  return opened
}
