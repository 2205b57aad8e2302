import type { Runtime } from '@/lib/composition/open-runtime'

type SignInRuntime = Runtime['session']

const place = Symbol.for('keyturn.sign-in')
const shared = globalThis as { [place]?: SignInRuntime }

/** Gives only this folder what pages must not have: all sessions, and the key that signs their cookies. */
export function shareSignIn(opened: SignInRuntime): void {
  shared[place] = opened
}

export function signInRuntime(): SignInRuntime {
  const opened = shared[place]
  if (!opened) throw new Error('signing in works only inside the Keyturn server')
  return opened
}
