import { toAffected, toThings } from '@/app/holding-view'
import type { EditableGroup, GroupView, PersonChoice } from '@/components/people/group-view'
import type {
  Choice,
  EditablePerson,
  LinkView,
  PersonOffer,
  PersonView,
} from '@/components/people/person-view'
import type { Affected } from '@/components/ui/affected'
import type { Group, ListedGroup } from '@/lib/domain/group'
import type { Holders, Named } from '@/lib/domain/holding'
import type { Person } from '@/lib/domain/principal'
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
    products: someNames(products),
    groups: someNames(groups),
    state,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    mailRefused: mailRefusedSince !== null,
    hasSecondFactor: person.hasSecondFactor,
    secondFactors: { app: person.secondFactors.app, passkeys: person.secondFactors.passkeys },
    isReader: id === reader.id,
  }
}

interface PersonHoldings {
  credentials: Holders
  serviceUsers: Named
}

interface MadeLink {
  person: { id: string; name: string; email: string }
  token: PlainSecret
  expiresAt: Date
  mailed: boolean
  isRefused: boolean
}

/** The only answer that contains a one-time link, unless it is sent by mail. */
export function revealLink({ person, token, expiresAt, mailed, isRefused }: MadeLink): LinkView {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    url: mailed ? null : signInLinkUrl(runtime().publicConfig.publicUrl, token),
    isRefused,
    expiresAt: expiresAt.toISOString(),
  }
}

/** The fields of a group that a row shows. */
export function toGroupView(group: ListedGroup): GroupView {
  const { id, name, someMembers, memberCount, accountAlertsInConsole, accountAlertsByEmail } = group
  return { id, name, someMembers, memberCount, accountAlertsInConsole, accountAlertsByEmail }
}

/** The current values of a group. */
export function toEditableGroup(group: Group): EditableGroup {
  const { id, name, members, accountAlertsInConsole, accountAlertsByEmail } = group
  return { id, name, members: members.map(toPersonChoice), accountAlertsInConsole, accountAlertsByEmail }
}

/** A person who can be chosen. */
function toPersonChoice({ id, name, email }: PersonChoice): PersonChoice {
  return { id, name, email }
}

/** What a person can be given. */
export function toOffer({ products, groups }: PersonOffer): PersonOffer {
  return { products: products.map(toChoice), groups: groups.map(toChoice) }
}

/** The current values of a person, and what they can be given. */
export function toEditable(person: PersonProfile, offer: PersonOffer): EditablePerson {
  const { name, email, role, products, groups } = person
  const ids = (choices: Choice[]) => choices.map(({ id }) => id)
  return {
    fields: { name, email, role, productIds: ids(products), groupIds: ids(groups) },
    offer: toOffer(offer),
  }
}

/** What a person is responsible for. It stays, so its use does not matter. */
export function toHoldings({ credentials, serviceUsers }: PersonHoldings): Affected {
  const { things, count } = toAffected(credentials)
  const users = toThings(serviceUsers, 'Service user')
  return { things: [...things, ...users], count: count + serviceUsers.count, usedLately: 0 }
}

/** The keys that keep a service user from being deleted. */
export function toKeys(keys: Holders): Affected {
  const { count } = keys
  const counted = count === 1 ? 'a key. Delete it first.' : `${count} keys. Delete them first.`
  return { ...toAffected(keys), blocked: count === 0 ? undefined : `It still has ${counted}` }
}

function someNames(choices: Choice[]) {
  return { names: choices.slice(0, 2).map(({ name }) => name), count: choices.length }
}
