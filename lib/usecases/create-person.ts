import { fail, ok } from '@/lib/domain/failure'
import { NewPassword } from '@/lib/domain/password'
import { turnOf } from '@/lib/domain/source'
import { createPersonInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Creates a person with a role and a first password. */
export const createPerson = defineChange({
  permission: 'people:manage',
  input: createPersonInput,
  action: 'person.created',
  stepUp: 'always',
  async prepare({ actor, input, ports }) {
    const chosen = NewPassword.chosenBy(input, input.password)
    return chosen.ok ? ports.passwords.hash(chosen.value, turnOf(actor)) : chosen
  },
  async run({ input, prepared: passwordHash, store, mint, now }) {
    const { name, role } = input
    const productIds = [...new Set(input.productIds)]
    if ((await store.catalogue.holdProducts(productIds)).length < productIds.length)
      return fail({ kind: 'invalid_input', fields: { productIds: 'A chosen product does not exist.' } })
    const person = { id: mint.id(), name, email: input.email.toLowerCase(), role, productIds }
    const { created } = await store.people.insert({
      ...person,
      groupIds: [],
      timeZone: input.timeZone,
      passwordHash,
      createdAt: now,
    })
    return created ? ok(person) : fail({ kind: 'person_exists' })
  },
  audit: ({ output }) => ({
    target: personTarget(output),
    detail: { email: output.email, role: output.role },
  }),
})
