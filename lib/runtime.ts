import type { Runtime } from './composition/open-runtime'

/** Headers in which the server in front passes facts to the pages. It overwrites what callers send. */
export const requestHeaders = {
  /** The source address. */
  address: 'x-keyturn-address',
  /** The requested path and query, to return to after signing in. */
  path: 'x-keyturn-path',
  /** What the cookie of a known browser says; empty if there is none. */
  device: 'x-keyturn-device',
  /** `yes` if a browser loads something in advance that nobody asked for; otherwise `no`. */
  inAdvance: 'x-keyturn-in-advance',
  /** The nonce of this answer's content security policy. */
  nonce: 'x-keyturn-nonce',
} as const

export type PageRuntime = Runtime['pages']

const place = Symbol.for('keyturn.runtime')
const shared = globalThis as { [place]?: PageRuntime }

/** Gives the pages their runtime. Next bundles its own copy of this module, so a variable would not work. */
export function shareRuntime(pages: PageRuntime): void {
  shared[place] = pages
}

/** The use-cases and everything else that pages need, as opened by the server. */
export function runtime(): PageRuntime {
  const opened = shared[place]
  if (!opened) throw new Error('the pages run only inside the Keyturn server')
  return opened
}
