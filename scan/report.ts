import { setTimeout } from 'node:timers/promises'
import { mostReported } from '@/lib/domain/report-limits'
import { CannotScan } from './cannot-scan'

const answerTimeout = 15_000
const mostTries = 5
const longestWait = 60_000

/**
 * Where an instance takes reports. Its own address will do.
 * @throws CannotScan if secrets must not be sent there
 */
export function leaksAddress(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null
  if (!address || !['https:', 'http:'].includes(address.protocol))
    throw new CannotScan('--report needs the address of a Keyturn server, such as https://keys.example.com.')
  if (address.protocol === 'http:' && !isLoopback(address.hostname))
    throw new CannotScan('--report needs an address that begins with https://, unless its host is loopback.')
  if (
    address.username ||
    address.password ||
    address.search ||
    address.hash ||
    !/^\/(leaks\/?)?$/.test(address.pathname)
  )
    throw new CannotScan(
      '--report takes the address of a Keyturn alone, or its /leaks, with nothing else in it.',
    )
  return new URL('/leaks', address)
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

interface OutgoingReport {
  address: URL
  secrets: string[]
  source: string
  revoke: boolean
}

/**
 * Reports secrets to a Keyturn, in several requests if there are many.
 * @param say is told when it has to wait
 * @throws CannotScan if one of the requests is not accepted
 */
export async function report(
  { address, secrets, source, revoke }: OutgoingReport,
  say: (message: string) => void,
): Promise<void> {
  for (let from = 0; from < secrets.length; from += mostReported) {
    const part = secrets.slice(from, from + mostReported)
    const body = JSON.stringify({ secrets: part, source, ...(revoke ? { action: 'revoke' } : {}) })
    try {
      await send(address, body, say)
    } catch (error) {
      if (!(error instanceof CannotScan)) throw error
      const reported = from === 0 ? 'Nothing was reported' : `Only ${from} of ${secrets.length} were reported`
      throw new CannotScan(`${error.message} ${reported}.`)
    }
  }
}

async function send(address: URL, body: string, say: (message: string) => void): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { status, wait } = await post(address, body)
    if (status === 202) return
    // Too many reports from here, or by all together.
    if ((status === 429 || status === 503) && tries < mostTries && wait <= longestWait) {
      say(`${address.host} is not accepting reports right now. Trying again in ${Math.ceil(wait / 1_000)} s.`)
      await setTimeout(wait)
      continue
    }
    const why =
      status >= 300 && status < 400
        ? 'a redirect, which is not followed: give the address it leads to'
        : `status ${status}`
    throw new CannotScan(`${address.host} answered with ${why}.`)
  }
}

async function post(address: URL, body: string): Promise<{ status: number; wait: number }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(answerTimeout),
    })
    await response.body?.cancel()
    return { status: response.status, wait: waitOf(response.headers.get('retry-after')) }
  } catch (error) {
    const { name, cause } = error as Error
    const { code, message } = (cause ?? {}) as Partial<NodeJS.ErrnoException>
    const why =
      name === 'TimeoutError' ? 'did not answer in time' : `could not be reached (${code ?? message ?? name})`
    throw new CannotScan(`${address.host} ${why}.`)
  }
}

/** Milliseconds of a Retry-After, which is a number of seconds or a date (RFC 9110, section 10.2.3). */
function waitOf(header: string | null): number {
  const seconds = Number(header ?? 1)
  const wait = Number.isNaN(seconds) ? new Date(header ?? '').getTime() - Date.now() : seconds * 1_000
  return Number.isNaN(wait) ? 1_000 : Math.max(0, wait)
}
