import { setTimeout as sleep } from 'node:timers/promises'
import { sourceOf } from '@/lib/domain/source'
import { second } from '@/lib/domain/time'
import type { MachineReport, ReceivedReport } from '@/lib/ports/leak-reports'
import { openRecurring } from './recurring'

/** How many secrets wait for being looked up. */
const mostWaiting = 10_000
/** How many of one source wait, so that nobody can keep the reports of others from being accepted. */
const mostOfSource = 1_000
/** How many are looked up in one statement. */
const batchSize = 1_000
/** After how many failures a report is dropped, unless the database is away. */
const mostFailures = 5
/** Milliseconds between two attempts when closed. */
const pause = 250

/** A secret that was reported and has not been looked up yet. */
interface WaitingReport extends Omit<ReceivedReport, 'hashes'> {
  hash: Buffer
  failures: number
  /** By which senders are told apart. */
  sender: string
}

interface Work {
  /** The ids of the secrets that are known. */
  recognise(hashes: Buffer[]): Promise<{ id: string; hash: Uint8Array }[]>
  /** Does what the reports of known secrets ask for. Returns those that failed. */
  receive(reports: MachineReport[]): Promise<{ report: { secretId: string }; error: unknown }[]>
  /** Some reports could not be handled and are kept. */
  failed(error: unknown): void
  /** A report was dropped, because it failed too often. */
  dropped(error: unknown): void
  /** Whether the database is away: then failures do not tell anything about a report. */
  isAway(): boolean
}

/**
 * Gathers the secrets that programs report, and handles them about once a second, long after the answer: nothing that a program
 * can observe depends on whether a secret exists. A secret that is reported several times waits once.
 */
export function openLeakReports({ recognise, receive, failed, dropped, isAway }: Work) {
  const waiting = new Map<string, WaitingReport>()
  const keyOf = (hash: Uint8Array) => Buffer.from(hash).toString('base64')

  function waitingOf(sender: string): number {
    let count = 0
    for (const report of waiting.values()) if (report.sender === sender) count++
    return count
  }

  /** Not if it was reported again meanwhile, with more to do. */
  function done(key: string, report: WaitingReport): void {
    if (waiting.get(key) === report) waiting.delete(key)
  }

  function retry(key: string, report: WaitingReport, error: unknown): void {
    if (!isAway()) report.failures++
    if (report.failures < mostFailures) return failed(error)
    done(key, report)
    dropped(error)
  }

  async function handle(batch: [string, WaitingReport][]): Promise<void> {
    const found = await recognise(batch.map(([, { hash }]) => hash))
    const secretIds = new Map(found.map(({ id, hash }) => [keyOf(hash), id]))
    const known = batch.flatMap(([key, report]) => {
      const secretId = secretIds.get(key)
      if (secretId !== undefined) return [{ key, report, secretId }]
      done(key, report)
      return []
    })
    if (known.length === 0) return
    const failures = await receive(
      known.map(({ secretId, report: { foundIn, revoke, from } }) => ({ secretId, foundIn, revoke, from })),
    )
    const errors = new Map(failures.map(({ report, error }) => [report.secretId, error]))
    for (const { key, report, secretId } of known)
      if (errors.has(secretId)) retry(key, report, errors.get(secretId))
      else done(key, report)
  }

  async function handleAll(): Promise<void> {
    const reports = [...waiting]
    for (let at = 0; at < reports.length; at += batchSize) await handle(reports.slice(at, at + batchSize))
  }

  const handling = openRecurring(handleAll, second, failed)

  async function empty(deadline: AbortSignal): Promise<void> {
    await handling.close()
    while (waiting.size > 0 && !deadline.aborted) {
      await handleAll().catch(failed)
      if (waiting.size > 0) await sleep(pause, undefined, { signal: deadline }).catch(() => {})
    }
  }

  return {
    start: handling.start,
    /** False if too many are waiting, in all or of this sender: then none of them is taken. */
    add({ hashes, ...report }: ReceivedReport): boolean {
      const sender = sourceOf(report.from)
      if (waiting.size + hashes.length > mostWaiting) return false
      if (waitingOf(sender) + hashes.length > mostOfSource) return false
      for (const hash of hashes) {
        const key = keyOf(hash)
        const before = waiting.get(key)
        if (!before || (report.revoke && !before.revoke))
          waiting.set(key, { ...report, hash, failures: 0, sender })
      }
      return true
    },
    /** Handles everything that waits, until the deadline. Returns how many were not. */
    async close(deadline: AbortSignal): Promise<number> {
      const ended = new Promise<void>((resolve) => {
        if (deadline.aborted) resolve()
        deadline.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([empty(deadline), ended])
      return waiting.size
    },
  }
}
