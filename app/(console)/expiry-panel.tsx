import { valueOf } from '@/app/value-of'
import { ExpiryLine } from '@/components/expiry/expiry-line'
import type { Person } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { toExpiryLine } from './expiring/view'

/** The expiry line of what a person may see. */
export async function ExpiryPanel({ actor }: { actor: Person }) {
  const line = valueOf(await runtime().may.getExpiryLine(actor, {}))
  return (
    <ExpiryLine
      line={toExpiryLine(line)}
      timeZone={actor.timeZone}
      isPartial={actor.role === 'product_administrator'}
    />
  )
}
