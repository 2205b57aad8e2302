/** Fields in which a key is a letter. */
const typing =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]'

/** What has the keys for itself while it is open. Details and short messages leave them to the page. */
const overlay =
  '[role="menu"], [role="listbox"], [role="alertdialog"], [role="dialog"]:not(#drawer, [aria-modal="false"])'

/** The rows up or down for a key in a list. */
export const rowSteps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** The element at which a key was pressed, if it is for the page: not typed, not for a menu or dialog, and not a part of a combination. */
export function pressedOnPage(event: KeyboardEvent): Element | null {
  const { target } = event
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null
  if (!(target instanceof Element) || target.closest(typing) || document.querySelector(overlay)) return null
  return target
}
