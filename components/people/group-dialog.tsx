'use client'

import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { SaveDialog } from '@/components/ui/form-dialog'
import type { Find } from '@/components/ui/suggest-field'
import { readForm } from '@/components/ui/read-form'
import { TextField } from '@/components/ui/text-field'
import { useRead } from '@/components/ui/use-read'
import type { GroupForm } from '@/lib/schemas/forms/group'
import { MembersField } from './members-field'
import type { GroupActions, PersonChoice } from './group-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<GroupForm>(() =>
  import('@/lib/schemas/forms/group').then(({ groupForm }) => groupForm),
)

interface GroupDialogProps {
  title: string
  submitLabel: string
  /** The verb in the toast: "Created". */
  done: string
  /** Reads the group that is edited; null for a new one. */
  of: { id: string; read: GroupActions['read'] } | null
  save: (fields: GroupForm) => Promise<ActionState<{ name: string }>>
  find: Find
  /** Whether a mail server is configured. */
  mails: boolean
  onClose: () => void
}

const empty = { name: '', memberIds: [], accountAlertsInConsole: true, accountAlertsByEmail: false }

/** The form that creates or edits a group. */
export function GroupDialog(props: GroupDialogProps) {
  const { title, submitLabel, done, of, save, find, mails, onClose } = props
  const form = useForm<GroupForm>({ resolver, defaultValues: empty })
  const { register, reset, setValue } = form
  /** Null until the members were changed. */
  const [chosen, setChosen] = useState<PersonChoice[] | null>(null)
  const { found, again } = useRead(of?.read ?? null, of?.id ?? '')
  useEffect(() => {
    if (!found?.ok) return
    const { id: _id, members: present, ...fields } = found.value
    reset({ ...fields, memberIds: present.map(({ id }) => id) })
  }, [found, reset])

  const members = chosen ?? (found?.ok ? found.value.members : [])

  function choose(people: PersonChoice[]) {
    setChosen(people)
    setValue(
      'memberIds',
      people.map(({ id }) => id),
      { shouldDirty: true },
    )
  }

  return (
    <SaveDialog
      title={title}
      about={of && { id: of.id }}
      notKept={['memberIds']}
      form={form}
      submitLabel={submitLabel}
      done={done}
      save={save}
      onClose={onClose}
      {...(of && readForm(found, again))}
    >
      {(errorOf) => (
        <>
          <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
          <Fieldset
            legend="Subscriptions"
            hint="What members are notified about. Members get alerts only for credentials that they can see."
          >
            <div className="flex flex-col">
              <Checkbox
                label="Account alerts in the console"
                hint="On the notifications page, with an unread count in the header."
                {...register('accountAlertsInConsole')}
              />
              <Checkbox
                label="Account alerts by e-mail"
                hint={
                  mails
                    ? 'One digest a day.'
                    : 'No mail server is configured, so nothing is sent by e-mail now.'
                }
                {...register('accountAlertsByEmail')}
              />
            </div>
          </Fieldset>
          <MembersField members={members} onChange={choose} find={find} error={errorOf('memberIds')} />
        </>
      )}
    </SaveDialog>
  )
}
