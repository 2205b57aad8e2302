import { fail, ok } from '@/lib/domain/failure'
import { NewPassword } from '@/lib/domain/password'
import { turnOf } from '@/lib/domain/source'
import { setUpInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Creates the first cloud administrator. Works only while no person exists, and only with the one-time link. */
export const setUp = defineChange({
  permission: 'entry',
  input: setUpInput,
  action: 'keyturn.set_up',
  stepUp: 'never',
  async prepare({ actor, input, ports }) {
    if (!ports.setupLink.matches(input.token) || (await ports.store.people.any())) {
      return fail({ kind: 'setup_closed' })
    }
    const chosen = NewPassword.chosenBy(input, input.password)
    return chosen.ok ? ports.passwords.hash(chosen.value, turnOf(actor)) : chosen
  },
  async run({ input, prepared: passwordHash, store, mint, now }) {
    if (!(await store.people.lockWhenEmpty())) return fail({ kind: 'setup_closed' })
    const person = { id: mint.id(), name: input.name, email: input.email.toLowerCase() }
    await store.people.insert({
      ...person,
      role: 'cloud_administrator',
      productIds: [],
      groupIds: [],
      timeZone: input.timeZone,
      passwordHash,
      createdAt: now,
    })
    await store.people.joinAdministrators(person.id)
    return ok(person)
  },
  audit: ({ output }) => ({ target: personTarget(output), actor: output, detail: { email: output.email } }),
})
