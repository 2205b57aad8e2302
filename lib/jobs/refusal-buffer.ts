import { mostRefusalsKept, type MachineRefusal } from '@/lib/domain/machine-refusal'
import { openFlushing } from './flushing'

/** How many are written in a second, because with the embedded database each blocks the process. */
const mostWritten = 200
/** How many of one credential are written before it is the turn of the next. */
const mostInTurn = 50

/** How many wait for being written, also while the database does not answer. */
const most = { ofCredential: mostRefusalsKept.ofCredential, ofNobody: 500, inAll: 5_000 }

const nobody = ''

/**
 * Gathers refusals in memory, and writes them once a second and when closed. Beyond its limits it drops the oldest ones: those of
 * the same credential first. `dropped` is called for each.
 */
export function openRefusalBuffer(
  write: (refusals: MachineRefusal[]) => Promise<void>,
  { failed, dropped }: { failed: (error: unknown) => void; dropped: () => void },
) {
  /** By credential, in the order of their turns; each with the oldest first. */
  const waiting = new Map<string, MachineRefusal[]>()
  let count = 0

  function add(refusal: MachineRefusal): void {
    const key = refusal.credentialId ?? nobody
    const own = waiting.get(key) ?? []
    waiting.set(key, own)
    own.push(refusal)
    count++
    if (own.length > (key === nobody ? most.ofNobody : most.ofCredential)) dropOldest(key, own)
    else if (count > most.inAll) {
      // The newest of every credential is kept: only one that had none displaces that of another.
      const [first = key] = own.length > 1 ? [key] : waiting.keys()
      dropOldest(first, waiting.get(first) ?? own)
    }
  }

  function dropOldest(key: string, rows: MachineRefusal[]): void {
    rows.shift()
    count--
    if (rows.length === 0) waiting.delete(key)
    dropped()
  }

  const { close } = openFlushing<MachineRefusal>({
    batchSize: 100,
    take(closing) {
      const wanted = closing ? Infinity : mostWritten
      const taken: MachineRefusal[] = []
      // A credential that has more waits for its next turn at the end.
      for (const [key, rows] of waiting) {
        if (taken.length >= wanted) break
        taken.push(...rows.splice(0, Math.min(mostInTurn, wanted - taken.length)))
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
    write,
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
