import { ok } from '@/lib/domain/failure'
import type { Stranger } from '@/lib/domain/principal'
import type { MachineReport } from '@/lib/ports/leak-reports'
import type { Ports } from './ports'
import { applyReport, eventOfReport, reportAction } from './apply-report'

/**
 * Receives reports of programs, which need no permission: whoever holds a secret may report it. A policy decides what a report
 * does unless it asks to end the secret. Each is a transaction of its own. When this returns, no process accepts what they ended.
 * Returns the reports that failed, with their errors.
 */
export function receiveReports({
  store,
  clock,
  composeReportAlert,
}: Pick<Ports, 'store' | 'clock' | 'composeReportAlert'>) {
  return (reports: MachineReport[]): Promise<{ report: MachineReport; error: unknown }[]> =>
    store.together(async (transaction) => {
      const failures: { report: MachineReport; error: unknown }[] = []
      for (const report of reports) {
        const { secretId, foundIn, revoke, from } = report
        const by: Stranger = { kind: 'stranger', address: from, agent: '' }
        try {
          await transaction(async (open) => {
            const now = clock()
            const { leakResponse } = await open.store.policies.get()
            const wantsEnd = revoke || leakResponse === 'end'
            const done = await applyReport(
              { secretId, foundIn, wantsEnd, by: `a program at ${from}` },
              { store: open.store, composeReportAlert, now },
            )
            if (!done) return ok(undefined)
            const action = reportAction(done.secret.credential.kind)
            for (const entry of eventOfReport(done, now))
              await open.audit({ ...entry, action, by, outcome: 'done', now })
            return ok(undefined)
          })
        } catch (error) {
          failures.push({ report, error })
        }
      }
      return failures
    })
}
