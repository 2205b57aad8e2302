'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { submit } from '@/app/form-door'
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
