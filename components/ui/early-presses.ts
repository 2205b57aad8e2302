/** The event that says that React has taken over the page. */
export const takenOver = 'keyturn:taken-over'

/**
 * Keeps what a person presses and types before React has taken over, and repeats it then, in order and once per control. What
 * sends a form comes last, so that nothing typed is missing. The keys that open the palette are kept too, with what is typed for it.
 * Links, and forms with `method="get"`, work without React and are left alone.
 *
 * Runs as an inline script in the head, as its own source text, so it must not use anything from outside.
 */
function keepEarlyPresses(readyEvent: string): void {
  const kept = new Map<Element, (isWanted?: boolean) => void>()
  const listening = new AbortController()
  const early = { capture: true, signal: listening.signal }

  function keep(control: Element, repeat: () => void) {
    // Shows that the press has been noticed. Not by an attribute, which React would complain about.
    const mark = control.animate({ opacity: 0.55 }, { duration: 120, fill: 'forwards' })
    kept.set(control, (isWanted = true) => {
      mark.cancel()
      if (isWanted) repeat()
    })
  }

  const worksAlone = (form: HTMLFormElement | null | undefined) => form?.getAttribute('method') === 'get'

  /** The control that a press is meant for, if only React can answer. */
  function pressed(target: EventTarget | null): Element | null {
    const found = target instanceof Element ? target.closest('a, button, input, label, summary') : null
    const control = found instanceof HTMLLabelElement ? found.control : found
    if (control instanceof HTMLButtonElement)
      return control.type === 'submit' && worksAlone(control.form) ? null : control
    return control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type) ? control : null
  }

  const sends = (control: Element) =>
    control instanceof HTMLFormElement ||
    (control instanceof HTMLButtonElement && control.type === 'submit' && control.form !== null)

  document.addEventListener(
    'click',
    (event) => {
      const control = pressed(event.target)
      if (!control) return
      event.preventDefault()
      event.stopPropagation()
      if (!kept.has(control)) keep(control, () => control.dispatchEvent(new MouseEvent('click', event)))
    },
    early,
  )
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || worksAlone(form)) return
      event.preventDefault()
      if (!kept.has(form)) keep(form, () => form.requestSubmit())
    },
    early,
  )
  /** What was typed for the palette, after the press that opens it. */
  let typed: string[] = []
  const findOpener = () => document.querySelector<HTMLElement>('[aria-keyshortcuts$="+K"]')

  document.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, metaKey, altKey } = event
      const opener = findOpener()
      const opens = key === 'k' && ctrlKey !== metaKey
      const isText = !ctrlKey && !metaKey && !altKey && /^(.|Enter|Backspace|Escape)$/u.test(key)
      if (!opener || !(opens || (isText && kept.has(opener)))) return
      event.preventDefault()
      if (opens) {
        if (!kept.has(opener)) keep(opener, () => opener.click())
      } else if (key === 'Escape') {
        kept.get(opener)?.(false)
        kept.delete(opener)
        typed = []
      } else typed.push(key)
    },
    early,
  )
  document.addEventListener(
    'paste',
    (event) => {
      const opener = findOpener()
      if (!opener || !kept.has(opener)) return
      event.preventDefault()
      // As if it had been typed.
      for (const key of (event.clipboardData?.getData('text') ?? '').slice(0, 4096)) typed.push(key)
    },
    early,
  )
  for (const type of ['input', 'change']) {
    document.addEventListener(
      type,
      ({ target: field }) => {
        if (field instanceof HTMLSelectElement) {
          const { value } = field
          kept.set(field, () => {
            field.value = value
            field.dispatchEvent(new Event('change', { bubbles: true }))
          })
        } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
          const { value } = field
          const prototype = Object.getPrototypeOf(field) as object
          kept.set(field, () => {
            // React ignores an event if the value is the one that it has seen last.
            field.value = `${value} `
            Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
            field.dispatchEvent(new Event('input', { bubbles: true }))
          })
        }
      },
      early,
    )
  }
  document.addEventListener(
    readyEvent,
    () => {
      listening.abort()
      const order = [...kept].toSorted(([a], [b]) => Number(sends(a)) - Number(sends(b)))
      for (const [control, repeat] of order) if (control.isConnected) repeat()
      for (const key of typed) document.dispatchEvent(new KeyboardEvent('keydown', { key }))
    },
    { once: true },
  )
}

/** The text of the inline script. */
export function earlyPressesScript(): string {
  return `(${keepEarlyPresses.toString()})(${JSON.stringify(takenOver)})`
}
