import { fail, ok } from '@/lib/domain/failure'
import { NewPassword } from '@/lib/domain/password'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { turnOf } from '@/lib/domain/source'
import { changePasswordInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { checkOwnPassword } from './check-own-password'
import { defineChange } from './define-change'
import { stillKnown } from './known-browser'

/**
 * Changes a person's own password, which requires the current one. Their other sessions end, and so does an unused one-time
 * link. After several failures further attempts have to wait, as with signing in.
 */
export const changePassword = defineChange({
  permission: 'account:manage',
  input: changePasswordInput,
  action: 'person.password_changed',
  async prepare({ actor, input, ports }) {
    const checked = await checkOwnPassword(ports, actor, input.currentPassword)
    if (!checked.ok) return checked
    const chosen = NewPassword.chosenBy(actor, input.password)
    if (!chosen.ok) return chosen
    const hashed = await ports.passwords.hash(chosen.value, turnOf(actor))
    return hashed.ok ? ok({ checked: checked.value, passwordHash: hashed.value }) : hashed
  },
  async run({ actor, prepared, store, now }) {
    const present = await store.people.lockSignIn(actor.id)
    if (!stillLetsIn(prepared.checked, present)) return fail({ kind: 'wrong_password' })
    await store.people.setPassword(actor.id, prepared.passwordHash)
    await store.signInLinks.remove(actor.id)
    const device = await stillKnown(store, actor)
    return ok({ sessions: await store.sessions.endAll(actor.id, now, actor.sessionId), device })
  },
  // The current password is enough only for those who have nothing else.
  stepUp: ({ actor }) => actor.proof.by === 'factor',
  audit: ({ actor, output: { sessions } }) => ({ target: personTarget(actor), detail: { sessions } }),
})
