'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { submit } from '@/app/form-door'
import type { ServiceUserActions } from '@/components/people/service-user-view'
import { runtime } from '@/lib/runtime'
import { editServiceUserForm } from '@/lib/schemas/forms/service-user'
import { currentActor } from '@/lib/session/actor'
import { toKeys } from './view'

type Input<Action extends keyof ServiceUserActions> = Parameters<ServiceUserActions[Action]>[0]

export async function editServiceUserAction(input: Input<'edit'>) {
  const result = await submit(editServiceUserForm, input, runtime().may.editServiceUser)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ user }) => ({ name: user.name }))
}

export async function serviceUserKeysAction(input: Input<'keys'>) {
  return toActionState(await runtime().may.getServiceUserKeys(await currentActor(), input), toKeys)
}

export async function deleteServiceUserAction(input: Input<'delete'>) {
  const result = await runtime().may.deleteServiceUser(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ name }) => ({ name }))
}
