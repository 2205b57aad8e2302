'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { valueOf } from '@/app/value-of'
import type { PeopleActions } from '@/components/people/person-view'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { revealLink, toEditable, toHoldings, toOffer } from './view'

type Input<Action extends keyof PeopleActions> = Parameters<PeopleActions[Action]>[0]

export async function invitePersonAction(input: Input<'invite'>) {
  const result = await runtime().may.invitePerson(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, revealLink)
}

export async function personChoicesAction() {
  const result = await runtime().may.listPersonChoices(await currentActor(), {})
  return toActionState(result, toOffer)
}

export async function readPersonAction(input: Input<'read'>) {
  const actor = await currentActor()
  const [person, offer] = await Promise.all([
    runtime().may.getPerson(actor, input),
    runtime().may.listPersonChoices(actor, {}),
  ])
  return toActionState(person, (found) => toEditable(found, valueOf(offer)))
}

export async function personHoldingsAction(input: Input<'holdings'>) {
  return toActionState(await runtime().may.getPersonHoldings(await currentActor(), input), toHoldings)
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

export async function resetTwoFactorAction(input: Input<'resetTwoFactor'>) {
  const result = await runtime().may.resetTwoFactor(await currentActor(), input)
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
