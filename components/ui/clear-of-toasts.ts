/** The rows of buttons at the end of open dialogs and drawers. */
const footers = new Set<HTMLElement>()

/** Pixels from the edge of the window within which a toast appears. */
const reach = { below: 96, right: 400 }

function makeRoom(): void {
  const covered = [...footers]
    .map((footer) => footer.getBoundingClientRect())
    .filter(({ bottom, right }) => innerHeight - bottom < reach.below && innerWidth - right < reach.right)
  const height = Math.max(0, ...covered.map(({ top }) => innerHeight - top))
  document.documentElement.style.setProperty('--above-footers', `${Math.ceil(height)}px`)
}

/** Keeps toasts above a row of buttons, so that a message never covers what is to be pressed next. Returns how to stop that. */
export function clearOfToasts(footer: HTMLElement | null): (() => void) | undefined {
  if (!footer) return undefined
  footers.add(footer)
  const watch = new ResizeObserver(makeRoom)
  watch.observe(footer)
  watch.observe(document.documentElement)
  return () => {
    watch.disconnect()
    footers.delete(footer)
    makeRoom()
  }
}
