'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useController, useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { SaveDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import { groupForm, type GroupForm } from '@/lib/schemas/forms/group'
import { ChoiceField } from './choice-field'
import type { MemberView } from './group-view'

interface GroupDialogProps {
  title: string
  submitLabel: string
  /** The verb in the toast: "Created". */
  done: string
  values: GroupForm
  save: (fields: GroupForm) => Promise<ActionState<{ name: string }>>
  people: MemberView[]
  onClose: () => void
}

/** The form that creates or edits a group. */
export function GroupDialog(props: GroupDialogProps) {
  const { title, submitLabel, done, values, save, people, onClose } = props
  const form = useForm<GroupForm>({ resolver: zodResolver(groupForm), defaultValues: values })
  const { register, control } = form
  const members = useController({ control, name: 'memberIds' }).field

  return (
    <SaveDialog title={title} form={form} submitLabel={submitLabel} done={done} save={save} onClose={onClose}>
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
                hint="One digest a day, and urgent alerts immediately."
                {...register('accountAlertsByEmail')}
              />
            </div>
          </Fieldset>
          <ChoiceField
            legend="Members"
            choices={people.map(({ id, name, email }) => ({ id, name: `${name} (${email})` }))}
            none="There are no people."
            chosen={members.value}
            onChange={members.onChange}
            error={errorOf('memberIds')}
          />
        </>
      )}
    </SaveDialog>
  )
}
