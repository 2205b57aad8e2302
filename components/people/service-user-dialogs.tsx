'use client'

import type { ReactNode } from 'react'
import type { AffectedReading } from '@/components/ui/affected'
import { DestroyQuestion } from '@/components/ui/destroy-question'
import { EditServiceUserDialog } from './edit-service-user-dialog'
import { ServiceUserHost } from './open-service-user-dialog'
import type { ServiceUserActions } from './service-user-view'
import { Quoted } from '@/components/ui/quoted'

interface ServiceUserDialogsProps {
  actions: ServiceUserActions
  reading: AffectedReading
  children: ReactNode
}

/** The dialogs of the service users. */
export function ServiceUserDialogs({ actions, reading, children }: ServiceUserDialogsProps) {
  return (
    <ServiceUserHost
      render={({ kind, user }, close) => {
        switch (kind) {
          case 'edit':
            return (
              <EditServiceUserDialog user={user} edit={actions.edit} find={actions.find} onClose={close} />
            )
          case 'delete':
            return (
              <DestroyQuestion
                title="Delete service user"
                confirmLabel="Delete"
                done="Deleted"
                action={actions.delete}
                id={user.id}
                name={user.name}
                affected={actions.keys}
                says={({ blocked }) => blocked ?? 'It has no keys.'}
                reading={reading}
                onClose={close}
              >
                <p>
                  <Quoted>{user.name}</Quoted> is deleted permanently, and its name becomes available again.
                  You can delete only service users without keys.
                </p>
              </DestroyQuestion>
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
