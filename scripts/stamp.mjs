import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, say } from './run.mjs'

/**
 * Runs a step unless its stamp has the hash of the same inputs. The stamp is removed first and written last, so an
 * interrupted step is stale. The hash is taken before the step, so an edit during the step makes it stale too.
 *
 * @param step label: the message for people; stamp: the file with the hash; inputs: files and folders; outputs: files that
 *   must exist; work: creates the outputs
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

/** Whether `whenStale` has nothing to do. */
export function isFresh({ stamp, inputs, outputs = [] }) {
  return (
    [stamp, ...outputs].every((path) => existsSync(join(root, path))) &&
    readFileSync(join(root, stamp), 'utf8') === hashOf(inputs)
  )
}

/** Makes a step stale, because something else is about to write its outputs. */
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

/** Every file at or under a path, in a stable order, without tests and generated files. */
function filesUnder(path) {
  if (!existsSync(join(root, path)) || path === 'lib/store/generated') return []
  if (!statSync(join(root, path)).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}
