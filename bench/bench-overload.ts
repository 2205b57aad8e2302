import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { newServiceApiKey } from '@/lib/domain/secret'
import { Cleanup } from './cleanup'
import { Helper } from './helper'
import { issueTokens } from './issue-tokens'
import type { KeyturnKind } from './keyturn-kinds'
import type { Load, LoadRequest, LoadResult } from './load'
import type { OpenLoad, OpenLoadResult } from './open-load'
import type { Options } from './options'
import { startOne } from './servers'
import { tokenRequest } from './token-works'
import { residentMemory } from './usage'
import { verifyRequest } from './verify-works'

/** How many times the capacity is offered. */
const times = 10
/** Seconds of it. */
const overloaded = 10
/** Milliseconds after which the memory is measured again. */
const aftermath = 5_000
/** How many requests need a look-up in the database. */
const cold = 20_000

/**
 * Offers ten times as many requests as a Keyturn can answer, a tenth of them for credentials that are not in memory: token
 * requests of stored clients with a wrong secret, and verifications of keys that do not exist.
 */
export async function benchOverload(kind: KeyturnKind, options: Options, whole: Cleanup): Promise<void> {
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const load = new Helper<Load, LoadResult>('bench/load.ts')
    cleanup.add(() => load.stop())
    const openLoad = new Helper<OpenLoad, OpenLoadResult>('bench/open-load.ts')
    cleanup.add(() => openLoad.stop())
    const { name, pid, url, clients } = await startOne(kind, { ...options, stored: cold }, cleanup)
    const requests = clients.map((client) => tokenRequest(client))
    const tokens = await issueTokens(url, requests, load)
    const verifications = tokens.map((token) => verifyRequest('/verify', token))
    const stored = Array.from({ length: cold }, (_, index) =>
      tokenRequest({ id: `kt_${String(index + 1).padStart(24, '0')}`, secret: randomUUID() }),
    )
    const unknown = stored.map(() => verifyRequest('/verify', newServiceApiKey().reveal()))
    await offer('token requests', requests, stored)
    await offer('verifications', verifications, unknown)

    async function offer(what: string, usual: LoadRequest[], others: LoadRequest[]): Promise<void> {
      const { answers, seconds } = await load.ask({ url, requests: usual, seconds: options.seconds })
      const memory = [residentMemory(pid) ?? 0]
      const rate = (answers / seconds) * times
      const watch = setInterval(() => memory.push(residentMemory(pid) ?? 0), 200)
      const result = await openLoad.ask({ url, requests: usual, others, rate, seconds: overloaded })
      clearInterval(watch)
      await sleep(aftermath)
      const after = residentMemory(pid) ?? 0
      const [before = 0, ...during] = memory
      console.log(`\n${name}, ${what}: ${rounded(rate)}/s for ${overloaded} s, ${times} times its capacity`)
      for (const line of linesOf(result)) console.log(`  ${line}`)
      const [most, left] = [Math.max(...during), after].map(rounded)
      console.log(`  memory: ${rounded(before)} MB before, at most ${most} MB during, ${left} MB after`)
    }
  } finally {
    await cleanup.run()
  }
}

const meaning: Record<string, string> = {
  200: 'answered with a token',
  204: 'answered with 204',
  401: 'refused after a look-up',
  429: 'refused after a look-up, too many failures',
  503: '503',
}

function linesOf({ due, sent, dropped, answers }: OpenLoadResult): string[] {
  const share = (count: number) => `${((100 * count) / due).toFixed(1)} %`.padStart(8)
  const line = (what: string, count: number, more = '') => `${what.padEnd(44)}${share(count)}${more}`
  const answered = Object.entries(answers).map(([status, { count, p50, p99 }]) =>
    line(meaning[status] ?? status, count, `   p50 ${rounded(p50)} ms, p99 ${rounded(p99)} ms`),
  )
  return [
    ...answered,
    line('connection closed without an answer', dropped),
    line('not sent, because every connection waited', due - sent),
  ]
}

const rounded = (value: number) => Math.round(value).toLocaleString('en')
