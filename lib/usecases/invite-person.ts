import { fail, ok } from '@/lib/domain/failure'
import { signInLinkExpiry } from '@/lib/domain/sign-in-link'
import { invitePersonInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { personFields, toldOf } from './person-fields'

/** Creates a person without a password. Only this answer ever contains the link with which they choose one. */
export const invitePerson = defineChange({
  permission: 'people:manage',
  input: invitePersonInput,
  action: 'person.invited',
  async run({ input, store, mint, now }) {
    const fields = await personFields(store, input, { sent: input })
    if (!fields.ok) return fields
    const id = mint.id()
    const email = input.email.toLowerCase()
    const account = { timeZone: 'UTC', passwordHash: null, createdAt: now }
    const { created } = await store.people.insert({ ...fields.value, ...account, id, email })
    const person = created ? await store.people.lock(id) : null
    if (!person) return fail({ kind: 'person_exists' })
    const token = mint.linkToken()
    const expiresAt = signInLinkExpiry(person, now)
    await store.signInLinks.put({ userId: id, token, createdAt: now, expiresAt })
    return ok({ person, token, expiresAt })
  },
  audit: ({ output: { person, expiresAt } }) => ({
    target: personTarget(person),
    detail: { email: person.email, ...toldOf(person), linkExpiresAt: expiresAt.toISOString() },
  }),
})
