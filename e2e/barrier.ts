// node scripts/run-ts.mjs e2e/barrier.ts [--rounds N] [CASE ...] tries whether a change is in force everywhere once it was answered, with
// several processes and with what can break between them. It prints how many requests that began after the answer were
// decided by what was before, which must be none, and how long the answers took.
//
// TEST_DATABASE_URL: a PostgreSQL server on which databases may be created.
// POOLER_URL: a PgBouncer in transaction mode in front of it, for the case `pooler`.
// RESTART_COMMAND: restarts the server, for the case `restart`.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bundle } from './support/bundle'
import * as course from './barrier/courses'
import { kinds, trial, type Course, type Kind, type Seen } from './barrier/trial'
import { openWorld, requestToken, verify, type World } from './barrier/world'

const { TEST_DATABASE_URL: server, POOLER_URL: pooler, RESTART_COMMAND: restart } = process.env
if (!server)
  throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')

interface Case {
  rounds: number
  course: Course
  kind?: Kind
  readers?: number
  pooler?: string | undefined
}

const { reset, narrowing, catalogue, revocation } = kinds({ remembers: true })
/** A change after a minute removes the rows of paused processes. */
const afterAMinute = async (world: World) => {
  await sleep(65_000)
  await world.issue()
}

const cases: Record<string, Case> = {
  nothing: { rounds: 1_000, course: course.nothing },
  narrowing: { rounds: 20, course: course.nothing, kind: narrowing },
  catalogue: { rounds: 20, course: course.nothing, kind: catalogue },
  revocation: { rounds: 20, course: course.nothing, kind: revocation },
  four: { rounds: 50, course: course.nothing, readers: 4 },
  killed: { rounds: 50, course: course.listenersKilled },
  'half-open': { rounds: 50, course: course.listenersHalfOpen },
  frozen: { rounds: 50, course: course.connectionsFrozen },
  'paused-5s': { rounds: 50, course: course.processesPaused(5_000) },
  'paused-row-removed': { rounds: 50, course: course.processesPausedWithoutRow },
  'paused-90s': { rounds: 3, course: course.processesPaused(90_000, afterAMinute) },
  starting: { rounds: 50, course: course.processStarts },
  ...(restart && { restart: { rounds: 50, course: course.databaseRestarts(restart) } }),
  ...(pooler && {
    pooler: { rounds: 50, course: course.nothing, kind: kinds({ remembers: false }).reset, pooler },
  }),
}

function percentile(sorted: number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0)
}

async function run(
  name: string,
  { rounds, course: around, kind = reset, readers = 1, pooler: through }: Case,
) {
  const world = await openWorld({ entry: bundles.server, server: server ?? '', readers, pooler: through })
  const all: Seen[] = []
  const stop = await load(world)
  try {
    for (let round = 0; round < rounds; round++) all.push(await trial(world, kind, around))
  } finally {
    await stop()
    await world.close()
  }
  const answers = all.map(({ answer }) => answer).toSorted((one, other) => one - other)
  const sum = (of: (seen: Seen) => number) => all.reduce((total, seen) => total + of(seen), 0)
  const asked = sum((seen) => seen.asked)
  const stale = sum((seen) => seen.stale)
  console.log(
    `${name.padEnd(20)} ${rounds} changes, answered after ${percentile(answers, 0.5)} ms (median), ` +
      `${percentile(answers, 0.99)} ms (p99); ${asked} requests after the answers, ${stale} by what was before`,
  )
  return stale
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

const { values, positionals: names } = parseArgs({
  args: process.argv.slice(2),
  options: { rounds: { type: 'string' } },
  allowPositionals: true,
})
const unknown = names.filter((name) => !(name in cases))
if (unknown.length > 0)
  throw new Error(`No such case: ${unknown.join(', ')}. Cases: ${Object.keys(cases).join(', ')}.`)
const bundles = await bundle()
let stale = 0
try {
  for (const [name, each] of Object.entries(cases)) {
    if (names.length === 0 || names.includes(name))
      stale += await run(name, { ...each, rounds: Number(values.rounds ?? each.rounds) })
  }
} finally {
  await bundles.remove()
}
process.exitCode = stale === 0 ? 0 : 1
