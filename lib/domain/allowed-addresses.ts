import { readNetwork } from './network'

/** How many entries a restriction may have. */
export const maxNetworks = 100

/** The result of reading a text of allowed addresses. */
export interface AllowedAddresses {
  /** The valid entries in canonical text, without duplicates, as stored in `Credential.networks`. */
  networks: string[]
  /** A message for each invalid entry, which quotes it as typed. If there are too many entries, the first message says so. */
  problems: string[]
}

/**
 * Reads addresses, hyphenated ranges and CIDRs, separated by commas or new lines, and ignores blanks and empty entries.
 * Entries after the hundredth are not read. An empty list is valid here: the caller decides what it means.
 */
export function parseAllowedAddresses(text: string): AllowedAddresses {
  const entries = text
    .split(/[,\n\r]/u)
    .map((entry) => entry.trim())
    .filter(Boolean)
  const networks = new Set<string>()
  const problems: string[] = []
  if (entries.length > maxNetworks) {
    problems.push(`${entries.length.toLocaleString('en')} entries; at most ${maxNetworks} are allowed.`)
  }
  for (const entry of entries.slice(0, maxNetworks)) {
    const read = readNetwork(entry)
    if ('problem' in read) problems.push(read.problem)
    else networks.add(read.text)
  }
  return { networks: [...networks], problems }
}
