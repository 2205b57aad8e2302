import type { GroupView } from '@/components/people/group-view'
import type { Choice, LinkView, PersonView } from '@/components/people/person-view'
import type { Person } from '@/lib/domain/principal'
import type { Group } from '@/lib/domain/group'
import type { PersonProfile, PersonState } from '@/lib/domain/person'
import type { PlainSecret } from '@/lib/domain/secret'
import { signInLinkUrl } from '@/lib/schemas/forms/sign-in-link'
import { runtime } from '@/lib/runtime'

/** The fields of a choice that the browser receives. */
export function toChoice({ id, name }: Choice): Choice {
  return { id, name }
}

/** The fields of a person that the browser receives. */
export function toPersonView(
  person: PersonProfile & { state: PersonState; mailRefusedSince: Date | null },
  reader: Person,
): PersonView {
  const { id, name, email, role, products, groups, state, lastSeenAt, mailRefusedSince } = person
  return {
    id,
    name,
    email,
    role,
    products: products.map(toChoice),
    groups: groups.map(toChoice),
    state,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    mailRefused: mailRefusedSince !== null,
    isReader: id === reader.id,
  }
}

interface MadeLink {
  person: { name: string }
  token: PlainSecret
  expiresAt: Date
}

/** The only answer that contains a one-time link. */
export function revealLink({ person, token, expiresAt }: MadeLink): LinkView {
  return {
    name: person.name,
    url: signInLinkUrl(runtime().publicConfig.publicUrl, token),
    expiresAt: expiresAt.toISOString(),
  }
}

/** The fields of a group that the browser receives. */
export function toGroupView(group: Group): GroupView {
  const { id, name, members, accountAlertsInConsole, accountAlertsByEmail } = group
  return {
    id,
    name,
    members: members.map((member) => ({ id: member.id, name: member.name, email: member.email })),
    accountAlertsInConsole,
    accountAlertsByEmail,
  }
}
