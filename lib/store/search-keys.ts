import { foldText } from '@/lib/domain/text'

// What the database searches, sorts and compares texts by. Only made here, because databases disagree about lower case.

interface Searched {
  name: string
  clientId?: string | null
  contactEmail?: string | null
  application?: string | null
}

/**
 * The keys of a credential: its folded name, by which lists are sorted, and everything that a search reads, one text per
 * line.
 */
export function credentialKeys({ name, clientId, contactEmail, application }: Searched) {
  const nameKey = foldText(name)
  const others = [clientId, contactEmail, application].map((text) => foldText(text ?? ''))
  return { nameKey, searchText: [nameKey, ...others].join('\n') }
}

/** The key of a name that must be unique. */
export function uniqueName(name: string) {
  return { name, nameKey: foldText(name) }
}

/** The keys of a person: the folded name, by which lists are sorted, and everything that a search reads. */
export function personKeys({ name, email }: { name: string; email: string }) {
  const nameKey = foldText(name)
  return { nameKey, searchText: [nameKey, foldText(email)].join('\n') }
}

/** The keys by which the audit trail is filtered. */
export function eventKeys({ actorName, targetName }: { actorName: string; targetName: string }) {
  return { actorKey: foldText(actorName), targetKey: foldText(targetName) }
}
