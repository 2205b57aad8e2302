import { headers } from 'next/headers'
import { readDevice } from '@/lib/domain/device'
import type { Origin, Principal, Stranger } from '@/lib/domain/principal'
import { secondFactorDue } from '@/lib/domain/factor-policy'
import { isSessionLive, isTouchDue, sessionEnd } from '@/lib/domain/session'
import { stageOf } from '@/lib/domain/session-stage'
import { proofOf } from '@/lib/domain/step-up'
import { second } from '@/lib/domain/time'
import { unknownAddress } from '@/lib/domain/source-address'
import { requestHeaders, runtime } from '@/lib/runtime'
import { signInRuntime } from './sign-in-runtime'

/** The origin of the current request. */
async function requestOrigin(): Promise<Origin> {
  const sent = await headers()
  return {
    address: sent.get(requestHeaders.address) ?? unknownAddress,
    agent: (sent.get('user-agent') ?? '').slice(0, 300),
    device: readDevice(sent.get(requestHeaders.device) ?? ''),
  }
}

/** The sender of the current request as a stranger. */
export async function requestStranger(): Promise<Stranger> {
  return { kind: 'stranger', ...(await requestOrigin()) }
}

/**
 * The person of a session, perhaps half signed in, or a stranger if it has ended or never existed. The request of a person puts
 * the end of an idle session off, unless a browser made it in advance.
 */
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
  if (stage !== 'complete') {
    const { id, name, email } = session.person
    const needs = stage === 'half' ? 'factor' : stage
    return { kind: 'half', needs, id, name, email, sessionId: session.id, ...origin }
  }
  const isInAdvance = (await headers()).get(requestHeaders.inAdvance) === 'yes'
  if (!isInAdvance && isTouchDue(session, now)) await sessions.touch(session.id, now)
  const { id, name, email, role, productIds, timeZone, singleKeys } = session.person
  const due = secondFactorDue(session.person, session.policies)
  const proof = proofOf(session)
  return {
    kind: 'person',
    id,
    name,
    email,
    role,
    productIds,
    timeZone,
    singleKeys,
    sessionId: session.id,
    proof,
    ...(due && { secondFactorDue: due }),
    ...origin,
  }
}

/** How long a session lasts if its person does nothing more. */
export interface TimeLeft {
  /** 0 if it has ended. */
  seconds: number
  /** Whether a request would put the end off. */
  canStay: boolean
}

/** How long a session still lasts. Asking does not put its end off. */
export async function timeLeftOf(sessionId: string | undefined): Promise<TimeLeft> {
  const now = runtime().clock()
  const session = sessionId ? await signInRuntime().sessions.find(sessionId) : null
  // Of someone half signed in, nobody is signed in yet.
  if (!session || !isSessionLive(session, now) || stageOf(session, now) !== 'complete')
    return { seconds: 0, canStay: false }
  const { at, canStay } = sessionEnd(session)
  return { seconds: Math.ceil((at.getTime() - now.getTime()) / second), canStay }
}
