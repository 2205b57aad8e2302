import { mostHolders } from '@/lib/schemas/forms/catalogue'

/** A number of holders, which are counted up to a limit: "1,000+" above it. */
export function holderCount(count: number): string {
  const shown = Math.min(count, mostHolders).toLocaleString('en')
  return count > mostHolders ? `${shown}+` : shown
}
