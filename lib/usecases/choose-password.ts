import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { NewPassword } from '@/lib/domain/password'
import { isLinkOpen } from '@/lib/domain/sign-in-link'
import { turnOf } from '@/lib/domain/source'
import { choosePasswordInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { rememberBrowser } from './known-browser'

/**
 * Sets the password of the person who holds a one-time link, which works once. All their sessions end, because one of them
 * may be the reason for the new password. With their first password, a person also gets the time zone of the browser.
 */
export const choosePassword = defineChange({
  permission: 'entry',
  input: choosePasswordInput,
  action: 'person.password_chosen',
  stepUp: 'never',
  async prepare({ actor, input, ports, now }) {
    const link = await ports.store.signInLinks.find(input.token)
    if (!isLinkOpen(link, now)) return fail({ kind: 'sign_in_link_closed' })
    const chosen = NewPassword.chosenBy(link.person, input.password)
    if (!chosen.ok) return chosen
    return ports.passwords.hash(chosen.value, turnOf(actor))
  },
  async run({ input, prepared: passwordHash, store, mint, now }) {
    const link = await store.signInLinks.take(input.token)
    if (!isLinkOpen(link, now)) return fail({ kind: 'sign_in_link_closed' })
    const { id, name, email, timeZone, hasPassword } = link.person
    await store.people.setPassword(id, passwordHash)
    if (!hasPassword) await store.people.updateAccount(id, { timeZone: input.timeZone })
    await store.mail.removeLinks(id)
    await store.sessions.endAll(id, now)
    return ok({
      id,
      name,
      email,
      // They have often failed with the old password before, and strangers may go on failing: they get a count of their own.
      device: await rememberBrowser({ store, mint, now }, id, { signedIn: false }),
      hasPassword,
      before: { timeZone },
      after: hasPassword ? { timeZone } : { timeZone: input.timeZone },
    })
  },
  audit: ({ output: { before, after, hasPassword, device: _device, ...person } }) => ({
    target: personTarget(person),
    actor: person,
    detail: { ...differences(before, after), ...(!hasPassword && { firstPassword: true }) },
  }),
})
