/** Brings the reader to the first field of a form that is wrong, once it has been marked so, and to what is said of it. */
export function focusFirstError(formId: string): void {
  requestAnimationFrame(() => {
    const wrong = document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.focus()
    wrong?.closest('[data-field]')?.scrollIntoView({ block: 'nearest' })
  })
}
