'use client'

import { Quoted } from '@/components/ui/quoted'
import { DestroyQuestion } from '@/components/ui/destroy-question'
import type { OpenedProps } from '@/components/ui/dialog-host'
import { EditServiceUserDialog } from './edit-service-user-dialog'
import type { ServiceUserDialog, ServiceUserGiven } from './open-service-user-dialog'

interface ServiceUserDialogsProps extends OpenedProps<ServiceUserDialog> {
  given: ServiceUserGiven
}

/** The dialog that is open over the service users. */
export function ServiceUserDialogs({ opened, given, onClose: close }: ServiceUserDialogsProps) {
  const { kind, user } = opened
  const { actions, reading } = given
  switch (kind) {
    case 'edit':
      return <EditServiceUserDialog user={user} edit={actions.edit} find={actions.find} onClose={close} />
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
            <Quoted>{user.name}</Quoted> is deleted permanently, and its name becomes available again. You can
            delete only service users without keys.
          </p>
        </DestroyQuestion>
      )
    default:
      return kind satisfies never
  }
}
