'use client'

import { Copy, PanelRight } from 'lucide-react'
import { Menu, type MenuItems } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOn } from './credential-view'
import { kindParts } from './kind-parts'
import { usePageOperations } from './open-dialog'
import { operationsOn } from './operations'

interface RowActionsProps<Kind extends CredentialKind> {
  kind: Kind
  credential: ActedOn<Kind>
  detailsHref: string
  /** Why the person may not manage credentials. */
  disabledReason: string | undefined
}

/** The actions menu of a credential. */
export function RowActions<Kind extends CredentialKind>(props: RowActionsProps<Kind>) {
  const { kind, credential, detailsHref, disabledReason } = props
  const { perform, prepare } = usePageOperations(kind)
  const copy = useCopyItem(kindParts[kind].copied?.(credential))

  function items(): MenuItems {
    const operations = operationsOn(kind, credential, disabledReason, perform)
    const entries = operations.map(({ isDanger, ...entry }) => ({
      ...entry,
      tone: isDanger ? ('danger' as const) : undefined,
    }))
    return [
      { label: 'View details', icon: <PanelRight />, href: detailsHref },
      ...copy,
      'separator',
      ...entries.filter(({ tone }) => !tone),
      'separator',
      ...entries.filter(({ tone }) => tone),
    ]
  }

  return <Menu label={`Actions for ${credential.name}`} items={items} onOpen={prepare} />
}

/** The menu item that copies a value of the credential, if it has one. */
function useCopyItem(copied: { name: string; value: string } | undefined): MenuItems {
  const toast = useToast()
  if (!copied) return []
  const { name, value } = copied
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast(`Copied ${name}`, value),
      () => toast('Your browser does not allow this page to copy', value, 'danger'),
    )
  return [{ label: `Copy ${name}`, icon: <Copy />, onSelect: () => void copy() }]
}
