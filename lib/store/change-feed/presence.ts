import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Change } from '@/lib/ports/change-feed'
import { openEar } from './connection'
import type { Lease } from './lease'
import { changesChannel, channelOf, readAddressed, readAnnouncement, type Acknowledgement } from './messages'
import { openVoice, type Voice } from './voice'

/** Milliseconds between two heartbeats. */
const interval = 250

/** How many heartbeats may stay unheard, though they were sent, before this process connects again. */
const mostUnheard = 12

/** Milliseconds before the next attempt to connect. */
const pause = 250

/** Acknowledgements in one message, whose length PostgreSQL limits to 8,000 bytes. */
const mostAsks = 400

interface Surroundings {
  url: string
  /** Whether this process serves tokens: only then it has a row, and a lease. */
  serves: boolean
  lease: Lease
  changed(change: Change): void
  missed(): void
  acknowledged(acknowledgement: Acknowledgement): void
  /** Called once each time that this process is no longer present, with the reason. */
  lost(error: unknown): void
}

/** A process as others see it. */
export interface Present {
  id: string
  voice: Voice
}

/**
 * Keeps this process present among the others: it listens to their changes, and writers know that they must wait for it. If
 * anything about that breaks, it starts over from the beginning, under a new id: listen, store the row, forget what is in
 * memory, and only then believe what is read.
 */
export function keepPresent({ url, serves, lease, changed, missed, acknowledged, lost }: Surroundings) {
  let present: Present | null = null
  /** The id of a row that may exist. */
  let storedId: string | null = null
  let isLossTold = false
  const closing = new AbortController()

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await bePresent(randomUUID())
      } catch (error) {
        if (!closing.signal.aborted && !isLossTold) lost(error)
        isLossTold = true
      }
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  async function bePresent(id: string): Promise<void> {
    const voice = await openVoice(url, id)
    const acknowledge = acknowledgeTogether(voice)
    try {
      const ear = await openEar(url, [changesChannel, channelOf(id)], ({ channel, payload }) => {
        if (channel === changesChannel) hearAnnouncement(payload, id, acknowledge)
        else hearAddressed(payload)
      })
      try {
        if (serves) await store(voice, id)
        missed()
        present = { id, voice }
        await Promise.race([ear.broken, voice.broken, keepBeating(voice)])
      } finally {
        present = null
        lease.end()
        ear.cut()
      }
      await leave(voice)
    } finally {
      voice.cut()
    }
  }

  async function store(voice: Voice, id: string): Promise<void> {
    const earlierId = storedId
    storedId = id
    await voice.enter(earlierId)
  }

  async function leave(voice: Voice): Promise<void> {
    if (storedId === null) return
    await voice.leave(storedId)
    storedId = null
  }

  /** Removes the row if this process stops while its connection is broken. Otherwise writers would wait for a minute. */
  async function leaveAnyway(): Promise<void> {
    if (storedId === null) return
    const voice = await openVoice(url, storedId)
    await leave(voice).finally(voice.cut)
  }

  async function keepBeating(voice: Voice): Promise<void> {
    while (!closing.signal.aborted) {
      const heartbeat = lease.send()
      const isThere = await (serves ? voice.beat(heartbeat) : voice.beatWithoutRow(heartbeat))
      if (!isThere) throw new Error('this process was silent for so long that its row was removed')
      if (lease.unheard > mostUnheard)
        throw new Error(
          'heartbeats do not come back: the connection that listens is broken, or a pooler in transaction mode is in between',
        )
      await sleep(interval, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  function hearAnnouncement(
    payload: string | undefined,
    id: string,
    acknowledge: (of: string, ask: number) => void,
  ): void {
    const announcement = readAnnouncement(payload)
    // Forgetting too much is safer than believing something stale.
    if (!announcement) missed()
    else if ('kind' in announcement) changed(announcement)
    else if (serves && announcement.of !== id) acknowledge(announcement.of, announcement.ask)
  }

  function hearAddressed(payload: string | undefined): void {
    const message = readAddressed(payload)
    if (!message) return
    if ('heartbeat' in message) {
      lease.receive(message.heartbeat)
      isLossTold = false
    } else acknowledged(message)
  }

  const running = run()
  return {
    /** Null while this process is not present. */
    current: () => present,
    async close(): Promise<void> {
      closing.abort()
      await running
      await leaveAnyway().catch(() => {})
    },
  }
}

/** Sends one acknowledgement to each writer for everything that arrived in the same tick. */
function acknowledgeTogether(voice: Voice) {
  const waiting = new Map<string, number[]>()

  function send(): void {
    for (const [writer, asks] of waiting) {
      while (asks.length > 0) {
        // If it does not arrive, the writer waits until the lease of this process has ended.
        voice.acknowledge(writer, asks.splice(0, mostAsks)).catch(() => {})
      }
    }
    waiting.clear()
  }

  return (writer: string, ask: number): void => {
    if (waiting.size === 0) setImmediate(send)
    waiting.set(writer, [...(waiting.get(writer) ?? []), ask])
  }
}
