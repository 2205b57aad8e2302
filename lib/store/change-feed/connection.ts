import { Client } from 'pg'
import { cutConnection } from '../cut-connection'

/** Milliseconds in which a connection must open, and answer. */
const patience = 1_000

/** Opens a connection of the change feed, which notices failures soon. Call `cut` when it is no longer needed. */
export async function openConnection(url: string) {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
    application_name: 'keyturn',
  })
  const broken = new Promise<never>((_, reject) => {
    client.on('error', reject)
    client.on('end', () => reject(new Error('a connection of the change feed ended')))
  })
  // It may break before anything awaits it.
  broken.catch(() => {})
  await client.connect()
  return {
    client,
    /** Rejects when the connection breaks. */
    broken,
    cut: () => cutConnection(client),
  }
}
