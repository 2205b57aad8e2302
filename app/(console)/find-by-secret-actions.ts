'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { ReportInput } from '@/components/credentials/find-by-secret/finding'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { revealSecret } from './api-clients/view'
import { toFinding, toReported } from './find-by-secret-view'

// Actions of their own, because the frame offers them on every page: if it imported those of a list, every page would accept all
// actions of that list.

/** Finds a credential by a pasted secret. Sent in the body of a request, which nothing logs. */
export async function findBySecretAction(input: { text: string }) {
  return toActionState(await runtime().may.findBySecret(await currentActor(), input), toFinding)
}

export async function reportApiClientSecretAction(input: ReportInput) {
  const result = await runtime().may.reportApiClientSecret(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, toReported)
}

export async function reportServiceApiKeySecretAction(input: ReportInput) {
  const result = await runtime().may.reportServiceApiKeySecret(await currentActor(), input)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, toReported)
}

export async function disableFoundApiClientAction(input: { id: string }) {
  const result = await runtime().may.disableApiClient(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function disableFoundServiceApiKeyAction(input: { id: string }) {
  const result = await runtime().may.disableServiceApiKey(await currentActor(), input)
  if (result.ok) revalidatePath('/service-keys')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function resetFoundSecretAction(input: { id: string; version: number }) {
  const result = await runtime().may.resetSecret(await currentActor(), input)
  if (result.ok) revalidatePath('/api-clients')
  return toActionState(result, revealSecret)
}
