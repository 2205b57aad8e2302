import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Principal, Person } from '@/lib/domain/principal'
import { may, refusalReason, type Permission } from '@/lib/domain/role'
import { requestHeaders } from '@/lib/runtime'
import { actorOfSession } from './actor-of-session'
import { authOptions } from './auth-options'

/** Who sends the present request. Looked up once for each: role and disabled state are those of now. */
export const currentActor = cache(async (): Promise<Principal> => {
  const session = await getServerSession(authOptions())
  return actorOfSession(session?.sessionId)
})

/** The signed-in person; anybody else is sent to sign in, and comes back here afterwards. For pages. */
export async function requireActor(): Promise<Person> {
  const actor = await currentActor()
  if (actor.kind === 'person') return actor
  const path = (await headers()).get(requestHeaders.path) ?? '/'
  return redirect(`/login?callbackUrl=${encodeURIComponent(path)}`)
}

/** Why a person would be refused what needs this permission; undefined when they may. For controls that say so beforehand. */
export function reasonToRefuse(person: Person, permission: Permission): string | undefined {
  return may(person.role, permission) ? undefined : refusalReason(permission)
}
