'use client'

import { Link } from '@/components/ui/link'
import { SharedIcon } from '@/components/ui/shared-icon'
import { Table, type Column } from '@/components/ui/table'
import { tooltip } from '@/components/ui/tooltip'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import type { ChosenCredential } from './bulk-view'
import { credentialKinds } from './credential-kinds'
import type { ListedCredential, Reading } from './credential-view'
import { kindParts } from './kind-parts'
import { listHref } from './list-address'
import { RowActions } from './row-actions'
import { SelectBox } from './select-box'

interface CredentialTableProps<Kind extends CredentialKind> {
  kind: Kind
  credentials: ListedCredential<Kind>[]
  /** The credential whose details are open. */
  selectedId: string | undefined
  /** The filters and order of the list. Its headings link to other orders. */
  query: CredentialListQuery
  reading: Reading
  /** Why the person may not manage credentials. */
  disabledReason: string | undefined
}

/** A table of credentials of a kind. */
export function CredentialTable<Kind extends CredentialKind>(props: CredentialTableProps<Kind>) {
  const { kind, credentials, selectedId, query, reading, disabledReason } = props
  const { title } = credentialKinds[kind]
  const columns = kindParts[kind].columns(query, reading)
  return (
    <Table
      label={title}
      items={credentials}
      keyOf={({ id }) => id}
      selectedKey={selectedId}
      columns={[selectColumn(credentials), ...columns]}
      renderActions={(credential) => (
        <span className="inline-flex items-center">
          <Link
            href={listHref(kind, query, credential.id)}
            scroll={false}
            aria-label={`Details of ${credential.name}`}
            {...tooltip('Details')}
            className="icon-button hover:bg-hover hover:text-text max-sm:hidden"
          >
            <SharedIcon icon="PanelRight" />
          </Link>
          <RowActions
            kind={kind}
            credential={credential}
            detailsHref={listHref(kind, query, credential.id)}
            disabledReason={disabledReason}
          />
        </span>
      )}
    />
  )
}

const selectLook = 'w-4'

/** Selects rows of the page for bulk actions. */
function selectColumn<Item extends ChosenCredential>(items: Item[]): Column<Item> {
  return {
    name: 'Select',
    head: <SelectBox label="Select all on this page" credentials={items} />,
    headLook: selectLook,
    look: selectLook,
    render: (item) => <SelectBox label={`Select ${item.name}`} credentials={[item]} />,
  }
}
