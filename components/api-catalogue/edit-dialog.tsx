'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { apiForm, type ApiForm } from '@/lib/schemas/catalogue'
import { ApiFields } from './api-fields'
import type { ApiView, CatalogueActions, ProductView } from './catalogue-view'
import { losses } from './losses'

interface EditDialogProps {
  api: ApiView
  edit: CatalogueActions['edit']
  products: ProductView[]
  onClose: () => void
}

/** Edits an entry of the catalogue, and says beforehand which credentials lose what. */
export function EditDialog({ api, edit, products, onClose }: EditDialogProps) {
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const { register, handleSubmit, formState, control } = useForm<ApiForm>({
    resolver: zodResolver(apiForm),
    defaultValues: {
      name: api.name,
      slug: api.slug,
      productId: api.productId ?? '',
      writable: api.writable,
      grantable: api.grantable,
    },
  })
  const lost = losses(api, { ...api, productId: api.productId ?? '', ...useWatch({ control }) })

  async function submit({ slug: _slug, ...fields }: ApiForm) {
    const state = await run({ ...fields, id: api.id })
    if (!state.ok) return
    toast(`Saved “${state.value.name}”`)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Edit API"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="edit-api" variant="primary" pending={pending}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-api" noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <ApiFields
          register={register}
          errorOf={(field) => formState.errors[field]?.message ?? failure?.fields[field]}
          products={products}
          slugFixed
        />
        {lost && <Notice tone="warning">{lost}</Notice>}
      </form>
    </Dialog>
  )
}
