import type { SecretKind, WholeSecret } from '@/lib/domain/secret-form'
import type { BytePath } from './printable'

/** Where a secret was found. */
export type Place =
  | { in: 'file'; path: BytePath; line: number }
  | { in: 'file name'; path: BytePath }
  | { in: 'object'; repository: BytePath; type: string; id: string; line: number }

export interface Finding {
  kind: SecretKind
  secret: string
  /** The first places. */
  places: Place[]
  /** How many places there are in all. */
  count: number
}

const mostPlaces = 3
/** Secrets beyond these are only counted, so that memory is bounded whatever is scanned. */
const mostFindings = 10_000
const mostProblems = 20

/** What a scan has found, read and left out. */
export class Outcome {
  readonly #findings = new Map<string, Finding>()
  readonly #skipped = new Map<string, number>()
  readonly #say: (problem: string) => void
  files = 0
  commits = 0
  objects = 0
  bytes = 0
  repositories = 0
  problems = 0
  /** How often a secret was found that is not among the findings. */
  unlisted = 0

  /** @param say is told each of the first problems at once */
  constructor(say: (problem: string) => void) {
    this.#say = say
  }

  get findings(): Finding[] {
    return [...this.#findings.values()]
  }

  get skipped(): [reason: string, count: number][] {
    return [...this.#skipped]
  }

  /** Notes a secret, and its place if it is one of the first. */
  found({ kind, text }: WholeSecret, place: Place): void {
    let finding = this.#findings.get(text)
    if (!finding) {
      if (this.#findings.size >= mostFindings) {
        this.unlisted++
        return
      }
      finding = { kind, secret: text, places: [], count: 0 }
      this.#findings.set(text, finding)
    }
    finding.count++
    if (finding.places.length < mostPlaces) finding.places.push(place)
  }

  /** Something that needs no scan: the scan is complete without it. */
  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1)
  }

  /** Something that could not be read: the scan is incomplete. */
  problem(message: string): void {
    this.problems++
    if (this.problems <= mostProblems) this.#say(message)
    if (this.problems === mostProblems + 1) this.#say('Further problems are only counted.')
  }
}
