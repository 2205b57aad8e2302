import { exec } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Fault } from './trial'
import type { Reader, World } from './world'

/** Nothing is broken. */
export const nothing: Fault = async (_world, change) => {
  await change()
}

/** The server ends the connections on which the readers listen. */
export const listenersKilled: Fault = async (world, change) => {
  await world.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'reader' AND query LIKE 'LISTEN%'`,
  )
  await change()
}

/** What the server sends to those connections is swallowed, and nobody is told. */
export const listenersHalfOpen: Fault = async ({ readers }, change) => {
  for (const { proxy } of readers) proxy.deafen()
  await change()
}

/** Nothing passes between the readers and the database, in either direction. */
export const connectionsFrozen: Fault = async ({ readers }, change) => {
  for (const { proxy } of readers) proxy.freeze()
  await change()
  await sleep(200)
  for (const { proxy } of readers) proxy.thaw()
}

/** The readers are stopped by a signal and go on later. What they are asked meanwhile waits. */
export const processesPaused =
  (milliseconds: number, meanwhile: (world: World) => Promise<unknown> = async () => {}): Fault =>
  async (world, change) => {
    const end = sleep(milliseconds)
    signal(world.readers, 'SIGSTOP')
    try {
      await change()
      await meanwhile(world)
      await end
    } finally {
      signal(world.readers, 'SIGCONT')
    }
  }

/** The same, but somebody removes their rows before the change, so that the writer does not wait for them. */
export const processesPausedWithoutRow: Fault = async (world, change) => {
  signal(world.readers, 'SIGSTOP')
  try {
    // After a second nobody has a lease.
    await sleep(1_200)
    await world.sql(`DELETE FROM "Process" WHERE "aliveAt" < now() - interval '1 second'`)
    await change()
    await sleep(500)
  } finally {
    signal(world.readers, 'SIGCONT')
  }
}

function signal(readers: Reader[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const { keyturn } of readers) process.kill(keyturn.pid ?? 0, name)
}

/** Another process starts, perhaps before the change and perhaps after it, and then stops. */
export const processStarts: Fault = async (world, change) => {
  const starting = world.start()
  await sleep(Math.random() * 2_500)
  const ask = await change()
  const started = await starting
  try {
    for (let time = 0; time < 20; time++) await ask(started)
  } finally {
    await started.keyturn.stop()
    await started.proxy.close()
  }
}

/** The database server restarts. The change is made as soon as it can be. */
export const databaseRestarts =
  (command: string): Fault =>
  async (_world, change) => {
    const restarted = promisify(exec)(command)
    await sleep(Math.random() * 500)
    const end = performance.now() + 30_000
    for (;;) {
      try {
        await change()
        break
      } catch (error) {
        if (performance.now() > end) throw error
        await sleep(50)
      }
    }
    await restarted
  }
