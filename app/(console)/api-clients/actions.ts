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

// Rendered again only after a success: for someone whose session has ended this would be the sign-in page, and the
// dialog would lose what was typed.

type Actions = CredentialActions<'api_client'>
type Input<Action extends keyof Actions> = Parameters<Actions[Action]>[0]

export async function createApiClientAction(input: Input<'create'>) {
  const result = await submit(createApiClientForm, input, runtime().may.createApiClient)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
}

/** The current values of an API client, for the edit form. */
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

/** The addresses in use and the person’s own address: those that a new network restriction might block. */
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
