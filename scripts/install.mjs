import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locked } from './lock.mjs'
import { root, runOrStop, say } from './run.mjs'

/** Installs what package-lock.json names, unless it is there. */
export async function install() {
  if (isInstalled()) return
  await locked(async () => {
    if (isInstalled()) return
    say('Installing dependencies…')
    // No dependency needs its install script, and Prisma's would download an engine that many networks block.
    const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const npm = process.env.npm_execpath
    await (npm ? runOrStop('npm ci', process.execPath, [npm, ...args]) : runOrStop('npm ci', 'npm', args))
  })
}

/**
 * npm ends every install by writing what it installed into a lock file of its own; an interrupted one leaves none.
 * Comparing the two, rather than a stamp of ours, sees an `npm install` by hand as well.
 */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, wanted]) => path === '' || wanted.optional || wanted.version === installed[path]?.version,
  )
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages
  } catch {
    return {}
  }
}
