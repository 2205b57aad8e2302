import { fail, ok } from '@/lib/domain/failure'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { changePasswordInput } from '@/lib/schemas/account'
import { personTarget } from './audit-targets'
import { checkPassword } from './check-password'
import { defineChange } from './define-change'

/**
 * Changes a person's own password, for who knows the present one. Their other sessions end, and so does a one-time link that
 * was not used. After some failures further attempts have to wait, as with signing in.
 */
export const changePassword = defineChange({
  permission: 'account:manage',
  input: changePasswordInput,
  action: 'person.password_changed',
  async prepare({ actor, input, ports }) {
    const { currentPassword: password } = input
    const checked = await checkPassword(ports, {
      account: `account ${actor.id}`,
      email: actor.email,
      password,
    })
    if (!checked.ok) return checked
    if (!checked.value) return fail({ kind: 'wrong_password' })
    return ok({ checked: checked.value, passwordHash: await ports.passwords.hash(input.password) })
  },
  async run({ actor, prepared, store, now }) {
    const present = await store.people.lockSignIn(actor.id)
    if (!stillLetsIn(prepared.checked, present)) return fail({ kind: 'wrong_password' })
    await store.people.setPassword(actor.id, prepared.passwordHash)
    await store.signInLinks.remove(actor.id)
    return ok({ sessions: await store.sessions.endAll(actor.id, now, actor.sessionId) })
  },
  audit: ({ actor, output: { sessions } }) => ({ target: personTarget(actor), detail: { sessions } }),
})
