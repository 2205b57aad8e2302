'use client'

import type { ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { useErrorOf, type ErrorOf } from '@/components/ui/use-error-of'

interface SettingsFormProps<Fields extends FieldValues> {
  /** Names the form. */
  title: string
  form: UseFormReturn<Fields>
  save: (policies: Fields) => Promise<ActionState<null>>
  /** Why the person may not change them. */
  disabledReason: string | undefined
  children: (errorOf: ErrorOf<Fields>) => ReactNode
}

/** The frame of every form of policies: saves them, and says so. */
export function SettingsForm<Fields extends FieldValues>(props: SettingsFormProps<Fields>) {
  const { title, form, save, disabledReason, children } = props
  const { run, pending, failure } = useAction(save)
  const toast = useToast()
  const errorOf = useErrorOf(form, failure)

  async function submit(chosen: Fields) {
    const state = await run(chosen)
    if (!state.ok) return
    form.reset(chosen)
    toast('Saved the policies')
  }

  return (
    <Form keep={{ title, about: { id: title } }} form={form} submit={submit} failure={failure}>
      {children(errorOf)}
      <div>
        <Button
          type="submit"
          variant="primary"
          pending={pending || form.formState.isSubmitting}
          disabledReason={disabledReason}
        >
          Save policies
        </Button>
      </div>
    </Form>
  )
}
