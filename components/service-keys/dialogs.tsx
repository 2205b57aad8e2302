'use client'

import { useState, type ReactNode } from 'react'
import type { Reading } from '@/components/credentials/credential-view'
import type { GrantOffer } from '@/components/credentials/form-offer'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { CreateDialog } from './create-dialog'
import { DeleteDialog } from './delete-dialog'
import { KeyDialog } from './key-dialog'
import { CommandContext, type OpenDialog } from './open-dialog'
import { ReplaceDialog } from './replace-dialog'
import type { ServiceKeyActions } from './service-key-actions'
import type { RevealedKey, ServiceKeyView, ServiceUserOffer } from './service-key-view'

interface DialogsProps {
  actions: ServiceKeyActions
  offer: GrantOffer
  serviceUsers: ServiceUserOffer
  reading: Reading
  /** The page, whose buttons open the dialogs. */
  children: ReactNode
}

/** Holds the one dialog that may be open over the page of service API keys. */
export function ServiceKeyDialogs({ actions, offer, serviceUsers, reading, children }: DialogsProps) {
  const enabling = useAction(actions.enable)
  const disabling = useAction(actions.disable)
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })
  const toast = useToast()

  async function turn(on: boolean, { id, name }: ServiceKeyView) {
    const state = await (on ? enabling : disabling).run({ id })
    const done = on ? 'enabled' : 'disabled'
    if (state.ok)
      toast(on ? `Enabled “${name}”` : `Disabled “${name}”`, on ? undefined : 'It is refused from now on.')
    else toast(`“${name}” was not ${done}`, state.message ?? undefined)
  }

  const reveal = (revealed: RevealedKey) => setDialog({ kind: 'generated', revealed })

  return (
    <CommandContext
      value={{
        open: setDialog,
        enable: (serviceKey) => void turn(true, serviceKey),
        disable: (serviceKey) => void turn(false, serviceKey),
      }}
    >
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
            serviceUsers={serviceUsers}
            reading={reading}
            onCreated={reveal}
            onClose={close}
          />
        )
      case 'replace':
        return (
          <ReplaceDialog
            serviceKey={dialog.serviceKey}
            replace={actions.replace}
            reading={reading}
            onReplaced={reveal}
            onClose={close}
          />
        )
      case 'delete':
        return (
          <DeleteDialog
            serviceKey={dialog.serviceKey}
            remove={actions.delete}
            reading={reading}
            onClose={close}
          />
        )
      case 'generated':
        return <KeyDialog revealed={dialog.revealed} onClose={close} />
      default:
        return dialog satisfies never
    }
  }
}
