/** What a field looks like when it has an error: the control itself, or a group of controls that answer one question. */
const invalid = '[aria-invalid="true"], fieldset[data-invalid]'

/** The controls of a group that answer its question, of radio buttons the chosen one, and then any other. */
const answers = [
  'input:enabled:not([type="search"], [type="radio"]:not(:checked)), select:enabled, textarea:enabled',
  'input:enabled, button',
]

/** Focuses the first field of a form, in the order of the screen, that shows an error, and scrolls it into view. */
export function focusFirstError(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLElement>(invalid)
  if (!field) return
  const control = field.matches('fieldset')
    ? answers.map((answer) => field.querySelector<HTMLElement>(answer)).find(Boolean)
    : field
  control?.focus()
  field.closest('[data-field], fieldset')?.scrollIntoView({ block: 'nearest' })
}
