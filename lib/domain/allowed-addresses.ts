import { readNetwork } from './network'

/** How many entries a restriction may have. */
export const maxNetworks = 100

/** What entries of a restriction say. */
export interface AllowedAddresses {
  /** The entries that were understood, in canonical text, each once: what `Credential.networks` holds. */
  networks: string[]
  /** A sentence for each entry that was not, which names it as it came; first of all, that there are too many. */
  problems: string[]
}

/**
 * Reads entries: addresses, hyphenated ranges and CIDRs, whatever blanks are around them. Beyond the hundredth nothing is
 * read. No entry at all is no problem here: what an empty list means is for the caller to say.
 */
export function readNetworks(entries: readonly string[]): AllowedAddresses {
  const networks = new Set<string>()
  const problems: string[] = []
  if (entries.length > maxNetworks) {
    problems.push(`${entries.length.toLocaleString('en')} entries; at most ${maxNetworks} are allowed.`)
  }
  for (const entry of entries.slice(0, maxNetworks)) {
    const read = readNetwork(entry.trim())
    if ('problem' in read) problems.push(read.problem)
    else networks.add(read.text)
  }
  return { networks: [...networks], problems }
}

/** The entries of a text, separated by commas or new lines; blanks and empty entries do not matter. */
export function entriesOf(text: string): string[] {
  return text
    .split(/[,\n\r]/u)
    .map((entry) => entry.trim())
    .filter(Boolean)
}

/** Reads the entries of a text. */
export function parseAllowedAddresses(text: string): AllowedAddresses {
  return readNetworks(entriesOf(text))
}
