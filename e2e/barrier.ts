// node scripts/run-ts.mjs e2e/barrier.ts [--rounds N] [--change KIND] [CASE ...]
//
// Tries whether a change is in force everywhere once it was answered, with several processes and with what can break between
// them. Prints how many requests that began after the answer used the old state, which must be none, and how long the answers
// took. KIND is reset (the default), rotation, retirement, narrowing, catalogue or revocation.
//
// TEST_DATABASE_URL: a PostgreSQL server on which databases may be created.
// POOLER_URL: a PgBouncer in transaction mode in front of it, for the case `pooler`.
// RESTART_COMMAND: restarts the server and ends, for the case `restart`.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bundle } from './support/bundle'
import * as fault from './barrier/faults'
import { changeNames, kinds, trial, type Fault, type Seen } from './barrier/trial'
import { openWorld, requestToken, verify, type World } from './barrier/world'

const { TEST_DATABASE_URL: server, POOLER_URL: pooler, RESTART_COMMAND: restart } = process.env
if (!server)
  throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')

interface Case {
  rounds: number
  fault: Fault
  readers?: number
  /** A pooler through which the readers connect. */
  through?: string
}

/** A change after a minute removes the rows of paused processes. */
const afterAMinute = async (world: World) => {
  await sleep(65_000)
  await world.issue()
}

const cases: Record<string, Case> = {
  nothing: { rounds: 1_000, fault: fault.nothing },
  four: { rounds: 50, fault: fault.nothing, readers: 4 },
  killed: { rounds: 50, fault: fault.listenersKilled },
  'half-open': { rounds: 50, fault: fault.listenersHalfOpen },
  frozen: { rounds: 50, fault: fault.connectionsFrozen },
  'paused-5s': { rounds: 50, fault: fault.processesPaused(5_000) },
  'paused-row-removed': { rounds: 50, fault: fault.processesPausedWithoutRow },
  'paused-90s': { rounds: 3, fault: fault.processesPaused(90_000, afterAMinute) },
  starting: { rounds: 50, fault: fault.processStarts },
  ...(restart && { restart: { rounds: 50, fault: fault.databaseRestarts(restart) } }),
  ...(pooler && { pooler: { rounds: 50, fault: fault.nothing, through: pooler } }),
}

const { values, positionals: names } = parseArgs({
  args: process.argv.slice(2),
  options: { rounds: { type: 'string' }, change: { type: 'string', default: 'reset' } },
  allowPositionals: true,
})
const named = changeNames.find((name) => name === values.change)
const unknown = names.filter((name) => !(name in cases))
if (!named || unknown.length > 0)
  throw new Error(`Cases: ${Object.keys(cases).join(', ')}. Changes: ${changeNames.join(', ')}.`)
const change = named

function percentile(sorted: number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0)
}

/** Runs a case. Returns whether it shows that the promise holds. */
async function run(name: string, { rounds, fault: broken, readers = 1, through }: Case): Promise<boolean> {
  const world = await openWorld({ entry: bundles.server, server: server ?? '', readers, pooler: through })
  // Behind a pooler nothing in memory is used.
  const kind = kinds({ remembers: through === undefined })[change]
  const all: Seen[] = []
  const stop = await load(world)
  try {
    for (let round = 0; round < rounds; round++) all.push(await trial(world, kind, broken))
  } catch (error) {
    for (const { keyturn } of world.readers) console.error(keyturn.printed)
    throw error
  } finally {
    await stop()
    await world.close()
  }
  const answers = all.map(({ answer }) => answer).toSorted((one, other) => one - other)
  const sum = (of: (seen: Seen) => number) => all.reduce((total, seen) => total + of(seen), 0)
  const asked = sum((seen) => seen.asked)
  const stale = sum((seen) => seen.stale)
  console.log(
    `${name.padEnd(20)} ${rounds} times ${change}, answered after ${percentile(answers, 0.5)} ms (median), ` +
      `${percentile(answers, 0.99)} ms (p99); ${asked} requests after the answers, ${stale} used the old state`,
  )
  return asked > 0 && stale === 0
}

/** Keeps the readers busy with the token of another client, which they have in memory. */
async function load(world: World): Promise<() => Promise<void>> {
  const [first] = world.readers
  if (!first) throw new Error('there is no reader')
  const { body } = await requestToken(first, await world.issue())
  const { access_token: token } = JSON.parse(body) as { access_token: string }
  const ending = new AbortController()
  const lanes = world.readers.flatMap((reader) =>
    [1, 2].map(async () => {
      while (!ending.signal.aborted) {
        await verify(reader, token)
        await sleep(2)
      }
    }),
  )
  return async () => {
    ending.abort()
    await Promise.all(lanes)
  }
}

const bundles = await bundle()
try {
  for (const [name, each] of Object.entries(cases)) {
    if (names.length > 0 && !names.includes(name)) continue
    if (!(await run(name, { ...each, rounds: Number(values.rounds ?? each.rounds) }))) process.exitCode = 1
  }
} finally {
  await bundles.remove()
}
