import type { ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { ActionFailure } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { NeedsScript } from '@/components/ui/needs-script'

interface EntryFormProps<Fields extends FieldValues> {
  form: UseFormReturn<Fields>
  submit: (fields: Fields) => Promise<void>
  submitLabel: string
  /** Whether the browser is leaving for the console. */
  leaving: boolean
  failure: ActionFailure | null
  /** A button that helps, beside the message. */
  remedy?: ReactNode
  /** A note below the button. */
  note?: string
  children: ReactNode
}

/** The frame of the forms before sign-in. */
export function EntryForm<Fields extends FieldValues>(props: EntryFormProps<Fields>) {
  const { form, submit, submitLabel, leaving, failure, remedy, note, children } = props
  return (
    <Form form={form} submit={submit} failure={failure} remedy={remedy}>
      <NeedsScript>To continue, turn JavaScript on in your browser and reload the page.</NeedsScript>
      {children}
      <Button
        type="submit"
        variant="primary"
        pending={form.formState.isSubmitting || leaving}
        className="mt-1 w-full"
      >
        {submitLabel}
      </Button>
      {note && <p className="text-small text-muted">{note}</p>}
    </Form>
  )
}
