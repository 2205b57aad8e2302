'use client'

import { useState, type ReactNode } from 'react'
import { useAtOnce } from '@/components/ui/use-at-once'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { CreateDialog } from './create-dialog'
import type { ActedOn, Revealed } from './credential-view'
import { DeleteDialog } from './delete-dialog'
import type { DialogProps } from './dialog-props'
import { DisableDialog } from './disable-dialog'
import { EditDialog } from './edit-dialog'
import { ExtendSecretDialog } from './extend-secret-dialog'
import { kindParts } from './kind-parts'
import { PageOperationContext, type Operation, type OpenDialog } from './open-dialog'
import { ReplaceDialog } from './replace-dialog'
import { RetireSecretDialog } from './retire-secret-dialog'
import { RotateDialog } from './rotate-dialog'
import { SecretDialog } from './secret-dialog'

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

/** Renders the dialog that is open over a page of credentials; there is at most one. */
export function CredentialDialogs<Kind extends CredentialKind>(props: CredentialDialogsProps<Kind>) {
  const { kind, query, children, ...given } = props
  const [dialog, setDialog] = useState<OpenDialog<Kind> | null>(null)
  const enable = useAtOnce(given.actions.enable, { done: 'Enabled' })
  const disable = useAtOnce(given.actions.disable, { done: 'Disabled', note: 'It is refused from now on.' })

  function perform(operation: Operation, credential: ActedOn<Kind>) {
    if (operation === 'enable') void enable(credential)
    else if (operation === 'disable') void disable(credential)
    else setDialog({ kind: operation, credential })
  }

  return (
    <PageOperationContext
      value={{
        create: () => setDialog({ kind: 'create' }),
        perform,
        performOnSecret: (operation, credential, secretId) =>
          setDialog({ kind: operation, credential, secretId }),
        editWithout: (credential: ActedOn<Kind>, without) => setDialog({ kind: 'edit', credential, without }),
      }}
    >
      {children}
      {dialog && renderDialog(dialog)}
    </PageOperationContext>
  )

  function renderDialog(open: OpenDialog<Kind>) {
    const parts = kindParts[kind]
    const shared = {
      ...given,
      onRevealed: (revealed: Revealed[Kind], besideOld = false) =>
        setDialog({ kind: 'secret', revealed, besideOld }),
      onClose: () => setDialog(null),
    }
    switch (open.kind) {
      case 'create':
        return <CreateDialog kind={kind} {...shared} />
      case 'duplicate':
        return <CreateDialog kind={kind} {...shared} like={open.credential} />
      case 'edit':
        return <EditDialog kind={kind} {...shared} credential={open.credential} without={open.without} />
      case 'rotate':
        return <RotateDialog kind={kind} {...shared} credential={open.credential} />
      case 'retireSecret':
        return <RetireSecretDialog {...shared} {...open} kind={kind} />
      case 'extendSecret':
        return <ExtendSecretDialog {...shared} {...open} kind={kind} />
      case 'reset':
        return parts.ResetDialog && <parts.ResetDialog {...shared} credential={open.credential} />
      case 'revokeTokens':
        return (
          parts.RevokeTokensDialog && <parts.RevokeTokensDialog {...shared} credential={open.credential} />
        )
      case 'replace':
        return <ReplaceDialog kind={kind} {...shared} credential={open.credential} />
      case 'askDisable':
        return <DisableDialog kind={kind} {...shared} credential={open.credential} />
      case 'delete':
        return <DeleteDialog kind={kind} query={query} {...shared} credential={open.credential} />
      case 'secret':
        return (
          <SecretDialog
            name={open.revealed.name}
            texts={parts.secretTexts(open.revealed, open.besideOld)}
            onClose={shared.onClose}
          />
        )
      default:
        return open satisfies never
    }
  }
}
