import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Progress goes to stderr, because stdout belongs to the server's JSON log. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** A failure with an explanation. It is printed without a stack. */
export class Stop extends Error {}

/** Runs the body of a command. A Stop prints its message and sets exit code 1. */
export async function main(body) {
  try {
    await body()
  } catch (error) {
    say(error instanceof Stop ? error.message : error.stack)
    process.exitCode = 1
  }
}

/** The running child programs. While there is one, a signal ends this process only after the child. */
let running = 0
export const isRunningProgram = () => running > 0

/** Milliseconds in which a quiet program may clean up after a signal. npm would finish its downloads first. */
const PATIENCE_MS = 3_000

/**
 * Runs a program and returns its exit code and, if quiet, its output. The program ends with this process. On a signal, this
 * process waits until the program has cleaned up: Ctrl-C reaches both, and SIGTERM is passed on.
 */
export function run(command, args, { env = {}, quiet = false, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      timeout,
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))

    running++
    let exitCode = 0
    let impatience
    const interrupt = (signal) => {
      exitCode = 128 + constants.signals[signal]
      if (signal === 'SIGTERM') child.kill()
      // A program without output would seem to have ended already.
      if (quiet) impatience ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    }
    const kill = () => child.kill()
    process.once('exit', kill).on('SIGINT', interrupt).on('SIGTERM', interrupt)

    const end = () => {
      running--
      clearTimeout(impatience)
      process.off('exit', kill).off('SIGINT', interrupt).off('SIGTERM', interrupt)
    }
    child.once('error', (error) => {
      end()
      reject(error)
    })
    // Not on 'close', because its own children may still hold its pipes open.
    child.once('exit', () => exitCode !== 0 && process.exit(exitCode))
    child.once('close', (code) => {
      end()
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Runs a program quietly. If it fails, prints its output and stops the command. */
export async function runOrStop(title, command, args, options) {
  const { code, output } = await run(command, args, { ...options, quiet: true })
  if (code !== 0) throw new Stop(`${output.trimEnd()}\n${title} failed (exit code ${code}).`)
}

// JavaScript entries instead of node_modules/.bin, because a shell in between would not pass on signals.
const entries = {
  'dependency-cruiser': 'dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'knip/bin/knip.js',
  next: 'next/dist/bin/next',
  oxfmt: 'oxfmt/bin/oxfmt',
  oxlint: 'oxlint/bin/oxlint',
  playwright: '@playwright/test/cli.js',
  prisma: 'prisma/build/index.js',
  typescript: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
}

/** The command line of an installed tool, for `run(...)`. */
export function tool(name, ...args) {
  return [process.execPath, [join(root, 'node_modules', entries[name]), ...args]]
}

/** The command line of a neighbouring script. */
export function script(name, ...args) {
  return [process.execPath, [join(root, 'scripts', name), ...args]]
}
