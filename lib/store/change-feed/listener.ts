import type { Notification } from 'pg'
import { openConnection } from './connection'

/** Opens a connection that listens, and executes nothing else. */
export async function openListener(
  url: string,
  channels: string[],
  heard: (notification: Notification) => void,
) {
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
