'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { GroupActions } from '@/components/people/group-view'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { toEditableGroup } from './view'

type Input<Action extends keyof GroupActions> = Parameters<GroupActions[Action]>[0]

export async function createGroupAction(input: Input<'create'>) {
  const result = await runtime().may.createGroup(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function readGroupAction(input: Input<'read'>) {
  return toActionState(await runtime().may.getGroup(await currentActor(), input), toEditableGroup)
}

export async function editGroupAction(input: Input<'edit'>) {
  const result = await runtime().may.editGroup(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ group }) => ({ name: group.name }))
}

export async function deleteGroupAction(input: Input<'delete'>) {
  const result = await runtime().may.deleteGroup(await currentActor(), input)
  if (result.ok) revalidatePath('/people')
  return toActionState(result, ({ name }) => ({ name }))
}
