import { setTimeout as sleep } from 'node:timers/promises'
import { Cleanup } from './cleanup'
import { Helper } from './helper'
import { issueTokens } from './issue-tokens'
import type { KeyturnKind } from './keyturn-kinds'
import type { Load, LoadResult } from './load'
import type { Options } from './options'
import { startOne } from './servers'
import { tokenRequest } from './token-works'
import { residentMemory } from './usage'
import { verifyRequest } from './verify-works'

/** Seconds in which a server settles after its start. */
const settling = 5
/** Seconds of load. */
const loaded = 60

/** The resident memory of a Keyturn after its start, and after a minute of verifications and one of token requests. */
export async function benchMemory(kind: KeyturnKind, options: Options, whole: Cleanup): Promise<void> {
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const load = new Helper<Load, LoadResult>('bench/load.ts')
    cleanup.add(() => load.stop())
    const { name, pid, url, clients } = await startOne(kind, options, cleanup)
    console.log(`\nResident memory, ${name}`)
    const show = (when: string) =>
      console.log(`  ${when.padEnd(40)}${residentMemory(pid)?.toFixed(0) ?? '-'} MB`)
    await sleep(settling * 1_000)
    show('after the start')
    const requests = clients.map((client) => tokenRequest(client))
    const tokens = await issueTokens(url, requests, load)
    const verifications = tokens.map((token) => verifyRequest('/verify', token))
    await load.ask({ url, requests: verifications, seconds: loaded })
    show('after a minute of verifications')
    await load.ask({ url, requests, seconds: loaded })
    show('after a minute of token requests')
  } finally {
    await cleanup.run()
  }
}
