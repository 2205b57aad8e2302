import type { IncomingMessage } from 'node:http'

/**
 * Every line of a header, in order, by its name in lower case. Of some repeated headers Node keeps the first in `headers` and
 * drops the others without a word.
 */
export function headerLines({ rawHeaders }: IncomingMessage, name: string): string[] {
  const lines: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const written = rawHeaders[at]
    // Most differ in length, which is quicker to tell than their letters.
    if (written?.length === name.length && written.toLowerCase() === name)
      lines.push(rawHeaders[at + 1] ?? '')
  }
  return lines
}
