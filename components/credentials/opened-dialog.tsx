'use client'

import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { ChangeExpiryDialog } from './change-expiry-dialog'
import { CreateDialog } from './create-dialog'
import { DeleteDialog } from './delete-dialog'
import type { DialogProps } from './dialog-props'
import { DisableDialog } from './disable-dialog'
import { EditDialog } from './edit-dialog'
import { ExtendSecretDialog } from './extend-secret-dialog'
import { kindDialogs } from './kind-dialogs'
import type { OpenDialog } from './open-dialog'
import { ReplaceDialog } from './replace-dialog'
import { RetireSecretDialog } from './retire-secret-dialog'
import { RotateDialog } from './rotate-dialog'
import { SecretDialog } from './secret-dialog'

interface OpenedDialogProps<Kind extends CredentialKind> extends DialogProps<Kind> {
  kind: Kind
  opened: OpenDialog<Kind>
  /** The filters and order of the list, which stay after a deletion. */
  query: CredentialListQuery
}

/**
 * The dialog that is open over a page of credentials. All of them are loaded together: one that makes a secret must be able to show
 * it, whatever has happened to the network since.
 */
export function OpenedDialog<Kind extends CredentialKind>(props: OpenedDialogProps<Kind>) {
  const { kind, opened: open, query, ...shared } = props
  const parts = kindDialogs[kind]
  switch (open.kind) {
    case 'create':
      return <CreateDialog kind={kind} {...shared} />
    case 'duplicate':
      return <CreateDialog kind={kind} {...shared} like={open.credential} />
    case 'edit':
      return <EditDialog kind={kind} {...shared} credential={open.credential} without={open.without} />
    case 'changeExpiry':
      return <ChangeExpiryDialog kind={kind} {...shared} credential={open.credential} />
    case 'rotate':
      return <RotateDialog kind={kind} {...shared} credential={open.credential} />
    case 'retireSecret':
      return <RetireSecretDialog {...shared} {...open} kind={kind} />
    case 'extendSecret':
      return <ExtendSecretDialog {...shared} {...open} kind={kind} />
    case 'reset':
      return parts.ResetDialog && <parts.ResetDialog {...shared} credential={open.credential} />
    case 'revokeTokens':
      return parts.RevokeTokensDialog && <parts.RevokeTokensDialog {...shared} credential={open.credential} />
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
