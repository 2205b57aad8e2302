'use client'

import type { ReactNode } from 'react'
import { NamedQuestion } from '@/components/ui/action-question'
import { EditServiceUserDialog } from './edit-service-user-dialog'
import { ServiceUserHost } from './open-service-user-dialog'
import type { Choice } from './person-view'
import type { ServiceUserActions } from './service-user-view'

interface ServiceUserDialogsProps {
  actions: ServiceUserActions
  people: Choice[]
  children: ReactNode
}

/** The dialogs of the service users. */
export function ServiceUserDialogs({ actions, people, children }: ServiceUserDialogsProps) {
  return (
    <ServiceUserHost
      render={({ kind, user }, close) => {
        switch (kind) {
          case 'edit':
            return <EditServiceUserDialog user={user} edit={actions.edit} people={people} onClose={close} />
          case 'delete':
            return (
              <NamedQuestion
                title="Delete service user"
                confirmLabel="Delete"
                done="Deleted"
                action={actions.delete}
                id={user.id}
                onClose={close}
              >
                <p>
                  “{user.name}” is deleted permanently, and its name becomes available again. You can delete
                  only service users without keys.
                </p>
              </NamedQuestion>
            )
          default:
            return kind satisfies never
        }
      }}
    >
      {children}
    </ServiceUserHost>
  )
}
