'use client'

import type { ReactNode } from 'react'
import { FormProvider, type FieldValues, type UseFormReturn } from 'react-hook-form'
import type { ActionFailure, ActionState } from './action-state'
import { Button } from './button'
import { Dialog } from './dialog'
import { Form } from './form'
import { LongWait } from './long-wait'
import { Notice } from './notice'
import type { FormSubject } from './kept-forms'
import { useToast } from './toast'
import { unsavedChanges } from './unsaved-changes'
import { useAction } from './use-action'
import { useErrorOf, type ErrorOf } from './use-error-of'
import { useLeaveGuard } from './use-leave-guard'

interface FormDialogProps<Fields extends FieldValues> {
  title: string
  /** What it is about; null if it creates something. Input that is kept over a reload is given to the same thing only. */
  about: FormSubject | null
  /** Fields whose input is not kept, because the form alone does not show them. */
  notKept?: string[]
  description?: string
  /** 720 instead of 560 wide. */
  wide?: boolean
  form: UseFormReturn<Fields>
  submitLabel: string
  submit: (fields: Fields) => Promise<void>
  pending: boolean
  /** What the server refused; messages about a field are shown at the field. */
  failure: ActionFailure | null
  /** A button that helps. */
  remedy?: ReactNode
  onClose: () => void
  /** While the values of the form are being read. */
  loading?: boolean
  /** Shown instead of the form: why it cannot be filled in, and a button that helps. */
  refusal?: { reason: string; remedy: ReactNode } | undefined
  /** What submitting will change, above the buttons. */
  summary?: ReactNode
  children: (errorOf: ErrorOf<Fields>) => ReactNode
}

/** The frame of every form in a dialog. Asks before it discards what was typed. */
export function FormDialog<Fields extends FieldValues>(props: FormDialogProps<Fields>) {
  const { title, description, wide, form, submitLabel, submit, pending, failure, remedy } = props
  const isSending = pending || form.formState.isSubmitting
  const { about, notKept, onClose, loading, refusal, summary, children } = props
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)
  const errorOf = useErrorOf(form, failure)

  return (
    <Dialog
      open
      width={wide ? 'wide' : undefined}
      onOpenChange={guard.close}
      title={title}
      description={description}
      loading={loading}
      footer={
        <>
          {summary && <FormProvider {...form}>{summary}</FormProvider>}
          <LongWait pending={pending} />
          <Button onClick={guard.close}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={isSending}
            disabledReason={refusal?.reason ?? (loading ? 'The form is still loading.' : undefined)}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      {refusal ? (
        <Notice tone="danger" action={refusal.remedy}>
          {refusal.reason}
        </Notice>
      ) : (
        <FormProvider {...form}>
          <Form
            id={formId}
            keep={{ title, about, ...(notKept && { except: notKept }) }}
            form={form}
            submit={submit}
            failure={failure}
            remedy={remedy}
          >
            {children(errorOf)}
          </Form>
        </FormProvider>
      )}
      {guard.question}
    </Dialog>
  )
}

interface SaveDialogProps<Fields extends FieldValues> extends Omit<
  FormDialogProps<Fields>,
  'submit' | 'pending' | 'failure' | 'remedy'
> {
  save: (fields: Fields) => Promise<ActionState<{ name: string }>>
  /** The toast, before the name: "Saved". */
  done: string
}

/** A form that saves one thing with a name: closes itself and shows a toast. */
export function SaveDialog<Fields extends FieldValues>(props: SaveDialogProps<Fields>) {
  const { save, done, ...dialog } = props
  const { run, pending, failure } = useAction(save)
  const toast = useToast()

  async function submit(fields: Fields) {
    const state = await run(fields)
    if (!state.ok) return
    toast(`${done} “${state.value.name}”`)
    dialog.onClose()
  }

  return <FormDialog {...dialog} submit={submit} pending={pending} failure={failure} />
}

/** A fixed id is enough, because one dialog is open at a time. */
const formId = 'dialog-form'
