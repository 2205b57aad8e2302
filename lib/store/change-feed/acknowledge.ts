import type { Sender } from './sender'

/** Acknowledgements in one message, whose length PostgreSQL limits to 8,000 bytes. */
const mostAsks = 400

/** Returns a function that acknowledges to a writer. Everything that arrives in the same tick is one message. */
export function acknowledgeTogether(sender: Sender): (writer: string, ask: number) => void {
  const waiting = new Map<string, number[]>()

  function send(): void {
    for (const [writer, asks] of waiting) {
      while (asks.length > 0) {
        // If it does not arrive, the writer waits until the lease of this process has ended.
        sender.acknowledge(writer, asks.splice(0, mostAsks)).catch(() => {})
      }
    }
    waiting.clear()
  }

  return (writer, ask) => {
    if (waiting.size === 0) setImmediate(send)
    waiting.set(writer, [...(waiting.get(writer) ?? []), ask])
  }
}
