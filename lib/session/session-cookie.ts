import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { longestSession } from '@/lib/domain/session'
import { second } from '@/lib/domain/time'
import { runtime } from '@/lib/runtime'
import { signInRuntime } from './sign-in-runtime'

/** The cookie in which next-auth keeps the id of the session. */
export function sessionCookie() {
  const secure = runtime().publicConfig.publicUrl.startsWith('https://')
  return {
    // Another host of the same domain cannot set it.
    name: `${secure ? '__Host-' : ''}next-auth.session-token`,
    options: {
      httpOnly: true,
      sameSite: 'lax' as const,
      path: '/',
      secure,
      /** Seconds. */
      maxAge: longestSession / second,
    },
  }
}

/** Gives the browser the new id of its session, in the form that next-auth writes and reads. For server actions. */
export async function putSessionId(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie()
  const secret = signInRuntime().sessionSecret
  const value = await encode({ token: { sessionId }, secret, maxAge: options.maxAge })
  ;(await cookies()).set(name, value, options)
}
