'use client'

import { useState, type ReactNode } from 'react'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { ApiClientActions } from './api-client-actions'
import type { Reading } from '@/components/credentials/credential-view'
import type { ActedOnClient, RevealedSecret } from './api-client-view'
import { CreateDialog } from './create-dialog'
import { DeleteDialog } from './delete-dialog'
import { EditDialog } from './edit-dialog'
import type { FormOffer } from '@/components/credentials/form-offer'
import { DisableDialog } from './disable-dialog'
import { CommandContext, type OpenDialog } from './open-dialog'
import { ResetDialog } from './reset-dialog'
import { SecretDialog } from './secret-dialog'

interface DialogsProps {
  actions: ApiClientActions
  offer: FormOffer
  /** How long a token lives, in minutes. */
  tokenMinutes: number
  reading: Reading
  /** The page, whose buttons open the dialogs. */
  children: ReactNode
}

/** Holds the one dialog that may be open over the page of API clients. */
export function ApiClientDialogs({ actions, offer, tokenMinutes, reading, children }: DialogsProps) {
  const enabling = useAction(actions.enable)
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })
  const toast = useToast()

  async function enable(client: ActedOnClient) {
    const state = await enabling.run({ id: client.id })
    toast(
      state.ok ? `Enabled “${state.value.name}”` : `“${client.name}” was not enabled`,
      state.ok ? undefined : (state.message ?? undefined),
    )
  }

  const reveal = (secret: RevealedSecret) => setDialog({ kind: 'secret', secret })

  return (
    <CommandContext value={{ open: setDialog, enable: (client) => void enable(client) }}>
      {children}
      {renderDialog()}
    </CommandContext>
  )

  function renderDialog() {
    switch (dialog.kind) {
      case 'none':
        return null
      case 'create':
        return (
          <CreateDialog
            create={actions.create}
            offer={offer}
            reading={reading}
            onCreated={reveal}
            onClose={close}
          />
        )
      case 'edit':
        return (
          <EditDialog
            id={dialog.client.id}
            read={actions.read}
            edit={actions.edit}
            presentUse={actions.presentUse}
            applications={offer.applications}
            reading={reading}
            onClose={close}
          />
        )
      case 'reset':
        return (
          <ResetDialog
            client={dialog.client}
            resetSecret={actions.resetSecret}
            tokenMinutes={tokenMinutes}
            reading={reading}
            onReset={reveal}
            onClose={close}
          />
        )
      case 'disable':
        return (
          <DisableDialog
            client={dialog.client}
            disable={actions.disable}
            tokenMinutes={tokenMinutes}
            reading={reading}
            onClose={close}
          />
        )
      case 'delete':
        return (
          <DeleteDialog
            client={dialog.client}
            remove={actions.delete}
            tokenMinutes={tokenMinutes}
            reading={reading}
            onClose={close}
          />
        )
      case 'secret':
        return <SecretDialog secret={dialog.secret} onClose={close} />
      default:
        return dialog satisfies never
    }
  }
}
