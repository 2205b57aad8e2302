import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Change } from '@/lib/ports/change-feed'
import { acknowledgeTogether } from './acknowledge'
import type { Lease } from './lease'
import { openListener } from './listener'
import { changesChannel, channelOf, readAddressed, readAnnouncement, type Acknowledgement } from './messages'
import { openSender, type Sender } from './sender'

/** Milliseconds between two heartbeats. */
const interval = 250

/** How many heartbeats may stay unheard, though they were sent, before this process connects again. */
const mostUnheard = 12

/** Milliseconds before the next attempt to connect. */
const pause = 250

/** Milliseconds before the next attempt if the first notification does not come back: at first, and at most. */
const pauseUnheard = { first: 1_000, longest: 60_000 }

/** Milliseconds in which the first notification must come back. */
const patience = 5_000

/** The first notification on a new connection does not come back. */
class Unheard extends Error {
  constructor() {
    super(
      'notifications do not come back; if there is a pooler in transaction mode, connect to PostgreSQL directly',
    )
  }
}

interface Surroundings {
  url: string
  /** Whether this process serves tokens: only then it has a row. */
  serves: boolean
  lease: Lease
  changed(change: Change): void
  missed(): void
  acknowledged(acknowledgement: Acknowledgement): void
  /** Called once with each reason why this process does not take part. */
  lost(error: unknown): void
}

/** A process that takes part. */
export interface Present {
  id: string
  sender: Sender
}

/**
 * Lets this process take part in the change feed: it listens to the changes of others, and writers know that they must wait for
 * it. If anything about that breaks, it starts over under a new id: listen, store the row, forget what is in memory, and only
 * then believe what is read.
 */
export function keepPresent({ url, serves, lease, changed, missed, acknowledged, lost }: Surroundings) {
  let present: Present | null = null
  /** The ids of rows that may exist. */
  let storedIds: string[] = []
  let toldReason: string | null = null
  /** How often in a row the first notification did not come back. */
  let unheard = 0
  const closing = new AbortController()

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      const error: unknown = await takePart(randomUUID()).catch((reason: unknown) => reason)
      if (closing.signal.aborted) break
      tell(error)
      await sleep(pauseAfter(error), undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  /** A pooler keeps what was listened for on its own connections, so each attempt behind one leaves something behind. */
  function pauseAfter(error: unknown): number {
    if (!(error instanceof Unheard)) return pause
    unheard++
    return Math.min(pauseUnheard.longest, pauseUnheard.first * 2 ** (unheard - 1))
  }

  function tell(error: unknown): void {
    const reason = String(error)
    if (reason !== toldReason) lost(error)
    toldReason = reason
  }

  async function takePart(id: string): Promise<void> {
    const sender = await openSender(url, id)
    const acknowledge = acknowledgeTogether(sender)
    let greeted = () => {}
    const greeting = new Promise<void>((resolve) => (greeted = resolve))
    try {
      // Nothing is believed now, so nobody needs to wait for this process.
      await removeRows(sender)
      const listener = await openListener(url, [changesChannel, channelOf(id)], ({ channel, payload }) => {
        if (channel === changesChannel) hearAnnouncement(payload, id, acknowledge)
        else hearAddressed(payload, greeted)
      })
      try {
        await sender.greet()
        await orUnheard(Promise.race([greeting, listener.broken, sender.broken]))
        unheard = 0
        closing.signal.throwIfAborted()
        if (serves) await storeRow(sender, id)
        missed()
        present = { id, sender }
        await Promise.race([listener.broken, sender.broken, keepBeating(sender)])
      } finally {
        present = null
        lease.end()
        listener.cut()
      }
      await removeRows(sender)
    } finally {
      sender.cut()
    }
  }

  async function storeRow(sender: Sender, id: string): Promise<void> {
    storedIds.push(id)
    await sender.storeRow()
  }

  async function removeRows(sender: Sender): Promise<void> {
    await sender.removeRows(storedIds)
    storedIds = []
  }

  async function keepBeating(sender: Sender): Promise<void> {
    while (!closing.signal.aborted) {
      const heartbeat = lease.send()
      const isThere = await (serves ? sender.beat(heartbeat) : sender.beatWithoutRow(heartbeat))
      if (!isThere) throw new Error('this process was silent for so long that its row was removed')
      if (lease.unheard > mostUnheard) throw new Error('heartbeats no longer come back')
      await sleep(interval, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  function hearAnnouncement(
    payload: string | undefined,
    id: string,
    acknowledge: (writer: string, ask: number) => void,
  ): void {
    const announcement = readAnnouncement(payload)
    // Forgetting too much is safer than believing something stale.
    if (!announcement) missed()
    else if ('kind' in announcement) changed(announcement)
    else if (serves && announcement.writer !== id) acknowledge(announcement.writer, announcement.ask)
  }

  function hearAddressed(payload: string | undefined, greeted: () => void): void {
    const message = readAddressed(payload)
    if (!message) return
    if ('greeting' in message) greeted()
    else if ('asks' in message) acknowledged(message)
    else {
      lease.receive(message.heartbeat)
      toldReason = null
    }
  }

  /** Removes the rows of a process that stops while its connection is broken. Otherwise writers would wait for a minute. */
  async function removeRowsAtLast(): Promise<void> {
    if (storedIds.length === 0) return
    const sender = await openSender(url, randomUUID())
    await removeRows(sender).finally(sender.cut)
  }

  const running = run()
  return {
    /** Null while this process does not take part. */
    current: () => present,
    async close(): Promise<void> {
      closing.abort()
      await running
      await removeRowsAtLast().catch(() => {})
    },
  }
}

/** Waits for the first notification, but not for ever. */
async function orUnheard(greeted: Promise<void>): Promise<void> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    await Promise.race([
      greeted,
      sleep(patience, undefined, { signal }).then(() => Promise.reject(new Unheard())),
    ])
  } finally {
    waiting.abort()
  }
}
