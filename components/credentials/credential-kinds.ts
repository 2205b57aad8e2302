import type { CredentialKind } from '@/lib/domain/credential'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { ChoiceFilter } from './filter-choices'

/** The filters of a list of credentials, apart from the search. */
export type ListFilter = ChoiceFilter | 'expires'

export const filterLabels: Record<ChoiceFilter, string> = {
  state: 'State',
  attention: 'Needs attention',
  permission: 'Permission',
  application: 'Application',
  owner: 'Owner',
  creator: 'Creator',
}

/** The words, addresses and filters of a kind of credential. Its rules are in lib/domain. */
interface KindDescription {
  /** The path of its page, and the parameter that names the credential whose details are open. */
  path: string
  opens: string
  /** The word for one of them. */
  noun: string
  /** The title of the page. */
  title: string
  lead: string
  /** Shown while there is none: what it is for. */
  purpose: string
  /** Shown when the address names a credential that does not exist. */
  missing: string
  /** The word for its confidential part. */
  secret: 'secret' | 'key'
  /** The verb for its use: an API client is redeemed, a service API key is used. */
  used: 'redeemed' | 'used'
  /** Whether it gets tokens, which an API that checks offline accepts until they expire. */
  hasTokens: boolean
  /** Whether it always has an expiry. */
  mustExpire: boolean
  /** The button that creates one. */
  createLabel: string
  /** Why most operations are unavailable once it has expired. */
  expired: string
  /** The placeholder of the search: which fields it looks at. */
  searchHint: string
  filters: readonly ListFilter[]
  /** The consequences of each bulk operation. */
  bulk: Record<BulkInput['what'], string>
}

export const credentialKinds: Record<CredentialKind, KindDescription> = {
  api_client: {
    path: '/api-clients',
    opens: 'client',
    noun: 'API client',
    title: 'API clients',
    lead: 'A client ID and a secret that a program exchanges for access tokens.',
    purpose:
      'Give each program that calls your APIs its own client, so that you can see what it does and stop it without affecting the others.',
    missing: 'This API client was not found. It may have been deleted, or the address may be incomplete.',
    secret: 'secret',
    used: 'redeemed',
    hasTokens: true,
    mustExpire: false,
    createLabel: 'Create',
    expired: 'An expired API client can only be duplicated, replaced or deleted.',
    searchHint: 'Search name, client ID, e-mail, application or owner',
    filters: ['state', 'attention', 'permission', 'application', 'owner', 'creator', 'expires'],
    bulk: {
      enable: 'Their secrets work again. Tokens issued before they were disabled stay revoked.',
      disable:
        'Everything that uses them loses access at once. The same secrets work again when you enable them.',
      delete:
        'They are deleted permanently. Their secrets and active tokens stop working at once. Their audit trail is kept.',
    },
  },
  service_api_key: {
    path: '/service-keys',
    opens: 'key',
    noun: 'service API key',
    title: 'Service API keys',
    lead: 'Long-lived keys of service users, sent with each request.',
    purpose:
      'For programs that cannot request tokens: a key that expires, held by a service user. Subscribers to account alerts are notified two weeks before it expires.',
    missing:
      'This service API key was not found. It may have been deleted, or the address may be incomplete.',
    secret: 'key',
    used: 'used',
    hasTokens: false,
    mustExpire: true,
    createLabel: 'Save & close',
    expired: 'An expired key can only be duplicated, replaced or deleted.',
    searchHint: 'Search name, service user or owner',
    filters: ['state', 'attention', 'permission', 'owner', 'creator', 'expires'],
    bulk: {
      enable: 'They work again at once.',
      disable: 'Every request with one of them is refused at once. They work again when you enable them.',
      delete:
        'They are deleted permanently. Every request with one of them is refused at once. Their audit trail is kept.',
    },
  },
}
