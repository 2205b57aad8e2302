/** Frames to wait for a form to mark its errors: about a second. */
const patience = 60

/** Focuses the first invalid field of a form as soon as it is marked, and scrolls its error into view. */
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
