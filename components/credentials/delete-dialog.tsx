'use client'

import { useGo } from '@/components/ui/use-go'
import { DestroyQuestion } from '@/components/ui/destroy-question'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { Consequences, isInUse } from './consequences'
import { credentialKinds } from './credential-kinds'
import type { DialogOfOne } from './dialog-props'
import { kindDialogs } from './kind-dialogs'
import { listHref } from './list-address'
import { useSelection } from './selection'

type DeleteDialogProps<Kind extends CredentialKind> = Pick<
  DialogOfOne<Kind>,
  'actions' | 'credential' | 'tokenMinutes' | 'reading' | 'onClose'
> & { kind: Kind; query: CredentialListQuery }

/** Asks before a credential is deleted, with its name if it was used within seven days. Then shows the list as before. */
export function DeleteDialog<Kind extends CredentialKind>(props: DeleteDialogProps<Kind>) {
  const { kind, query, actions, onClose, ...about } = props
  const { credential, reading } = about
  const { Deleted } = kindDialogs[kind]
  const go = useGo()
  const { set } = useSelection()
  return (
    <DestroyQuestion
      title={`Delete ${credentialKinds[kind].noun}`}
      confirmLabel="Delete"
      done="Deleted"
      action={actions.delete}
      id={credential.id}
      onDone={() => {
        set([credential], false)
        go.push(listHref(kind, query))
      }}
      onClose={onClose}
      name={credential.name}
      inUse={isInUse(credential, reading)}
      reading={reading}
    >
      <Deleted credential={credential} />
      <Consequences kind={kind} {...about} />
    </DestroyQuestion>
  )
}
