import { fail, ok } from '@/lib/domain/failure'
import { invitePersonInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { newSignInLink } from './new-sign-in-link'
import { personFields, toldOf } from './person-fields'

/**
 * Creates a person without a password, and sends them the link with which they choose one. If it cannot be sent, only this
 * answer ever contains the link.
 */
export const invitePerson = defineChange({
  permission: 'people:manage',
  input: invitePersonInput,
  action: 'person.invited',
  stepUp: 'always',
  async run({ actor, input, store, mint, composeLink, now }) {
    const fields = await personFields(store, input, { sent: input })
    if (!fields.ok) return fields
    const id = mint.id()
    const email = input.email.toLowerCase()
    const account = { timeZone: 'UTC', passwordHash: null, createdAt: now }
    const { created } = await store.people.insert({ ...fields.value, ...account, id, email })
    const person = created ? await store.people.lock(id) : null
    if (!person) return fail({ kind: 'person_exists' })
    return ok(await newSignInLink(person, { actor, store, mint, composeLink, now, byMail: true }))
  },
  audit: ({ output: { person, expiresAt, mailed } }) => ({
    target: personTarget(person),
    detail: { email: person.email, ...toldOf(person), linkExpiresAt: expiresAt.toISOString(), mailed },
  }),
})
