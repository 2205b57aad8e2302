'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { AccountActions, PasskeyActions } from '@/components/account/account-view'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { keepSession } from '@/lib/session/keep-session'
import { rememberDevice } from '@/lib/session/remember-device'
import { revealCodes, revealSetUp } from './two-factor-view'

type Input<Action extends keyof AccountActions> = Parameters<AccountActions[Action]>[0]
type PasskeyInput<Action extends keyof PasskeyActions> = Parameters<PasskeyActions[Action]>[0]

export async function editAccountAction(input: Input<'edit'>) {
  const result = await runtime().may.editAccount(await currentActor(), input)
  // Every page shows the name in its frame.
  if (result.ok) revalidatePath('/', 'layout')
  return toActionState(result, () => null)
}

export async function changePasswordAction(input: Input<'changePassword'>) {
  const result = await runtime().may.changePassword(await currentActor(), input)
  if (result.ok) {
    await rememberDevice(result.value.device)
    revalidatePath('/account')
  }
  return toActionState(result, ({ sessions }) => ({ sessions }))
}

export async function endSessionAction(input: Input<'endSession'>) {
  const result = await runtime().may.endSession(await currentActor(), input)
  if (result.ok) revalidatePath('/account')
  return toActionState(result, () => null)
}

export async function endOtherSessionsAction() {
  const result = await runtime().may.endOtherSessions(await currentActor(), {})
  if (result.ok) {
    await rememberDevice(result.value.device)
    revalidatePath('/account')
  }
  return toActionState(result, ({ sessions }) => ({ sessions }))
}

export async function beginTwoFactorAction(input: Input<'beginTwoFactor'>) {
  return toActionState(await runtime().may.beginTwoFactor(await currentActor(), input), revealSetUp)
}

export async function confirmTwoFactorAction(input: Input<'confirmTwoFactor'>) {
  const result = await runtime().may.confirmTwoFactor(await currentActor(), input)
  if (result.ok) {
    await keepSession(result.value)
    revalidatePath('/account')
  }
  return toActionState(result, revealCodes)
}

export async function removeTwoFactorAction(input: Input<'removeTwoFactor'>) {
  const result = await runtime().may.removeTwoFactor(await currentActor(), input)
  if (result.ok) revalidatePath('/account')
  return toActionState(result, () => null)
}

export async function replaceRecoveryCodesAction(input: Input<'replaceRecoveryCodes'>) {
  const result = await runtime().may.replaceRecoveryCodes(await currentActor(), input)
  if (result.ok) revalidatePath('/account')
  return toActionState(result, revealCodes)
}

export async function beginPasskeyAction(input: PasskeyInput<'begin'>) {
  return toActionState(await runtime().may.beginPasskey(await currentActor(), input), (options) => options)
}

export async function addPasskeyAction(input: PasskeyInput<'add'>) {
  const result = await runtime().may.addPasskey(await currentActor(), input)
  if (result.ok) {
    const { first } = result.value
    if (first) await keepSession(first)
    revalidatePath('/account')
  }
  return toActionState(result, ({ first }) => revealCodes(first ?? { codes: [] }))
}

export async function renamePasskeyAction(input: PasskeyInput<'rename'>) {
  const result = await runtime().may.renamePasskey(await currentActor(), input)
  if (result.ok) revalidatePath('/account')
  return toActionState(result, ({ name }) => ({ name }))
}

export async function removePasskeyAction(input: PasskeyInput<'remove'>) {
  const result = await runtime().may.removePasskey(await currentActor(), input)
  if (result.ok) revalidatePath('/account')
  return toActionState(result, () => null)
}
