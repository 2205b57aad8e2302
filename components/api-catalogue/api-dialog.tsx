'use client'

import { useForm, useWatch } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { SaveDialog } from '@/components/ui/form-dialog'
import type { FormSubject } from '@/components/ui/kept-forms'
import { Notice } from '@/components/ui/notice'
import type { ApiForm } from '@/lib/schemas/forms/catalogue'
import { ApiFields } from './api-fields'
import type { ProductView } from './catalogue-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ApiForm>(
  () => import('@/lib/schemas/forms/catalogue').then(({ apiForm }) => apiForm),
  { raw: true },
)

interface ApiDialogProps {
  title: string
  about: FormSubject | null
  /** The label of the submit button. */
  saveLabel: string
  /** The verb before the name in the toast: "Added". */
  done: string
  values: ApiForm
  save: (fields: ApiForm) => Promise<ActionState<{ name: string }>>
  products: ProductView[]
  /** Whether the slug cannot be changed, as for an existing API. */
  slugFixed: boolean
  /** A warning about the current values of the form, if any. */
  warningOf?: (fields: Partial<ApiForm>) => string | null
  onClose: () => void
}

/** The form that adds or edits an API of the catalogue. */
export function ApiDialog(props: ApiDialogProps) {
  const { title, about, saveLabel, done, values, save, products, slugFixed, warningOf, onClose } = props
  const form = useForm<ApiForm>({
    resolver,
    defaultValues: values,
  })
  const fields = useWatch({ control: form.control })
  const warning = warningOf?.(fields)

  return (
    <SaveDialog
      title={title}
      about={about}
      form={form}
      submitLabel={saveLabel}
      done={done}
      save={save}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <ApiFields register={form.register} errorOf={errorOf} products={products} slugFixed={slugFixed} />
          {warning && <Notice tone="warning">{warning}</Notice>}
        </>
      )}
    </SaveDialog>
  )
}
