/** What a form is about that exists: its id, and the version that its values are of, if it has versions. */
export interface FormSubject {
  id: string
  version?: number | undefined
}

/** A form on the page. */
export interface FormOnPage {
  title: string
  /** Null for a form that creates something. */
  about: FormSubject | null
  /** The values that it began with. */
  defaults: Values
  values: Values
}

type Values = Record<string, unknown>

/** What was typed into a form, kept while the page is reloaded. */
interface Kept {
  /** Who typed it. */
  person: string
  path: string
  title: string
  id: string | null
  /** What the input was based on: the version, or the values if there is no version. */
  base: string
  /** The values that were changed. */
  values: Values
  /** Milliseconds. */
  at: number
}

const storageKey = 'keyturn.typed'

/** How long input is kept. Milliseconds. */
const keptFor = 10 * 60_000

/** Names of fields whose values are never kept. */
const confidential = /password|secret|code|token/i

/** Whose input is kept; null where nobody's is. */
let person: string | null = null

let isReloading = false

/** Reads each form on the page. */
const forms = new Set<() => Kept | null>()

const listeners = new Set<() => void>()
let expiry: ReturnType<typeof setTimeout> | undefined

/** Keeps input for this person, until the returned function is called. What was kept of somebody else is forgotten. */
export function keepInputOf(id: string): () => void {
  person = id
  write(read())
  return () => (person = null)
}

/** Calls a listener when what is kept has changed or is too old, until the returned function is called. */
export function listenToKept(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Keeps the input of a form when the page is reloaded, until the returned function is called. Passwords, codes and what looks like a
 * secret are left out.
 *
 * @param mayKeep whether a text may be stored
 */
export function keepForm(readForm: () => FormOnPage | null, mayKeep: (text: string) => boolean): () => void {
  function kept(): Kept | null {
    const form = readForm()
    if (person === null || !form) return null
    const { title, about, defaults } = form
    const changed = Object.entries(form.values).filter(
      ([name, value]) =>
        textOf(value) !== textOf(defaults[name]) && !confidential.test(name) && mayKeep(textOf(value)),
    )
    if (changed.length === 0) return null
    const values = Object.fromEntries(changed)
    const path = window.location.pathname
    return { person, path, title, id: about?.id ?? null, base: baseOf(form), values, at: Date.now() }
  }
  forms.add(kept)
  return () => void forms.delete(kept)
}

/** Reloads the page, and keeps what was typed until its form is shown again. */
export function reloadAndKeep(): void {
  const kept = [...forms].map((readForm) => readForm()).filter((found) => found !== null)
  const others = read().filter((each) => !kept.some((newer) => isSameForm(each, newer)))
  // Without a place to keep it, the browser asks before it reloads.
  isReloading = write([...others, ...kept])
  window.location.reload()
}

/** Whether the page is being reloaded on purpose, so that the browser need not ask. */
export const isReloadingOnPurpose = () => isReloading

/** The forms of this page whose input is kept, and whether each creates something. */
export function keptForms(): { title: string; isNew: boolean }[] {
  return read()
    .filter(isOfThisPage)
    .map(({ title, id }) => ({ title, isNew: id === null }))
}

/**
 * Takes the input that was kept for a form, which is given back once: only to the same form about the same thing. `changed` if the
 * thing has changed meanwhile: then nothing is given back, because saving it would undo the change.
 */
export function takeKept(form: FormOnPage): Values | 'changed' | null {
  const kept = read()
  const found = kept.find(
    (each) => isOfThisPage(each) && each.title === form.title && each.id === (form.about?.id ?? null),
  )
  if (!found) return null
  write(kept.filter((each) => each !== found))
  return found.base === baseOf(form) ? found.values : 'changed'
}

/** Forgets what is kept, as when the person signs out. */
export function forgetKept(): void {
  write([])
}

const isSameForm = (one: Kept, other: Kept) =>
  one.path === other.path && one.title === other.title && one.id === other.id

const isOfThisPage = ({ path }: Kept) => path === window.location.pathname

function baseOf({ about, defaults }: FormOnPage): string {
  if (!about) return ''
  if (about.version !== undefined) return String(about.version)
  return textOf(Object.fromEntries(Object.entries(defaults).filter(([name]) => !confidential.test(name))))
}

const textOf = (value: unknown) => JSON.stringify(value) ?? ''

/** What is kept of this person and not too old. */
function read(): Kept[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as Kept[]
    return kept.filter((each) => each.person === person && Date.now() - each.at < keptFor)
  } catch {
    return []
  }
}

/** Returns whether the browser has stored it. */
function write(kept: Kept[]): boolean {
  clearTimeout(expiry)
  try {
    if (kept.length === 0) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, JSON.stringify(kept))
    const oldest = Math.min(...kept.map(({ at }) => at))
    if (kept.length > 0) expiry = setTimeout(() => write(read()), oldest + keptFor - Date.now())
    return true
  } catch {
    return false
  } finally {
    for (const listener of listeners) listener()
  }
}
