import { pressedOnPage, rowSteps } from '@/components/ui/keys'

/**
 * Listens to the keys of every page. J, K and the arrows go through the rows of a list that has the focus. With `singleKeys`, J also
 * enters the list, `/` goes to the search of the page, C presses its button that creates something, and `?` calls `showShortcuts`.
 */
export function listenToKeys(singleKeys: boolean, showShortcuts: () => void): () => void {
  function press(event: KeyboardEvent) {
    const from = pressedOnPage(event)
    if (!from) return
    const done = walk(event.key, from, singleKeys) || (singleKeys && doKey(event, showShortcuts))
    if (done) event.preventDefault()
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}

/** Moves the focus to another row. Returns whether it did. */
function walk(key: string, from: Element, singleKeys: boolean): boolean {
  const step = rowSteps[key]
  // While details are open, the keys go through them.
  if (step === undefined || document.getElementById('drawer')) return false
  const table = from.closest<HTMLTableElement>('main table')
  const list =
    table ??
    (singleKeys && /^[jk]$/.test(key) ? document.querySelector<HTMLTableElement>('main table') : null)
  const rows = [...(list?.tBodies ?? [])].flatMap((body) => [...body.rows])
  const row = from.closest('tr')
  const at = row ? rows.indexOf(row) : -1
  const next = at === -1 ? rows[0] : rows[at + step]
  const control =
    next?.querySelector<HTMLElement>('th a[href], td a[href]') ??
    next?.querySelector<HTMLElement>('button, input')
  control?.focus()
  return control !== undefined && control !== null
}

function doKey({ key, shiftKey, repeat }: KeyboardEvent, showShortcuts: () => void): boolean {
  if (repeat) return false
  if (key === '?') {
    showShortcuts()
    return true
  }
  if (key === '/') return reach('main [type="search"]', (field) => field.select())
  if (key === 'c' && !shiftKey) return reach('main [aria-keyshortcuts="c"]', (button) => button.click())
  return false
}

/** Moves the focus to the first such control that is visible, and uses it. Returns whether there is one. */
function reach(selector: string, then: (control: HTMLInputElement) => void): boolean {
  const control = [...document.querySelectorAll<HTMLInputElement>(selector)].find((each) =>
    each.checkVisibility(),
  )
  if (!control) return false
  control.focus()
  then(control)
  return true
}
