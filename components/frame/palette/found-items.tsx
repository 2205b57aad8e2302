import { KeyRound, KeySquare, Search, ShieldX, UserRound } from 'lucide-react'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import { addressOf } from '@/lib/schemas/forms/address'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import type { Found } from './found'
import type { Group, Item } from './items'

const icons: Record<CredentialKind, typeof KeyRound> = { api_client: KeyRound, service_api_key: KeySquare }

const notes: Record<CredentialState, string | undefined> = {
  active: undefined,
  disabled: 'Disabled',
  expired: 'Expired',
}

const kinds = Object.keys(icons) as CredentialKind[]

/** What the server found, by kind. */
export function foundItems({ credentials, people, refusal }: Found): Group[] {
  return [
    ...kinds.map((kind) => {
      const Icon = icons[kind]
      return {
        id: kind,
        title: credentialKinds[kind].title,
        items: credentials
          .filter((credential) => credential.kind === kind)
          .map(({ id, name, foundBy, isClientId, state, href }): Item => ({
            id,
            label: name,
            icon: <Icon />,
            detail: foundBy,
            isCode: isClientId,
            note: notes[state],
            href,
          })),
      }
    }),
    {
      id: 'found people',
      title: 'People',
      items: people.map(({ id, name, email, href }) => ({
        id,
        label: name,
        icon: <UserRound />,
        detail: email,
        href,
      })),
    },
    {
      id: 'found refusals',
      title: 'Refusals',
      items: refusal
        ? [
            {
              id: refusal.reference,
              label: refusal.reference,
              icon: <ShieldX />,
              detail: refusal.sentence,
              href: refusal.href,
            },
          ]
        : [],
    },
  ]
}

/** Leads to the lists, which search more fields and show every match. */
export function listSearches(text: string): Item[] {
  return kinds.map((kind) => {
    const { path, title, noun } = credentialKinds[kind]
    return {
      id: `search ${path}`,
      label: `Search ${noun}s for “${text}”`,
      icon: <Search />,
      words: title,
      href: addressOf(path, { q: text }),
    }
  })
}
