import type { AttentionReason } from '@/lib/domain/credential-list'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { nobody } from '@/lib/schemas/forms/credential-query'
import { attentionOptions, stateOptions, type Words } from './list-words'

/** The choices of the filters that depend on what is stored. */
export interface FilterChoices {
  applications: string[]
  creators: NamedPerson[]
  owners: NamedPerson[]
  apis: { slug: string; name: string; writable: boolean }[]
  /** The reasons for attention that count. */
  attention: AttentionReason[]
}

interface NamedPerson {
  id: string
  name: string
}

interface Option {
  value: string
  label: string
}

/** A filter with one value of several. */
export type ChoiceFilter = 'state' | 'attention' | 'permission' | 'application' | 'owner' | 'creator'

/** The options of each filter. */
export function optionsOf(
  words: Words,
  choices: FilterChoices,
  { application }: CredentialListQuery,
): Record<ChoiceFilter, Option[]> {
  // The current value is among the choices, even if there are too many to offer.
  const applications = [...new Set([...choices.applications, ...(application ? [application] : [])])]
  return {
    state: stateOptions,
    attention: attentionOptions(words, choices.attention),
    permission: choices.apis.flatMap(({ slug, name, writable }) => [
      { value: slug, label: name },
      ...(writable
        ? [
            { value: `${slug}:read`, label: `${name}: read` },
            { value: `${slug}:write`, label: `${name}: write` },
          ]
        : []),
    ]),
    application: applications.map((name) => ({ value: name, label: name })),
    owner: ownerOptions(choices.owners),
    creator: choices.creators.map(toOption),
  }
}

/** The owners to choose from, and nobody. */
export function ownerOptions(owners: readonly NamedPerson[]): Option[] {
  return [{ value: nobody, label: 'Without owner' }, ...owners.map(toOption)]
}

const toOption = ({ id, name }: NamedPerson): Option => ({ value: id, label: name })

/** Whether the value of a filter in an address exists. Applications are free text, so every value is valid. */
export function isChoice(choices: FilterChoices, field: string, value: string): boolean {
  if (field === 'owner') return value === nobody || choices.owners.some((person) => person.id === value)
  if (field === 'creator') return choices.creators.some((person) => person.id === value)
  if (field === 'permission') return choices.apis.some((api) => api.slug === value.split(':')[0])
  return true
}
