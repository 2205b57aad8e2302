'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { submit } from '@/app/form-door'
import { toAffected, toProductUse } from '@/app/holding-view'
import type { CatalogueActions } from '@/components/api-catalogue/catalogue-view'
import { runtime } from '@/lib/runtime'
import { addApiForm, editApiForm } from '@/lib/schemas/forms/catalogue'
import { currentActor } from '@/lib/session/actor'

type Input<Action extends keyof CatalogueActions> = Parameters<CatalogueActions[Action]>[0]

export async function addApiAction(input: Input<'add'>) {
  const result = await submit(addApiForm, input, runtime().may.addApi)
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function editApiAction(input: Input<'edit'>) {
  const result = await submit(editApiForm, input, runtime().may.editApi)
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, ({ api }) => ({ name: api.name }))
}

export async function retireApiAction(input: Input<'retire'>) {
  const result = await runtime().may.retireApi(await currentActor(), input)
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function apiHoldersAction(input: Input<'holders'>) {
  return toActionState(await runtime().may.getApiHolders(await currentActor(), input), toAffected)
}

export async function addProductAction(input: Input<'addProduct'>) {
  const result = await runtime().may.addProduct(await currentActor(), input)
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function renameProductAction(input: Input<'renameProduct'>) {
  const result = await runtime().may.renameProduct(await currentActor(), input)
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, ({ product }) => ({ name: product.name }))
}

export async function productUseAction(input: Input<'productUse'>) {
  return toActionState(await runtime().may.getProductUse(await currentActor(), input), toProductUse)
}

export async function removeProductAction(input: Input<'removeProduct'>) {
  const result = await runtime().may.removeProduct(await currentActor(), input)
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function removeSamplesAction() {
  const result = await runtime().may.removeSampleCatalogue(await currentActor(), {})
  if (result.ok) revalidatePath('/api-catalogue')
  return toActionState(result, () => ({ name: 'Sample catalogue' }))
}
