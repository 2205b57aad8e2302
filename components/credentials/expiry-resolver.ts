import { lateResolver } from '@/components/forms/late-resolver'
import type { ExpiryForm } from '@/lib/schemas/forms/expiry'

const optional = lateResolver<ExpiryForm>(
  () => import('@/lib/schemas/forms/replacement').then(({ optionalExpiryForm }) => optionalExpiryForm),
  { raw: true },
)
const required = lateResolver<ExpiryForm>(
  () => import('@/lib/schemas/forms/replacement').then(({ requiredExpiryForm }) => requiredExpiryForm),
  { raw: true },
)

/** Checks a form that asks for the expiry alone, of a kind that must expire or need not. */
export function expiryResolver(mustExpire: boolean) {
  return mustExpire ? required : optional
}
