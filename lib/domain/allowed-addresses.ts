import { readNetwork } from './network'

/** How many entries a restriction may have. */
export const maxNetworks = 100

/** What a text of allowed addresses says. */
export interface AllowedAddresses {
  /** The entries that were understood, in canonical text, each once: what `Credential.networks` holds. */
  networks: string[]
  /** A sentence for each entry that was not, which names it as typed; first of all, that there are too many. */
  problems: string[]
}

/**
 * Reads addresses, hyphenated ranges and CIDRs, separated by commas or new lines; blanks and empty entries do not
 * matter. Beyond the hundredth entry nothing is read. No entry at all is no problem here: what an empty list means is
 * for the caller to say.
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
