import './node-version.mjs'
import { spawn } from 'node:child_process'
import { install } from './install.mjs'
import { locked } from './lock.mjs'
import { main, root, say } from './run.mjs'
import { forget, whenStale } from './stamp.mjs'
import { client, server } from './steps.mjs'

process.chdir(root)

let running
let stopping = false

/** Replaces the running server. The old one ends first, because only one process may open the embedded database. */
async function restart() {
  if (running?.exitCode === null) {
    say('Restarting the server…')
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill()
    await ended
  }
  if (stopping) return
  running = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  running.once('exit', (code) => {
    if (stopping) process.exit(code ?? 0)
    if (code) say('The server ended. It starts again after the next change.')
  })
}

// Ctrl-C reaches the server too, so wait until it has stopped.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true
    if (running?.exitCode !== null) process.exit()
    if (signal === 'SIGTERM') running.kill()
  })
}

await main(async () => {
  await install()
  await locked(async () => {
    await whenStale(client)
    // The watcher below overwrites the output of the build.
    forget(server)
  })
  const [{ context }, { serverBundle }] = await Promise.all([import('esbuild'), import('./bundle.mjs')])
  let turn = Promise.resolve()
  const plugin = {
    name: 'restart',
    setup(build) {
      build.onEnd(({ errors }) => {
        if (errors.length === 0) turn = turn.then(restart)
      })
    },
  }
  const watcher = await context({ ...serverBundle, plugins: [plugin] })
  await watcher.watch()
})
