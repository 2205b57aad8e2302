import { z } from './zod'
import { readNetworks } from '@/lib/domain/allowed-addresses'

/** A network restriction, which comes out as it is kept: canonical, each entry once. Empty: from anywhere. */
export const networks = z.array(z.string()).transform((entries, context) => {
  const read = readNetworks(entries)
  if (read.problems.length === 0) return read.networks
  context.issues.push({ code: 'custom', input: entries, message: read.problems.join('\n') })
  return z.NEVER
})
