import { secretNouns } from '@/lib/domain/secret-form'
import type { Origin } from './commits'
import type { Finding, Outcome, Place } from './outcome'
import { type BytePath, printablePath } from './printable'

/** What is known about the objects of a repository: by which commit, or staged as what. */
export interface Names {
  origins: Map<string, Origin>
  staged: Map<string, BytePath>
}

/** A line about a secret, without the secret. */
export function lineOf({ kind, secret, places, count }: Finding, names: Map<BytePath, Names>): string {
  const [first = '', ...others] = places.map((place) => nameOf(place, names))
  const more = count - places.length
  if (more > 0) others.push(`${number(more)} more ${more === 1 ? 'place' : 'places'}`)
  return `${first}: ${secretNouns[kind]} ending in ${secret.slice(-4)}${others.length > 0 ? `, also in ${listed(others)}` : ''}`
}

function nameOf(place: Place, names: Map<BytePath, Names>): string {
  switch (place.in) {
    case 'file':
      return `${printablePath(place.path)}:${place.line}`
    case 'file name':
      return `${printablePath(place.path)} (its name)`
    case 'object':
      return names.size > 1
        ? `${printablePath(workTreeOf(place.repository))}: ${objectName(place, names)}`
        : objectName(place, names)
    default:
      return place satisfies never
  }
}

function objectName(
  { repository, type, id, line }: Place & { in: 'object' },
  names: Map<BytePath, Names>,
): string {
  if (type === 'commit' || type === 'tag') return `${type} ${short(id)} (its message)`
  if (type === 'tree') return `tree ${short(id)} (the name of a file)`
  const known = names.get(repository)
  const staged = known?.staged.get(id)
  if (staged !== undefined) return `${printablePath(staged)}:${line} (staged)`
  const origin = known?.origins.get(id)
  return origin
    ? `commit ${short(origin.commit)} ${printablePath(origin.path)}:${line}`
    : `object ${short(id)}:${line}, not in any commit`
}

/** Long enough for any repository. */
const short = (id: string) => id.slice(0, 12)

/** The folder that people know a repository by. */
function workTreeOf(repository: BytePath): BytePath {
  return repository === '.git' ? '.' : repository.replace(/\/\.git$/, '')
}

/** What was found, read and left out, in a sentence or two. */
export function summaryOf(outcome: Outcome, { staged }: { staged: boolean }): string {
  const { findings, files, commits, objects, bytes, repositories } = outcome
  const found = findings.length === 0 ? 'no secrets' : counted(findings.length, 'secret')
  const more = outcome.unlisted > 0 ? ' (and more, which are not listed)' : ''
  const history =
    repositories === 0
      ? ' and no Git history'
      : `, ${counted(commits, 'commit')} (${counted(objects, 'object')}) of ${counted(repositories, 'Git repository', 'Git repositories')}`
  const read = staged ? counted(objects, 'staged file') : `${counted(files, 'file')}${history}`
  const skipped = outcome.skipped
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => counted(count, reason, reason.replace(/y$/, 'ie') + 's'))
  const incomplete =
    outcome.problems > 0 ? ` The scan is incomplete: ${counted(outcome.problems, 'problem')}.` : ''
  return `Found ${found}${more} in ${size(bytes)}: ${read}.${
    skipped.length > 0 ? ` Left out: ${listed(skipped)}.` : ''
  }${incomplete}`
}

function size(bytes: number): string {
  return bytes < 1e6 ? counted(bytes, 'byte') : `${number(Math.round(bytes / 1e6))} MB`
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

const number = (count: number) => count.toLocaleString('en')

/** "a, b and c". */
function listed(texts: string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
}
