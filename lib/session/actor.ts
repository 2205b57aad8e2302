import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Principal, Person } from '@/lib/domain/principal'
import { may, refusalReason, type Permission } from '@/lib/domain/role'
import { requestHeaders } from '@/lib/runtime'
import { actorOfSession, timeLeftOf, type TimeLeft } from './actor-of-session'
import { authOptions } from './auth-options'

/** The sender of the current request. Looked up once per request, so role and disabled state are current. */
export const currentActor = cache(async (): Promise<Principal> => {
  const session = await getServerSession(authOptions())
  return actorOfSession(session?.sessionId)
})

/** How long the session of the current request still lasts. Asking does not put its end off. */
export async function sessionTimeLeft(): Promise<TimeLeft> {
  const session = await getServerSession(authOptions())
  return timeLeftOf(session?.sessionId)
}

/**
 * The signed-in person, for pages. Redirects anyone else to sign in, or to the second step of it, and then back to this page.
 */
export async function requireActor(): Promise<Person> {
  const actor = await currentActor()
  if (actor.kind === 'person') return actor
  const path = (await headers()).get(requestHeaders.path) ?? '/'
  return redirect(`/login?callbackUrl=${encodeURIComponent(path)}`)
}

/** Why a person lacks a permission, for disabled controls; undefined if they have it. */
export function reasonToRefuse(person: Person, permission: Permission): string | undefined {
  return may(person.role, permission) ? undefined : refusalReason(permission)
}
