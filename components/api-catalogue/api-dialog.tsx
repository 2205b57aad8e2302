'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { apiForm, type ApiForm } from '@/lib/schemas/forms/catalogue'
import { ApiFields } from './api-fields'
import type { ProductView } from './catalogue-view'

interface ApiDialogProps {
  title: string
  /** On the button that saves. */
  saveLabel: string
  /** What was done, to stand before the name: "Added". */
  done: string
  values: ApiForm
  save: (fields: ApiForm) => Promise<ActionState<{ name: string }>>
  products: ProductView[]
  /** An API that exists keeps its slug. */
  slugFixed: boolean
  /** What is to be warned of, as the fields are filled in. */
  warningOf?: (fields: Partial<ApiForm>) => string | null
  onClose: () => void
}

/** The form of an entry of the catalogue, to be added or edited. */
export function ApiDialog(props: ApiDialogProps) {
  const { title, saveLabel, done, values, save, products, slugFixed, warningOf, onClose } = props
  const { run, pending, failure } = useAction(save)
  const toast = useToast()
  const form = useForm<ApiForm>({
    resolver: zodResolver(apiForm, undefined, { raw: true }),
    defaultValues: values,
  })

  const fields = useWatch({ control: form.control })
  const warning = warningOf?.(fields)

  async function submit(chosen: ApiForm) {
    const state = await run(chosen)
    if (!state.ok) return
    toast(`${done} “${state.value.name}”`)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="api" variant="primary" pending={pending}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <form id="api" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <ApiFields
          register={form.register}
          errorOf={(field) => form.formState.errors[field]?.message ?? failure?.fields[field]}
          products={products}
          slugFixed={slugFixed}
        />
        {warning && <Notice tone="warning">{warning}</Notice>}
      </form>
    </Dialog>
  )
}
