'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { readCurrentValues, readPresentUse } from '@/app/current-values'
import { submit } from '@/app/form-door'
import type { CredentialActions } from '@/components/credentials/credential-actions'
import { runtime } from '@/lib/runtime'
import {
  createServiceApiKeyForm,
  editServiceApiKeyForm,
  replaceServiceApiKeyForm,
  serviceApiKeyExpiryForm,
} from '@/lib/schemas/forms/service-api-key'
import { extendSecretForm, rotateSecretForm } from '@/lib/schemas/forms/rotation'
import { currentActor } from '@/lib/session/actor'
import { revealKey, toServiceKeyView } from './view'

// Rendered again only after a success: for someone whose session has ended this would be the sign-in page, and the
// dialog would lose what was typed.

type Actions = CredentialActions<'service_api_key'>
type Input<Action extends keyof Actions> = Parameters<Actions[Action]>[0]

export async function createServiceApiKeyAction(input: Input<'create'>) {
  const result = await submit(createServiceApiKeyForm, input, runtime().may.createServiceApiKey)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, revealKey)
}

export async function readServiceApiKeyAction(input: Input<'read'>) {
  return readCurrentValues(runtime().may.getServiceApiKey, input, toServiceKeyView)
}

export async function editServiceApiKeyAction(input: Input<'edit'>) {
  const result = await submit(editServiceApiKeyForm, input, runtime().may.editServiceApiKey)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function changeServiceApiKeyExpiryAction(input: Input<'changeExpiry'>) {
  const result = await submit(serviceApiKeyExpiryForm, input, runtime().may.editServiceApiKey)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function presentUseAction(input: Input<'presentUse'>) {
  return readPresentUse(input)
}

export async function replaceServiceApiKeyAction(input: Input<'replace'>) {
  const result = await submit(replaceServiceApiKeyForm, input, runtime().may.replaceServiceApiKey)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, revealKey)
}

export async function rotateServiceApiKeyAction(input: Input<'rotate'>) {
  const result = await submit(rotateSecretForm, input, runtime().may.rotateServiceApiKey)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ credential, secret }) => revealKey({ key: credential, secret }))
}

export async function retireServiceApiKeySecretAction(input: Input<'retireSecret'>) {
  const result = await runtime().may.retireServiceApiKeySecret(await currentActor(), input)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function extendServiceApiKeySecretAction(input: Input<'extendSecret'>) {
  const result = await submit(extendSecretForm, input, runtime().may.extendServiceApiKeySecret)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function disableServiceApiKeyAction(input: Input<'disable'>) {
  const result = await runtime().may.disableServiceApiKey(await currentActor(), input)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function enableServiceApiKeyAction(input: Input<'enable'>) {
  const result = await runtime().may.enableServiceApiKey(await currentActor(), input)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function deleteServiceApiKeyAction(input: Input<'delete'>) {
  const result = await runtime().may.deleteServiceApiKey(await currentActor(), input)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ name }) => ({ name }))
}
