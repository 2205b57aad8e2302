'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { SaveDialog } from '@/components/ui/form-dialog'
import { Notice } from '@/components/ui/notice'
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
  const form = useForm<ApiForm>({
    resolver: zodResolver(apiForm, undefined, { raw: true }),
    defaultValues: values,
  })
  const fields = useWatch({ control: form.control })
  const warning = warningOf?.(fields)

  return (
    <SaveDialog title={title} form={form} submitLabel={saveLabel} done={done} save={save} onClose={onClose}>
      {(errorOf) => (
        <>
          <ApiFields register={form.register} errorOf={errorOf} products={products} slugFixed={slugFixed} />
          {warning && <Notice tone="warning">{warning}</Notice>}
        </>
      )}
    </SaveDialog>
  )
}
