'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { readCurrentValues, readPresentUse } from '@/app/current-values'
import { submit } from '@/app/form-door'
import type { CredentialActions } from '@/components/credentials/credential-actions'
import { runtime } from '@/lib/runtime'
import {
  apiClientExpiryForm,
  createApiClientForm,
  editApiClientForm,
  replaceApiClientForm,
} from '@/lib/schemas/forms/api-client'
import { extendSecretForm, rotateSecretForm } from '@/lib/schemas/forms/rotation'
import { currentActor } from '@/lib/session/actor'
import { revealSecret, toApiClientView } from './view'

// Rendered again only after a success: for someone whose session has ended this would be the sign-in page, and the
// dialog would lose what was typed.

type Actions = CredentialActions<'api_client'>
type Input<Action extends keyof Actions> = Parameters<Actions[Action]>[0]

export async function createApiClientAction(input: Input<'create'>) {
  const result = await submit(createApiClientForm, input, runtime().may.createApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
}

export async function readApiClientAction(input: Input<'read'>) {
  return readCurrentValues(runtime().may.getApiClient, input, toApiClientView)
}

export async function editApiClientAction(input: Input<'edit'>) {
  const result = await submit(editApiClientForm, input, runtime().may.editApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function changeApiClientExpiryAction(input: Input<'changeExpiry'>) {
  const result = await submit(apiClientExpiryForm, input, runtime().may.editApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function presentUseAction(input: Input<'presentUse'>) {
  return readPresentUse(input)
}

export async function replaceApiClientAction(input: Input<'replace'>) {
  const result = await submit(replaceApiClientForm, input, runtime().may.replaceApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
}

export async function resetSecretAction(input: Input<'resetSecret'>) {
  const result = await runtime().may.resetSecret(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
}

export async function revokeTokensAction(input: Input<'revokeTokens'>) {
  const result = await runtime().may.revokeTokens(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function rotateApiClientSecretAction(input: Input<'rotate'>) {
  const result = await submit(rotateSecretForm, input, runtime().may.rotateApiClientSecret)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ credential, secret }) => revealSecret({ client: credential, secret }))
}

export async function retireApiClientSecretAction(input: Input<'retireSecret'>) {
  const result = await runtime().may.retireApiClientSecret(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function extendApiClientSecretAction(input: Input<'extendSecret'>) {
  const result = await submit(extendSecretForm, input, runtime().may.extendApiClientSecret)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ credential }) => ({ name: credential.name }))
}

export async function disableApiClientAction(input: Input<'disable'>) {
  const result = await runtime().may.disableApiClient(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function enableApiClientAction(input: Input<'enable'>) {
  const result = await runtime().may.enableApiClient(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function deleteApiClientAction(input: Input<'delete'>) {
  const result = await runtime().may.deleteApiClient(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ name }) => ({ name }))
}
