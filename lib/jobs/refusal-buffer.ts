import type { MachineRefusal } from '@/lib/domain/machine-refusal'
import { shareLimits, shareOf } from '@/lib/domain/refusal-share'
import { openFlushing } from './flushing'

/** How many are written in a second, because with the embedded database each blocks the process. */
const mostWritten = 200
/** How many of one share are written in a second. Anybody can cause those without a credential at any rate. */
const mostInTurn = { proven: 50, unproven: 50, unknown: 100, anonymous: 10 }

/** How many wait for being written, also while the database does not answer. */
const most = { ...shareLimits, unknown: 500, inAll: 5_000 }

/** After how many failures in a row the rows of a batch are stored one by one, and those that cannot be stored are dropped. */
const patience = 3

interface Reports {
  /** A batch could not be written and is kept. */
  failed(error: unknown): void
  /** A refusal was dropped that would have been kept if it had been stored at once. */
  dropped(): void
  /** Refusals were dropped because the database does not accept them. */
  unstorable(error: unknown, count: number): void
  /** Whether the database is away: then failures do not tell anything about what is written. */
  isAway(): boolean
}

/**
 * Gathers refusals in memory, and writes them once a second and when closed. Beyond its limits it drops the oldest ones: of
 * the same share, or else of the one with the most.
 */
export function openRefusalBuffer(
  write: (refusals: MachineRefusal[]) => Promise<void>,
  { failed, dropped, unstorable, isAway }: Reports,
) {
  /** By credential and share, in the order of their turns; each with the oldest first. */
  const waiting = new Map<string, MachineRefusal[]>()
  let count = 0
  let failures = 0

  function add(refusal: MachineRefusal): void {
    const share = shareOf(refusal)
    const key = `${share} ${refusal.credentialId ?? ''}`
    const own = waiting.get(key) ?? []
    waiting.set(key, own)
    own.push(refusal)
    count++
    if (own.length > most[share]) {
      dropOldest(key, own)
      // Otherwise as many newer ones are waiting as will be kept of this share.
      if (most[share] < shareLimits[share]) dropped()
    } else if (count > most.inAll) {
      dropOldest(...longestOf(waiting))
      dropped()
    }
  }

  function dropOldest(key: string, rows: MachineRefusal[]): void {
    rows.shift()
    count--
    if (rows.length === 0) waiting.delete(key)
  }

  /** Writes a batch, or after too many failures that part of it that the database accepts. */
  async function writeSome(batch: MachineRefusal[]): Promise<void> {
    try {
      await write(batch)
    } catch (error) {
      failures = isAway() ? 0 : failures + 1
      if (failures < patience) throw error
      const lost = batch.length - (await writeEach(batch))
      if (lost > 0) unstorable(error, lost)
    }
    failures = 0
  }

  /** Returns how many were stored. If the first ones are not, the others are not tried. */
  async function writeEach(batch: MachineRefusal[]): Promise<number> {
    let stored = 0
    for (const [index, refusal] of batch.entries()) {
      if (stored === 0 && index === patience) break
      stored += await write([refusal]).then(
        () => 1,
        () => 0,
      )
    }
    return stored
  }

  const { close } = openFlushing<MachineRefusal>({
    batchSize: 100,
    take(closing) {
      const taken: MachineRefusal[] = []
      const turns = [...waiting]
      // What has more waits for its next turn at the end.
      for (const [key, rows] of turns) {
        const left = closing ? Infinity : mostWritten - taken.length
        if (left === 0) break
        const [first] = rows
        const turn = closing || !first ? Infinity : mostInTurn[shareOf(first)]
        taken.push(...rows.splice(0, Math.min(turn, left)))
        waiting.delete(key)
        if (rows.length > 0) waiting.set(key, rows)
      }
      count -= taken.length
      return taken
    },
    keep(refusals) {
      const since = [...waiting.values()].flat()
      waiting.clear()
      count = 0
      for (const refusal of [...refusals, ...since]) add(refusal)
    },
    write: writeSome,
    failed,
  })

  return {
    add,
    /** Writes everything that is left, until the deadline. Returns how many were lost. */
    async close(deadline: AbortSignal): Promise<number> {
      return (await close(deadline)).length
    },
  }
}

/** The list with the most rows; of equal ones the one that has waited longest for its turn. */
function longestOf(lists: ReadonlyMap<string, MachineRefusal[]>): [string, MachineRefusal[]] {
  let longest: [string, MachineRefusal[]] = ['', []]
  for (const list of lists) if (list[1].length > longest[1].length) longest = list
  return longest
}
