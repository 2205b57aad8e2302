import { z } from 'zod'
import { changeKinds, type Change } from '@/lib/ports/change-feed'

/** The channel on which every process learns of committed changes. */
export const changesChannel = 'keyturn_changes'

/** The channel of one process: its own heartbeats, and the acknowledgements that it waits for. */
export const channelOf = (processId: string) => `keyturn_${processId.replaceAll('-', '_')}`

/** The last announcement of a transaction: the writer wants to know who has applied those before it. */
export interface Ask {
  ask: number
  /** The process that waits. */
  writer: string
}

/** What another process has applied. */
export interface Acknowledgement {
  /** All that arrived in one tick. */
  asks: number[]
  by: string
}

const change = z.strictObject({ kind: z.enum(changeKinds), id: z.string() }) satisfies z.ZodType<Change>
const ask = z.strictObject({ ask: z.int(), writer: z.string() }) satisfies z.ZodType<Ask>
const greeting = z.strictObject({ greeting: z.literal(true) })
const heartbeat = z.strictObject({ heartbeat: z.int() })
const acknowledgement = z.strictObject({
  asks: z.array(z.int()),
  by: z.string(),
}) satisfies z.ZodType<Acknowledgement>

const announced = z.union([change, ask])
const addressed = z.union([greeting, heartbeat, acknowledgement])

/** Reads a payload of the channel of changes; null if it is malformed. */
export const readAnnouncement = (payload: string | undefined) => read(announced, payload)

/** Reads a payload of a process's own channel; null if it is malformed. */
export const readAddressed = (payload: string | undefined) => read(addressed, payload)

function read<Schema extends z.ZodType>(schema: Schema, payload = ''): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null
  }
}
