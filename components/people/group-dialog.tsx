'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useController, useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Fieldset } from '@/components/ui/fieldset'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useAction } from '@/components/ui/use-action'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { groupForm, type GroupForm } from '@/lib/schemas/forms/group'
import { ChoiceField } from './choice-field'
import type { MemberView } from './group-view'

interface GroupDialogProps {
  title: string
  submitLabel: string
  /** What the toast says was done. */
  done: string
  values: GroupForm
  save: (fields: GroupForm) => Promise<ActionState<{ name: string }>>
  people: MemberView[]
  onClose: () => void
}

const formId = 'group'

/** Who is told what: a new group, or one that is there. */
export function GroupDialog(props: GroupDialogProps) {
  const { title, submitLabel, done, values, save, people, onClose } = props
  const { run, pending, failure } = useAction(save)
  const toast = useToast()
  const { register, handleSubmit, control, formState } = useForm<GroupForm>({
    resolver: zodResolver(groupForm),
    defaultValues: values,
  })
  const members = useController({ control, name: 'memberIds' }).field
  const guard = useLeaveGuard(formState.isDirty, unsavedChanges, onClose)
  const errorOf = (field: keyof GroupForm) => formState.errors[field]?.message ?? failure?.fields[field]

  async function submit(fields: GroupForm) {
    const state = await run(fields)
    if (!state.ok) return focusFirstError(formId)
    toast(`${done} “${state.value.name}”`)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title={title}
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
        <Fieldset
          legend="Subscriptions"
          hint="What members are told. Each hears only of credentials that they may see."
        >
          <div className="flex flex-col">
            <Checkbox
              label="Account alerts in the console"
              hint="Under notifications, with a count in the header."
              {...register('accountAlertsInConsole')}
            />
            <Checkbox
              label="Account alerts by e-mail"
              hint="One digest a day, and what cannot wait at once."
              {...register('accountAlertsByEmail')}
            />
          </div>
        </Fieldset>
        <ChoiceField
          legend="Members"
          choices={people.map(({ id, name, email }) => ({ id, name: `${name} (${email})` }))}
          none="There is nobody."
          chosen={members.value}
          onChange={members.onChange}
          error={errorOf('memberIds')}
        />
      </form>
      {guard.question}
    </Dialog>
  )
}
