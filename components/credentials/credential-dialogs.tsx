'use client'

import { use, useState, type ReactNode } from 'react'
import { late } from '@/components/ui/late'
import { useAtOnce } from '@/components/ui/use-at-once'
import { useLate } from '@/components/ui/use-late'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import type { ActedOn, Revealed } from './credential-view'
import type { DialogProps } from './dialog-props'
import { PageOperationContext, type Operation, type OpenDialog, type PageOperations } from './open-dialog'

const openedDialog = late(() => import('./opened-dialog').then(({ OpenedDialog }) => OpenedDialog))

interface CredentialDialogsProps<Kind extends CredentialKind> extends Pick<
  DialogProps<Kind>,
  'actions' | 'offer' | 'tokenMinutes' | 'reading'
> {
  kind: Kind
  /** The filters and order of the list, which stay after a deletion. */
  query: CredentialListQuery
  /** The page, whose buttons open the dialogs. */
  children: ReactNode
}

/**
 * Renders the dialog that is open over a page of credentials of a kind; there is at most one. A page of both kinds has one of
 * these within the other.
 */
export function CredentialDialogs<Kind extends CredentialKind>(props: CredentialDialogsProps<Kind>) {
  const { kind, query, children, ...given } = props
  const [dialog, setDialog] = useState<OpenDialog<Kind> | null>(null)
  const others = use(PageOperationContext)
  const { part: Opened, prepare, whenLoaded } = useLate(openedDialog)
  const open = (wanted: OpenDialog<Kind>) => whenLoaded(() => setDialog(wanted))
  const enable = useAtOnce(given.actions.enable, { done: 'Enabled' })
  const disable = useAtOnce(given.actions.disable, { done: 'Disabled', note: 'It is refused from now on.' })

  function perform(operation: Operation, credential: ActedOn<Kind>) {
    if (operation === 'enable') void enable(credential)
    else if (operation === 'disable') void disable(credential)
    else return open({ kind: operation, credential })
    return undefined
  }

  return (
    <PageOperationContext
      value={{
        ...others,
        [kind]: {
          create: () => open({ kind: 'create' }),
          perform,
          performOnSecret: (operation, credential, secretId) =>
            open({ kind: operation, credential, secretId }),
          editWithout: (credential: ActedOn<Kind>, without) => open({ kind: 'edit', credential, without }),
          prepare,
        } satisfies PageOperations,
      }}
    >
      {children}
      {Opened && dialog && (
        <Opened
          kind={kind}
          query={query}
          {...given}
          opened={dialog}
          onRevealed={(revealed: Revealed[Kind], besideOld = false) =>
            setDialog({ kind: 'secret', revealed, besideOld })
          }
          onClose={() => setDialog(null)}
        />
      )}
    </PageOperationContext>
  )
}
