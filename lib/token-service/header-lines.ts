import type { IncomingMessage } from 'node:http'

/** The headers that decide whether a machine's request passes, with every line of each, in order. */
export interface HeaderLines {
  authorization: string[]
  apiKey: string[]
  requiredScope: string[]
}

/**
 * Reads the raw lines, because for some repeated headers Node keeps only the first in `headers` and silently drops the
 * others. A single pass, because a caller may send thousands of lines.
 */
export function headerLines({ rawHeaders }: IncomingMessage): HeaderLines {
  const lines: HeaderLines = { authorization: [], apiKey: [], requiredScope: [] }
  for (let at = 0; at < rawHeaders.length; at += 2)
    linesNamed(rawHeaders[at] ?? '', lines)?.push(rawHeaders[at + 1] ?? '')
  return lines
}

/** Compares lengths first, because that is faster than comparing letters. */
function linesNamed(name: string, lines: HeaderLines): string[] | null {
  switch (name.length) {
    case 'authorization'.length:
      return name.toLowerCase() === 'authorization' ? lines.authorization : null
    case 'x-api-key'.length:
      return name.toLowerCase() === 'x-api-key' ? lines.apiKey : null
    case 'x-required-scope'.length:
      return name.toLowerCase() === 'x-required-scope' ? lines.requiredScope : null
    default:
      return null
  }
}
