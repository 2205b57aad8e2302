import { readNetwork } from './network'

/** How many entries a restriction may have. */
export const maxNetworks = 100

/** The result of parsing the entries of a restriction. */
export interface AllowedAddresses {
  /** The valid entries in canonical text, without duplicates, as stored in `Credential.networks`. */
  networks: string[]
  /** A message for each invalid entry, which quotes it as sent. If there are too many entries, the first message says so. */
  problems: string[]
}

/**
 * Parses entries: addresses, hyphenated ranges and CIDRs, with or without blanks around them. Entries after the hundredth
 * are not read. An empty list is valid here: the caller decides what it means.
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

/** Splits a text into entries at commas and new lines, and ignores blanks and empty entries. */
export function entriesOf(text: string): string[] {
  return text
    .split(/[,\n\r]/u)
    .map((entry) => entry.trim())
    .filter(Boolean)
}

/** Parses the entries of a text. */
export function parseAllowedAddresses(text: string): AllowedAddresses {
  return readNetworks(entriesOf(text))
}
