'use client'

import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { SaveDialog } from '@/components/ui/form-dialog'
import type { FormSubject } from '@/components/ui/kept-forms'
import { TextField } from '@/components/ui/text-field'
import type { ProductForm } from '@/lib/schemas/forms/catalogue'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ProductForm>(
  () => import('@/lib/schemas/forms/catalogue').then(({ productForm }) => productForm),
  { raw: true },
)

interface ProductDialogProps {
  title: string
  about: FormSubject | null
  /** The label of the submit button. */
  saveLabel: string
  /** The verb before the name in the toast: "Added". */
  done: string
  values: ProductForm
  /** Whether the slug cannot be changed, as for an existing product. */
  slugFixed: boolean
  save: (fields: ProductForm) => Promise<ActionState<{ name: string }>>
  onClose: () => void
}

/** The form that adds or renames a product. */
export function ProductDialog({ slugFixed, values, ...dialog }: ProductDialogProps) {
  const { title, about, saveLabel, done, save, onClose } = dialog
  const form = useForm<ProductForm>({
    resolver,
    defaultValues: values,
  })
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
          <TextField label="Name" autoComplete="off" error={errorOf('name')} {...form.register('name')} />
          <TextField
            label="Slug"
            autoComplete="off"
            spellCheck={false}
            readOnly={slugFixed}
            className="font-mono text-mono"
            hint={
              slugFixed
                ? 'You cannot change it, because roles in tokens are named after it.'
                : 'Roles in tokens are named after it, such as product-administrator:security. You cannot change it later.'
            }
            error={errorOf('slug')}
            {...form.register('slug')}
          />
        </>
      )}
    </SaveDialog>
  )
}
