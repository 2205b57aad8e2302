import { fail, ok } from '@/lib/domain/failure'
import type { Stranger } from '@/lib/domain/principal'
import { longestHalf, mostHalfSessions } from '@/lib/domain/session-stage'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { sourceOf, turnOf } from '@/lib/domain/source'
import { second } from '@/lib/domain/time'
import type { TransactionStore } from '@/lib/ports/store'
import { signInInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { checkPassword } from './check-password'
import { defineChange } from './define-change'
import { signedInFrom } from './known-browser'

/**
 * Begins a session. Someone who has a second factor is only half signed in until they show it. A wrong password, an unknown
 * person and a disabled person give the same failure after the same time, and so does a password that was replaced after it was
 * checked. Repeated failures for one e-mail address, from wherever they come, or from one source for any address, make each
 * further attempt wait longer.
 */
export const signIn = defineChange({
  permission: 'entry',
  input: signInInput,
  action: 'person.signed_in',
  stepUp: 'never',
  async prepare({ actor, input, ports }) {
    const email = input.email.toLowerCase()
    const guess = {
      of: 'password' as const,
      email,
      source: sourceOf(actor.address),
      device: actor.device ?? null,
    }
    const checked = await checkPassword(ports, {
      guess,
      turn: turnOf(actor),
      email,
      password: input.password,
    })
    if (!checked.ok) return checked
    return checked.value ? ok(checked.value) : fail({ kind: 'sign_in_failed' })
  },
  async run({ actor, prepared: person, store, mint, composeAccountNotice, now }) {
    if (!stillLetsIn(person, await store.people.lockSignIn(person.id)))
      return fail({ kind: 'sign_in_failed' })
    const sessionId = mint.sessionId()
    const isComplete = !(await store.factors.exists(person.id))
    if (!isComplete && (await hasTooManyHalf(store, actor, person.id, now)))
      return fail({ kind: 'throttled', retryAfter: longestHalf / second })
    const device = isComplete
      ? await signedInFrom({ store, mint, composeAccountNotice, now }, person.id, actor)
      : null
    await store.sessions.begin({
      id: sessionId,
      userId: person.id,
      address: actor.address,
      agent: actor.agent,
      isComplete,
      now,
    })
    return ok({
      sessionId,
      isComplete,
      device,
      person: { id: person.id, name: person.name, email: person.email },
    })
  },
  audit: ({ output: { person, isComplete } }) => ({
    target: personTarget(person),
    actor: person,
    ...(!isComplete && { action: 'person.password_entered' as const }),
  }),
})

/** Whether somebody keeps entering the password without a second factor. It does not hold up the browsers of this person. */
async function hasTooManyHalf(
  store: TransactionStore,
  { device }: Stranger,
  userId: string,
  now: Date,
): Promise<boolean> {
  const begun = await store.sessions.notCompleted(userId, new Date(now.getTime() - longestHalf))
  return begun >= mostHalfSessions && !(device && (await store.devices.isKnown(userId, device)))
}
