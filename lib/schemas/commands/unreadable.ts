// A symbol, which no browser can send; of the registry, because pages bundle a copy of this module of their own.
const mark = Symbol.for('keyturn.unreadable')

/**
 * What a door passes on instead of an input that it could not parse, with the problems by field. It is refused like any
 * invalid input, but after the check of the permission, so that a person without it learns nothing and the attempt is kept.
 */
export interface Unreadable {
  readonly [mark]: Record<string, string>
  /** The id of its target, if known. */
  id?: unknown
}

export function unreadable(problems: Record<string, string>, id?: unknown): Unreadable {
  return { [mark]: problems, id }
}

/** The problems of an input that a door could not parse; null if it is an input. */
export function problemsOfUnreadable(input: unknown): Record<string, string> | null {
  return isUnreadable(input) ? input[mark] : null
}

function isUnreadable(input: unknown): input is Unreadable {
  return typeof input === 'object' && input !== null && mark in input
}
