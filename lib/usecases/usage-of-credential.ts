import { fail, ok } from '@/lib/domain/failure'
import { usageOfCredentialInput } from '@/lib/schemas/audit'
import { defineQuery } from './define-query'

const day = 24 * 60 * 60 * 1000
const days = 30
const mostAddresses = 5

/** What one credential was used for over thirty days, today included: per day in UTC, and from where last. */
export const usageOfCredential = defineQuery({
  permission: 'audit:read',
  input: usageOfCredentialInput,
  async run({ actor, input, store, now }) {
    if (!(await store.credentials.find(input.id, actor))) return fail({ kind: 'not_found' })
    const today = Math.floor(now.getTime() / day)
    const first = today - (days - 1)
    const usage = await store.usage.ofCredential(input.id, new Date(first * day), mostAddresses)
    const known = new Map(usage.days.map((each) => [each.date, each]))
    return ok({
      ...usage,
      days: Array.from({ length: days }, (_, index) => {
        const date = new Date((first + index) * day).toISOString().slice(0, 10)
        return known.get(date) ?? { date, allowed: 0, denied: 0 }
      }),
    })
  },
})
