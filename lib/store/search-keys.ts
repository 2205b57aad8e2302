import { foldText } from '@/lib/domain/text'

// What the database searches, sorts and tells apart by. Made here alone, for no two databases agree on what small letters are.

interface Searched {
  name: string
  clientId?: string | null
  contactEmail?: string | null
  application?: string | null
}

/** What is stored beside a credential: its name, by which lists are sorted, and all that a search looks at, a line each. */
export function credentialKeys({ name, clientId, contactEmail, application }: Searched) {
  const nameKey = foldText(name)
  const others = [clientId, contactEmail, application].map((text) => foldText(text ?? ''))
  return { nameKey, searchText: [nameKey, ...others].join('\n') }
}

/** What is stored beside a name of which there is to be one. */
export function uniqueName(name: string) {
  return { name, nameKey: foldText(name) }
}

/** What filters of the audit trail go by. */
export function eventKeys({ actorName, targetName }: { actorName: string; targetName: string }) {
  return { actorKey: foldText(actorName), targetKey: foldText(targetName) }
}
