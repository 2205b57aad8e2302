import { headers } from 'next/headers'
import type { Origin, Principal, Stranger } from '@/lib/domain/principal'
import { isSessionLive, isTouchDue } from '@/lib/domain/session'
import { stageOf } from '@/lib/domain/session-stage'
import { unknownAddress } from '@/lib/domain/source-address'
import { requestHeaders, runtime } from '@/lib/runtime'
import { signInRuntime } from './sign-in-runtime'

/** The origin of the current request. */
async function requestOrigin(): Promise<Origin> {
  const sent = await headers()
  return {
    address: sent.get(requestHeaders.address) ?? unknownAddress,
    agent: (sent.get('user-agent') ?? '').slice(0, 300),
  }
}

/** The sender of the current request as a stranger. */
export async function requestStranger(): Promise<Stranger> {
  return { kind: 'stranger', ...(await requestOrigin()) }
}

/** The person of a session, perhaps half signed in; or a stranger if it has ended or never existed. */
export async function actorOfSession(sessionId: string | undefined): Promise<Principal> {
  const origin = await requestOrigin()
  const stranger: Principal = { kind: 'stranger', ...origin }
  if (!sessionId) return stranger
  const { sessions } = signInRuntime()
  const now = runtime().clock()
  const session = await sessions.find(sessionId)
  if (!session || !isSessionLive(session, now)) return stranger
  const stage = stageOf(session, now)
  if (stage === null) return stranger
  if (stage === 'half') {
    const { id, name } = session.person
    return { kind: 'half', id, name, sessionId, ...origin }
  }
  if (isTouchDue(session, now)) await sessions.touch(session.id, now)
  const { id, name, email, role, productIds, timeZone } = session.person
  return { kind: 'person', id, name, email, role, productIds, timeZone, sessionId, ...origin }
}
