import { Chip } from '@/components/ui/chip'
import { dayText } from '@/components/ui/time-format'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds, filterLabels } from './credential-kinds'
import { optionsOf, type FilterChoices } from './filter-choices'
import { firstPage, listHref } from './list-address'

interface ListChipsProps {
  kind: CredentialKind
  query: CredentialListQuery
  choices: FilterChoices
}

/** A chip for each filter that is set, apart from the search. */
export function ListChips({ kind, query, choices }: ListChipsProps) {
  const { filters } = credentialKinds[kind]
  const options = optionsOf(credentialKinds[kind], choices, query)
  const without = (...fields: (keyof CredentialListQuery)[]) =>
    listHref(kind, { ...firstPage(query), ...Object.fromEntries(fields.map((field) => [field, undefined])) })
  return filters.map((filter) => {
    if (filter === 'expires') {
      const text = expiryInWords(query)
      return (
        text && (
          <Chip key={filter} href={without('expiresFrom', 'expiresUntil')}>
            {text}
          </Chip>
        )
      )
    }
    const value = query[filter]
    if (!value) return null
    const label = options[filter].find((option) => option.value === value)?.label ?? value
    return (
      <Chip key={filter} href={without(filter)}>
        {inWords(filterLabels[filter], label)}
      </Chip>
    )
  })
}

/** A label that says everything stands alone. */
function inWords(filter: string, label: string): string {
  if (label === 'Without owner') return label
  return label === 'For any reason' ? filter : `${filter}: ${label}`
}

function expiryInWords({ expiresFrom, expiresUntil }: CredentialListQuery): string | null {
  if (expiresFrom && expiresUntil) return `Expires ${dayText(expiresFrom)} to ${dayText(expiresUntil)}`
  if (expiresFrom) return `Expires from ${dayText(expiresFrom)}`
  return expiresUntil ? `Expires until ${dayText(expiresUntil)}` : null
}
