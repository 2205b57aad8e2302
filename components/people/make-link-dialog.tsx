'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useAction } from '@/components/ui/use-action'
import type { LinkView, PeopleActions, PersonView } from './person-view'

interface MakeLinkDialogProps {
  person: PersonView
  makeLink: PeopleActions['makeLink']
  onMade: (link: LinkView) => void
  onClose: () => void
}

/** Says what a new sign-in link is for, and makes it. */
export function MakeLinkDialog({ person, makeLink, onMade, onClose }: MakeLinkDialogProps) {
  const { run, pending, failure } = useAction(makeLink)

  async function confirm() {
    const state = await run({ id: person.id })
    if (state.ok) onMade(state.value)
  }

  return (
    <ConfirmDialog
      open
      title="New sign-in link"
      tone="primary"
      confirmLabel="Make link"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={
        person.state === 'invited' ? (
          <p>“{person.name}” chooses a password with it. The link made before no longer works.</p>
        ) : (
          <p>
            “{person.name}” chooses a new password with it. Once it is used, the present password is gone and
            all their sessions end; until then nothing changes.
          </p>
        )
      }
    />
  )
}
