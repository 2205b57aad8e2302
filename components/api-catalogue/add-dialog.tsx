'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { apiForm, type ApiForm } from '@/lib/schemas/catalogue'
import { ApiFields } from './api-fields'
import type { CatalogueActions, ProductView } from './catalogue-view'

interface AddDialogProps {
  add: CatalogueActions['add']
  products: ProductView[]
  onClose: () => void
}

/** Adds an API to the catalogue. */
export function AddDialog({ add, products, onClose }: AddDialogProps) {
  const { run, pending, failure } = useAction(add)
  const toast = useToast()
  const { register, handleSubmit, formState } = useForm<ApiForm>({
    resolver: zodResolver(apiForm),
    defaultValues: { name: '', slug: '', productId: '', writable: true, grantable: true },
  })

  async function submit(fields: ApiForm) {
    const state = await run(fields)
    if (!state.ok) return
    toast(`Added “${state.value.name}”`)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add API"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="add-api" variant="primary" pending={pending}>
            Add
          </Button>
        </>
      }
    >
      <form id="add-api" noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <ApiFields
          register={register}
          errorOf={(field) => formState.errors[field]?.message ?? failure?.fields[field]}
          products={products}
          slugFixed={false}
        />
      </form>
    </Dialog>
  )
}
