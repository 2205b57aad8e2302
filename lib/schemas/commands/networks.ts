import { z } from './zod'
import { readNetworks } from '@/lib/domain/allowed-addresses'

/** A network restriction. The output is canonical, without duplicates, as it is stored. An empty list allows every address. */
export const networks = z.array(z.string()).transform((entries, context) => {
  const read = readNetworks(entries)
  if (read.problems.length === 0) return read.networks
  context.issues.push({ code: 'custom', input: entries, message: read.problems.join('\n') })
  return z.NEVER
})
