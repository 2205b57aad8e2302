// node scripts/complete-lock.mjs [--check] adds the optional packages of other platforms to package-lock.json. npm leaves
// them out if its registry lacks them, or if node_modules is from another platform. Without them `npm ci` refuses the file
// on every platform. --check only reports what is missing.
import './node-version.mjs'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main, root, say, Stop } from './run.mjs'

const path = join(root, 'package-lock.json')
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The name of a platform's package says what it is for: @next/swc-linux-x64-musl. */
function platformEntry(name, version, { dev }) {
  const words = name.split('/').at(-1).split('-')
  const cpu = PROCESSORS.filter((word) => words.includes(word))
  const os = SYSTEMS.filter((word) => words.includes(word))
  if (cpu.length !== 1)
    throw new Stop(
      `${name} is not a package for a platform. Run npm install on a machine where npm can reach it.`,
    )
  const libc =
    os[0] !== 'linux' ? [] : words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}

function missingFrom(packages) {
  return Object.entries(packages).flatMap(([at, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`])
      .map(([name, version]) => [`node_modules/${name}`, platformEntry(name, version, entry)]),
  )
}

await main(() => {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingFrom(lock.packages)
  if (missing.length === 0) return
  if (process.argv.includes('--check')) {
    const names = missing.map(([at]) => at.replace('node_modules/', '')).join(', ')
    throw new Stop(
      `npm ci would refuse package-lock.json, because it lacks ${names}. Run node scripts/complete-lock.mjs.`,
    )
  }
  const sorted = [...Object.entries(lock.packages), ...missing].toSorted(([a], [b]) =>
    a.localeCompare(b, 'en'),
  )
  lock.packages = Object.fromEntries(sorted)
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  say(`Added ${missing.length} packages of other platforms to package-lock.json.`)
})
