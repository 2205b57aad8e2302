import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locked } from './lock.mjs'
import { root, runOrStop, say } from './run.mjs'

/** Installs the packages in package-lock.json, unless they are installed. */
export async function install() {
  if (isInstalled()) return
  await locked(async () => {
    if (isInstalled()) return
    say('Installing dependencies…')
    // No dependency needs its install script, and Prisma's would download an engine, which many networks block.
    const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const npm = process.env.npm_execpath
    await (npm ? runOrStop('npm ci', process.execPath, [npm, ...args]) : runOrStop('npm ci', 'npm', args))
  })
}

/**
 * npm ends every install by writing its own lock file into node_modules; an interrupted install leaves none. Comparing the
 * two files also detects a manual `npm install`, which a stamp would not.
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
