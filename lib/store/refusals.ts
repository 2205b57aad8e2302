import type { CountRefusals } from '@/lib/ports/store'
import { lockPerson } from './people'
import type { Sql } from './transaction'

/** Counts the refused attempts of people, so that the trail records a limited number of them. */
export function countRefusals(sql: Sql) {
  return {
    /**
     * Returns how many were left out of the trail since the last event. Null if the trail already has `most` events since
     * that moment, so that this one is left out too.
     */
    async admit(userId: string, since: Date, most: number): Promise<number | null> {
      // One after the other, so that each sees what the others have written.
      await lockPerson(sql, userId)
      const oldest = await sql.auditEvent.findFirst({
        where: { actorId: userId, outcome: 'refused' },
        select: { time: true },
        orderBy: { sequence: 'desc' },
        skip: most - 1,
      })
      if (oldest && oldest.time > since) {
        await sql.user.updateMany({ where: { id: userId }, data: { refusalsLeftOut: { increment: 1 } } })
        return null
      }
      const person = await sql.user.findUnique({ where: { id: userId }, select: { refusalsLeftOut: true } })
      const leftOut = person?.refusalsLeftOut ?? 0
      if (leftOut > 0) await sql.user.update({ where: { id: userId }, data: { refusalsLeftOut: 0 } })
      return leftOut
    },
  } satisfies CountRefusals
}
