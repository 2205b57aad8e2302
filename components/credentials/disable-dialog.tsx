'use client'

import { NamedQuestion } from '@/components/ui/action-question'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialActions } from './credential-actions'
import { Consequences } from './consequences'
import { credentialKinds } from './credential-kinds'
import type { DialogOfOne } from './dialog-props'
import { kindDialogs } from './kind-dialogs'

type DisableDialogProps<Kind extends CredentialKind> = Pick<
  DialogOfOne<Kind>,
  'credential' | 'tokenMinutes' | 'reading' | 'onClose'
> & { kind: Kind; actions: Pick<CredentialActions<CredentialKind>, 'disable'>; onDone?: () => void }

/** Asks before a credential is disabled, and says that it can be undone. */
export function DisableDialog<Kind extends CredentialKind>(props: DisableDialogProps<Kind>) {
  const { kind, actions, onDone, onClose, ...about } = props
  const { Disabled } = kindDialogs[kind]
  return (
    <NamedQuestion
      title={`Disable ${credentialKinds[kind].noun}`}
      confirmLabel="Disable"
      done="Disabled"
      action={actions.disable}
      id={about.credential.id}
      onDone={onDone}
      onClose={onClose}
    >
      {Disabled && <Disabled credential={about.credential} />}
      <Consequences kind={kind} {...about} />
    </NamedQuestion>
  )
}
