'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { toGrantOffer } from '@/app/credential-view'
import { submit } from '@/app/form-door'
import type { CredentialActions } from '@/components/credentials/credential-actions'
import { runtime } from '@/lib/runtime'
import { createApiClientForm, editApiClientForm } from '@/lib/schemas/forms/api-client'
import { currentActor } from '@/lib/session/actor'
import { revealSecret, toApiClientView } from './view'

// A page is rendered anew only after a success: for who has been signed out meanwhile it would be the sign-in page, and
// the dialog with what was typed would be gone.

type Actions = CredentialActions<'api_client'>
type Input<Action extends keyof Actions> = Parameters<Actions[Action]>[0]

export async function createApiClientAction(input: Input<'create'>) {
  const result = await submit(createApiClientForm, input, runtime().may.createApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
}

/** An API client to be edited, as it is now. */
export async function readApiClientAction(input: Input<'read'>) {
  const actor = await currentActor()
  const [found, grantable] = await Promise.all([
    runtime().may.getApiClient(actor, input),
    runtime().may.listGrantableApis(actor, {}),
  ])
  return toActionState(found, (client) => ({
    client: toApiClientView(client),
    grantable: toGrantOffer(grantable.ok ? grantable.value : null),
  }))
}

export async function editApiClientAction(input: Input<'edit'>) {
  const result = await submit(editApiClientForm, input, runtime().may.editApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ client }) => ({ name: client.name }))
}

/** Where one is used from, and where the person is: what a new network restriction might shut out. */
export async function presentUseAction(input: Input<'presentUse'>) {
  const actor = await currentActor()
  const result = await runtime().may.listUsedAddresses(actor, input)
  return toActionState(result, (used) => ({
    ownAddress: actor.address,
    used: used.map(({ address, lastAt }) => ({ address, lastAt: lastAt.toISOString() })),
  }))
}

export async function resetSecretAction(input: Input<'resetSecret'>) {
  const result = await runtime().may.resetSecret(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
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
