'use server'

import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { toCredentialSuggestion, toPersonSuggestion } from './subjects'

/** The credentials that a text may mean, for the filter. None without an answer. */
export async function findTrailCredentialsAction(text: string) {
  const result = await runtime().may.findTrailCredentials(await currentActor(), { text })
  return result.ok ? result.value.found.map(toCredentialSuggestion) : []
}

/** The people that a text may mean, for the filter. None without an answer. */
export async function findTrailPeopleAction(text: string) {
  const result = await runtime().may.findTrailPeople(await currentActor(), { text })
  return result.ok ? result.value.found.map(toPersonSuggestion) : []
}
