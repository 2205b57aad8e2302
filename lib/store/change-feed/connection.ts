import { Client, type ClientConfig, type Notification } from 'pg'

/** Milliseconds in which a connection must open, and answer. */
const patience = 1_000

/** Opens a connection that notices failures soon. Call `cut` when it is no longer needed. */
export async function openConnection(url: string, options: ClientConfig = {}) {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
    application_name: 'keyturn',
    ...options,
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
    /** Closes it without a farewell, for which a server that hangs would never be ready. */
    cut(): void {
      const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
      connection.stream.destroy()
    },
  }
}

/** Opens a connection that listens, and executes nothing else. */
export async function openEar(url: string, channels: string[], heard: (notification: Notification) => void) {
  const { client, broken, cut } = await openConnection(url)
  client.on('notification', heard)
  try {
    await client.query(channels.map((channel) => `LISTEN ${channel}`).join('; '))
  } catch (error) {
    cut()
    throw error
  }
  return { broken, cut }
}
