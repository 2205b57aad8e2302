import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, say } from './run.mjs'

/**
 * Works a step unless its stamp says that the same inputs went through it. The stamp goes first and comes last, so
 * that an interrupted step is stale; it is the hash from before, so that an edit on the way makes it stale too.
 *
 * @param step label: what people read; stamp: the file that keeps the hash; inputs: files and folders; outputs: what
 *   has to exist besides; work: what makes it
 */
export async function whenStale(step) {
  if (isFresh(step)) return
  const hash = hashOf(step.inputs)
  say(step.label)
  forget(step)
  await step.work()
  mkdirSync(dirname(join(root, step.stamp)), { recursive: true })
  writeFileSync(join(root, step.stamp), hash)
}

/** Whether whenStale would have nothing to do. */
export function isFresh({ stamp, inputs, outputs = [] }) {
  return (
    [stamp, ...outputs].every((path) => existsSync(join(root, path))) &&
    readFileSync(join(root, stamp), 'utf8') === hashOf(inputs)
  )
}

/** Makes a step stale: its outputs are about to be written by somebody else. */
export function forget({ stamp }) {
  rmSync(join(root, stamp), { force: true })
}

function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap(filesUnder)) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Every file at or under a path, in a stable order. Tests do not count, nor does what another step generates. */
function filesUnder(path) {
  if (!existsSync(join(root, path)) || path === 'lib/store/generated') return []
  if (!statSync(join(root, path)).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}
