// node scripts/run-ts.mjs e2e/rotation-trial.ts
//
// Rotates the secret of a client under load on two processes: until a date, retired early, and when quiet. Prints how many
// requests with the old secret or its tokens were refused before it retired, how many were accepted afterwards, and how many
// with the new secret were refused at all: all must be none.
//
// TEST_DATABASE_URL: a PostgreSQL server on which databases may be created.
import { setTimeout as sleep } from 'node:timers/promises'
import { openWorld, requestToken, verify, type Reader, type World } from './barrier/world'
import { bundle } from './support/bundle'
import type { Issued } from './support/issue'
import type { UseCases } from '@/lib/usecases'

const { TEST_DATABASE_URL: server } = process.env
if (!server)
  throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')

interface Shot {
  began: number
  ended: number
  /** Whether it was accepted. */
  passed: boolean
  what: 'old' | 'new'
}

async function tokenOf(at: Reader, client: Issued): Promise<string> {
  const { status, body } = await requestToken(at, client)
  if (status !== 200) throw new Error(`a token request was answered with ${status}`)
  return (JSON.parse(body) as { access_token: string }).access_token
}

/** Uses a secret and a token that was issued for it, over and over on every process, until stopped. */
function openLoad(processes: readonly Reader[], what: Shot['what'], client: Issued, atOnce: number) {
  const shots: Shot[] = []
  const run = { stopped: false, paused: false, shooting: 0 }

  async function shoot(send: () => Promise<number>) {
    while (run.paused && !run.stopped) await sleep(5)
    run.shooting++
    try {
      await note(send)
    } finally {
      run.shooting--
    }
  }

  async function note(send: () => Promise<number>) {
    const began = Date.now()
    const status = await send()
    if (![200, 204, 401, 429].includes(status)) throw new Error(`a request was answered with ${status}`)
    shots.push({ began, ended: Date.now(), passed: status < 400, what })
  }

  async function worker(at: Reader, elsewhere: Reader) {
    let token = await tokenOf(at, client)
    for (let round = 0; !run.stopped; round++) {
      await shoot(async () => {
        const { status, body } = await requestToken(at, client)
        if (status === 200) token = (JSON.parse(body) as { access_token: string }).access_token
        return status
      })
      for (let times = 0; times < 5; times++)
        await shoot(() => verify(round % 2 === 0 ? at : elsewhere, token))
    }
  }

  const workers = processes.flatMap((at, index) =>
    Array.from({ length: atOnce }, () => worker(at, processes[(index + 1) % processes.length] ?? at)),
  )
  return {
    shots,
    /** Sends nothing while some work is done: the clocks of two processes cannot be moved in one moment. */
    async without(work: () => void | Promise<void>) {
      run.paused = true
      while (run.shooting > 0) await sleep(5)
      await work()
      await sleep(100)
      run.paused = false
    },
    async stop() {
      run.stopped = true
      await Promise.all(workers)
      return shots
    },
  }
}

const must = <T>(result: { ok: true; value: T } | { ok: false; failure: object }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** Rotates at the first process, and sends the first request with the new secret to every process. */
async function rotate(world: World, processes: readonly Reader[], client: Issued, retirement: Rotation) {
  const { version } = must(await world.writer.call('getApiClient', { id: client.id }))
  const { secret, credential } = must(
    await world.writer.call('rotateApiClientSecret', { id: client.id, version, retirement }),
  )
  const next = { ...client, secret }
  const first = await Promise.all(processes.map((at) => requestToken(at, next)))
  return { next, first: first.map(({ status }) => status).join(' and '), credential }
}

type Rotation = Parameters<UseCases['rotateApiClientSecret']>[1] extends infer Input
  ? Extract<Input, { retirement: unknown }>['retirement']
  : never

function tell(
  title: string,
  first: string,
  shots: { old: Shot[]; new: Shot[] },
  from: number,
  until: number,
) {
  const refused = shots.old.filter(({ ended, passed }) => ended < from && !passed)
  const accepted = shots.old.filter(({ began, passed }) => began >= until && passed)
  const after = shots.old.filter(({ began }) => began >= until)
  console.log(title)
  console.log(`  first request with the new secret, on each process: ${first}`)
  console.log(
    `  old: ${refused.length} refused of ${shots.old.length - after.length} before it retired, ${accepted.length} accepted of ${after.length} that began afterwards`,
  )
  console.log(`  new: ${shots.new.filter(({ passed }) => !passed).length} refused of ${shots.new.length}`)
}

const bundles = await bundle()
const world = await openWorld({ entry: bundles.server, server, readers: 1 })
const processes = [{ keyturn: world.writer } as Reader, ...world.readers]
const atOnce = 4

try {
  {
    const client = await world.issue()
    const old = openLoad(processes, 'old', client, atOnce)
    await sleep(2_000)
    // A whole second, as every retirement is.
    const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 12_000)
    const { next, first } = await rotate(world, processes, client, { kind: 'at', at })
    const young = openLoad(processes, 'new', next, atOnce)
    await sleep(at.getTime() + 4_000 - Date.now())
    const shots = { old: await old.stop(), new: await young.stop() }
    tell('Until a date', first, shots, at.getTime(), at.getTime())
  }
  {
    const client = await world.issue()
    const old = openLoad(processes, 'old', client, atOnce)
    const { next, first, credential } = await rotate(world, processes, client, { kind: 'after', hours: 1 })
    const young = openLoad(processes, 'new', next, atOnce)
    await sleep(5_000)
    const asked = Date.now()
    const secretId = credential.secrets[1]?.id ?? ''
    must(
      await world.writer.call('retireApiClientSecret', {
        id: client.id,
        secretId,
        version: credential.version,
      }),
    )
    const answered = Date.now()
    await sleep(3_000)
    const shots = { old: await old.stop(), new: await young.stop() }
    tell('Retired early', first, shots, asked, answered + 1)
  }
  {
    const client = await world.issue()
    const old = openLoad(processes, 'old', client, atOnce)
    const { next, first } = await rotate(world, processes, client, { kind: 'when_quiet', hours: 1 })
    const young = openLoad(processes, 'new', next, atOnce)
    const pass = (minutes: number) => {
      for (const { keyturn } of processes) keyturn.passMinutes(minutes)
    }
    const work = () => {
      for (const { keyturn } of processes) keyturn.doRecurringWork()
    }
    const ended = async () => {
      const { rows } = await world.sql(
        `SELECT "endedAt" FROM "Secret" WHERE "credentialId" = $1 AND "supersededAt" IS NOT NULL`,
        [client.id],
      )
      return (rows as { endedAt: Date | null }[])[0]?.endedAt ?? null
    }
    // The client goes on for two and a half hours with the old secret. Ten minutes are less than a token lives.
    const advance = (minutes: number) => old.without(() => young.without(() => pass(minutes)))
    for (let part = 0; part < 15; part++) {
      await sleep(3_000)
      await advance(10)
      work()
    }
    await sleep(1_000)
    const shots = { old: [...(await old.stop())], new: young.shots }
    // Its last uses are written within ten seconds.
    await sleep(11_000)
    for (let part = 0; part < 11; part++) {
      await young.without(() => pass(5))
      await sleep(500)
    }
    work()
    await sleep(2_000)
    console.log(`  quiet for 55 minutes: ${(await ended()) ? 'retired' : 'still works'}`)
    const late = Date.now()
    await young.without(() => pass(6))
    work()
    while (!(await ended())) await sleep(50)
    // The row is visible before the other process has acknowledged it.
    await sleep(1_600)
    const until = Date.now()
    const again: Shot[] = []
    for (let times = 0; times < 200; times++)
      for (const at of processes) {
        const began = Date.now()
        const { status } = await requestToken(at, client)
        again.push({ began, ended: Date.now(), passed: status === 200, what: 'old' })
      }
    const all = { old: [...shots.old, ...again], new: await young.stop() }
    tell('When quiet', first, all, late, until)
  }
} finally {
  await world.close()
  await bundles.remove()
}
