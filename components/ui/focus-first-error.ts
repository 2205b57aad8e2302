/** Frames within which a form will have marked what is wrong, a second of them or so. */
const patience = 60

/** Brings the reader to the first field of a form that is wrong, as soon as it has been marked so, and to what is said of it. */
export function focusFirstError(formId: string): void {
  let frames = 0

  function look() {
    const wrong = document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) {
      wrong.focus()
      wrong.closest('[data-field]')?.scrollIntoView({ block: 'nearest' })
    } else if (frames++ < patience) requestAnimationFrame(look)
  }

  requestAnimationFrame(look)
}
