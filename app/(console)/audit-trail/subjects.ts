import type { Found } from '@/components/ui/suggest-field'
import type { Principal } from '@/lib/domain/principal'
import { runtime, type PageRuntime } from '@/lib/runtime'
import type { Filters } from './filters'

type Answered<Name extends 'findTrailCredentials' | 'findTrailPeople'> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']['found'][number]

/** A filter by a credential or person that the address names: the one that is meant, or those that may be. */
export interface Subject {
  name: 'credential' | 'person'
  text: string
  meant: Found | null
  choices: Found[]
}

export function toCredentialSuggestion(credential: Answered<'findTrailCredentials'>): Found {
  const { id, name, clientId, serviceUserName, isDeleted } = credential
  const detail = clientId ?? `key of ${serviceUserName}`
  return { id, value: name, detail: isDeleted ? `${detail}, deleted` : detail }
}

export function toPersonSuggestion({ id, name, email, isDeleted }: Answered<'findTrailPeople'>): Found {
  return { id, value: name, detail: isDeleted ? 'deleted' : (email ?? undefined) }
}

/** The credential and the person that the filters of an address stand for. */
export async function readSubjects(actor: Principal, filters: Filters): Promise<Subject[]> {
  const { may } = runtime()
  const [credentials, people] = await Promise.all([
    filters.credential === undefined ? null : may.findTrailCredentials(actor, { text: filters.credential }),
    filters.person === undefined ? null : may.findTrailPeople(actor, { text: filters.person }),
  ])
  return [
    ...subjectOf('credential', filters.credential, credentials, toCredentialSuggestion),
    ...subjectOf('person', filters.person, people, toPersonSuggestion),
  ]
}

type Answer<Row> = { ok: true; value: { found: Row[]; meant: Row | null } } | { ok: false } | null

function subjectOf<Row>(
  name: Subject['name'],
  text: string | undefined,
  answer: Answer<Row>,
  toChoice: (row: Row) => Found,
): Subject[] {
  if (text === undefined) return []
  if (!answer?.ok) return [{ name, text, meant: null, choices: [] }]
  const { found, meant } = answer.value
  return [{ name, text, meant: meant && toChoice(meant), choices: found.map(toChoice) }]
}

/** The filters with the ids of what they mean; null as long as one of them is not clear. */
export function withIds(filters: Filters, subjects: readonly Subject[]): Filters | null {
  if (subjects.some(({ meant }) => meant === null)) return null
  return { ...filters, ...Object.fromEntries(subjects.map(({ name, meant }) => [name, meant?.id ?? ''])) }
}
