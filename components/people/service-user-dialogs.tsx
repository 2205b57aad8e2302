'use client'

import { useState, type ReactNode } from 'react'
import { DeleteServiceUserDialog } from './delete-service-user-dialog'
import { EditServiceUserDialog } from './edit-service-user-dialog'
import { OpenServiceUserContext, type OpenServiceUserDialog } from './open-service-user-dialog'
import type { Choice } from './person-view'
import type { ServiceUserActions } from './service-user-view'

interface ServiceUserDialogsProps {
  actions: ServiceUserActions
  people: Choice[]
  children: ReactNode
}

/** Holds the one dialog that may be open over the service users. */
export function ServiceUserDialogs({ actions, people, children }: ServiceUserDialogsProps) {
  const [dialog, setDialog] = useState<OpenServiceUserDialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })

  return (
    <OpenServiceUserContext value={setDialog}>
      {children}
      {renderDialog()}
    </OpenServiceUserContext>
  )

  function renderDialog() {
    switch (dialog.kind) {
      case 'none':
        return null
      case 'edit':
        return (
          <EditServiceUserDialog user={dialog.user} edit={actions.edit} people={people} onClose={close} />
        )
      case 'delete':
        return <DeleteServiceUserDialog user={dialog.user} remove={actions.delete} onClose={close} />
      default:
        return dialog satisfies never
    }
  }
}
