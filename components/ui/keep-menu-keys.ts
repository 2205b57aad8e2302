const menuKeys = /^(Arrow(Up|Down)|Home|End|Enter|Escape| )$/

/** Frames after which a menu whose code has come is there, and those for which it may then take to have focus. */
const appears = 5
const patience = 60

/**
 * Keeps the keys that a person presses while the code of a menu is still loading, and repeats them in the menu when it is open. If
 * no menu opens, they are dropped.
 */
export async function keepMenuKeys(loading: Promise<unknown>): Promise<void> {
  const kept: string[] = []
  const listening = new AbortController()
  const keep = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, isTrusted } = event
    if (!isTrusted || ctrlKey || metaKey || altKey || !menuKeys.test(key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    // A key that is held down is one press.
    if (!event.repeat) kept.push(key)
  }
  window.addEventListener('keydown', keep, { capture: true, signal: listening.signal })
  try {
    await loading
    for (let frame = 0; !focusedMenu() && frame < patience; frame++) {
      // Its code could not be loaded: keys are the page's again.
      if (frame > appears && !document.querySelector('[role="menu"]')) break
      await nextFrame()
    }
    while (kept.length > 0 && focusedMenu()) {
      repeat(kept.shift() ?? '')
      await nextFrame()
    }
  } finally {
    listening.abort()
  }
}

const focusedMenu = () => document.activeElement?.closest('[role="menu"]')

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

function repeat(key: string): void {
  const focused = document.activeElement as HTMLElement
  // Only the browser's own Enter follows a link.
  if (key === 'Enter' || key === ' ') focused.click()
  else focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
