import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { run, say, Stop, tool } from './run.mjs'

// Headless Chromium first, because it does the same in two thirds of the time.
const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome', 'chromium-browser']
const DOWNLOAD_MS = 180_000

/** The Chromium for the tests: CHROMIUM_PATH, or one on the PATH, or Playwright's own; undefined if none is found. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, chromium.executablePath()].find(canRun)
}

/** Finds Chromium, or installs it if this machine allows that. */
export async function ensureChromium() {
  if (process.env.CHROMIUM_PATH && !works(process.env.CHROMIUM_PATH)) {
    throw new Stop(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not start.`)
  }
  const found = findChromium()
  if (found && works(found)) return found

  say('Installing Chromium for the browser tests…')
  await run(...tool('playwright', 'install', 'chromium'), { quiet: true, timeout: DOWNLOAD_MS })
  // Playwright's own may be installed, but still lack a system library.
  if (works(chromium.executablePath())) return chromium.executablePath()

  if (process.getuid?.() === 0 && canRun('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) => run('/usr/bin/apt-get', ['-y', '-q', ...args], { env, quiet: true })
    await apt('update')
    for (const name of NAMES.slice(0, 2)) {
      await apt('install', '--no-install-recommends', name)
      if (works(`/usr/bin/${name}`)) return `/usr/bin/${name}`
    }
  }
  throw new Stop('The browser tests need Chromium. Install it, or set CHROMIUM_PATH to an existing one.')
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function works(path) {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}
