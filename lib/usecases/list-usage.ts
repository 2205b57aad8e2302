import { ok } from '@/lib/domain/failure'
import { authorityInWords } from '@/lib/domain/permission'
import { lengthOfPeriod } from '@/lib/domain/usage'
import { listUsageInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'

/** A page of the usage of the credentials that the person may see, newest hour first. */
export const listUsage = defineQuery({
  permission: 'audit:read',
  input: listUsageInput,
  async run({ actor, input, store, now }) {
    const { after, from, until, ...filter } = input
    const [{ usageDays }, { products }, page] = await Promise.all([
      store.policies.get(),
      store.catalogue.names(),
      store.usage.list(actor, { ...filter, since: from, before: until }, { after, size: pageSize }),
    ])
    const rows = page.rows.map((row) => ({
      ...row,
      length: lengthOfPeriod(row.period, now),
      authority: authorityInWords(row.roles.split(' ').filter(Boolean), products),
    }))
    return ok({ ...page, rows, /** How long usage is kept. */ keptDays: usageDays })
  },
})
