'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { PeopleActions } from '@/components/people/person-view'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { revealLink } from './view'

type Input<Action extends keyof PeopleActions> = Parameters<PeopleActions[Action]>[0]

export async function invitePersonAction(input: Input<'invite'>) {
  const result = await runtime().may.invitePerson(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, revealLink)
}

export async function editPersonAction(input: Input<'edit'>) {
  const result = await runtime().may.editPerson(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ person }) => ({ name: person.name }))
}

export async function makeSignInLinkAction(input: Input<'makeLink'>) {
  return toActionState(await runtime().may.makeSignInLink(await currentActor(), input), revealLink)
}

export async function endSessionsAction(input: Input<'endSessions'>) {
  const result = await runtime().may.endSessions(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ person }) => ({ name: person.name }))
}

export async function disablePersonAction(input: Input<'disable'>) {
  const result = await runtime().may.disablePerson(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ person }) => ({ name: person.name }))
}

export async function enablePersonAction(input: Input<'enable'>) {
  const result = await runtime().may.enablePerson(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function deletePersonAction(input: Input<'delete'>) {
  const result = await runtime().may.deletePerson(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ name }) => ({ name }))
}
