import type { Client } from 'pg'

/** Closes a connection at once, without a farewell: a server that hangs would never confirm it. */
export function cutConnection(client: Client): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}
