import { useState, type ClipboardEvent, type DragEvent } from 'react'

/** Characters. No field accepts more, and a browser takes seconds to lay out some megabytes. */
const longest = 50_000

/**
 * Refuses a pasted or dropped text that is much too long before it is inserted, and says so at the field. What was typed before stays.
 *
 * @param error the other error of the field
 */
export function usePasteLimit(error: string | undefined) {
  const [refused, setRefused] = useState<string>()

  function check(event: ClipboardEvent | DragEvent, data: DataTransfer | null) {
    const { length } = data?.getData('text') ?? ''
    if (length <= longest) return setRefused(undefined)
    event.preventDefault()
    return setRefused(
      `The pasted text has ${length.toLocaleString('en')} characters, too many for this field. It was not inserted.`,
    )
  }

  return {
    error: refused ?? error,
    limits: {
      onPaste: (event: ClipboardEvent) => check(event, event.clipboardData),
      onDrop: (event: DragEvent) => check(event, event.dataTransfer),
      onInput: () => setRefused(undefined),
    },
  }
}
