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
  /** Another way, below the button. */
  alternative?: ReactNode
  /** A note at the end. */
  note?: string
  children: ReactNode
}

/** The frame of the forms before sign-in. */
export function EntryForm<Fields extends FieldValues>(props: EntryFormProps<Fields>) {
  const { form, submit, submitLabel, leaving, failure, remedy, alternative, note, children } = props
  return (
    <Form keep={null} form={form} submit={submit} failure={failure} remedy={remedy}>
      <NeedsScript />
      {children}
      <Button
        type="submit"
        variant="primary"
        pending={form.formState.isSubmitting || leaving}
        className="mt-1 w-full"
      >
        {submitLabel}
      </Button>
      {alternative && (
        <>
          <p
            aria-hidden
            className="flex items-center gap-3 text-small text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border"
          >
            or
          </p>
          {alternative}
        </>
      )}
      {note && <p className="text-small text-muted">{note}</p>}
    </Form>
  )
}
