import { getServerSession, type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { Device } from '@/lib/domain/device'
import { runtime, type PageRuntime } from '@/lib/runtime'
import { actorOfSession, requestStranger } from './actor-of-session'
import { sessionCookie } from './session-cookie'
import { rememberDevice } from './remember-device'
import { signInRuntime } from './sign-in-runtime'

declare module 'next-auth' {
  interface Session {
    sessionId?: string
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}

interface Begun {
  sessionId: string
  device: Device | null
}

/**
 * Configures next-auth so that its cookie carries only the id of a session row.
 *
 * @param throttled turns the seconds that a sign-in has to wait into the code that the form shows
 */
export function authOptions(throttled: (seconds: number) => string = String): NextAuthOptions {
  const { may, log } = runtime()
  const available = <T>(attempt: () => Promise<T>) =>
    attempt().catch((error: unknown) => {
      // next-auth would show the message to the stranger and log nothing.
      log.error({ err: error }, 'signing in failed')
      throw new Error('Unavailable')
    })
  async function leave(sessionId: string | undefined): Promise<void> {
    const actor = await actorOfSession(sessionId)
    if (actor.kind === 'person') await may.signOut(actor, {})
    if (actor.kind === 'half') await may.leaveSignIn(actor, {})
  }
  /** Ends the session that this browser had until now: somebody may have copied its cookie. */
  const begun = ({ sessionId, device }: Begun): Promise<{ id: string }> =>
    available(async () => {
      await leave((await getServerSession(authOptions()))?.sessionId)
      await rememberDevice(device)
      return { id: sessionId }
    })
  return {
    secret: signInRuntime().sessionSecret,
    session: { strategy: 'jwt', maxAge: sessionCookie().options.maxAge },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/login', error: '/login', signOut: '/login' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials) {
          const stranger = await requestStranger()
          const { email = '', password = '' } = credentials ?? {}
          const result = await available(() => may.signIn(stranger, { email, password }))
          if (result.ok) return begun(result.value)
          if (result.failure.kind === 'throttled') throw new Error(throttled(result.failure.retryAfter))
          // Null for every other failure: the page has one message for all of them.
          return null
        },
      }),
      CredentialsProvider({
        id: 'passkey',
        credentials: { answer: {} },
        async authorize(credentials) {
          const stranger = await requestStranger()
          const input = { passkey: readAnswer(credentials?.answer ?? '') } as PasskeyInput
          const result = await available(() => may.signInWithPasskey(stranger, input))
          // Null for every failure, as above.
          return result.ok ? begun(result.value) : null
        },
      }),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => (isWithin(baseUrl, url) ? new URL(url, baseUrl).href : baseUrl),
      jwt: ({ token, user }) => ({ sessionId: user?.id ?? token.sessionId }),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
    },
    events: {
      signOut: ({ token }) => leave(token.sessionId),
    },
    logger: {
      // A cookie from an earlier key, or from another program on this host, is not an error.
      error: (code, detail) =>
        log[code === 'JWT_SESSION_ERROR' ? 'debug' : 'error']({ code, err: detail }, 'sign-in service'),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** What the use-case validates. */
type PasskeyInput = Parameters<PageRuntime['may']['signInWithPasskey']>[1]

/** The answer of a browser as the form sent it; null if it is not even JSON. */
function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Replaces next-auth's own check of the redirect, which throws if it is not a valid address. */
function isWithin(baseUrl: string, url: string): boolean {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl
}
