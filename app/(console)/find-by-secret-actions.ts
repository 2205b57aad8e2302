'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { ReportInput } from '@/components/credentials/find-by-secret/finding'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { toFinding, toReported } from './find-by-secret-view'

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
