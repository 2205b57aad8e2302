import { useState, type ClipboardEvent } from 'react'
import { findSecret } from '@/lib/schemas/forms/pasted-secret'
import { searchLength } from '@/lib/schemas/forms/text'

/** Characters of a paste that are looked at: a secret in a longer text is not in the box either. */
const longestPaste = 4096

/** What is typed in the palette, and the text with a secret, if it had one: then nothing is left to search for. */
export function useTyped() {
  const [typed, setTyped] = useState('')
  /** In memory only. */
  const [secretText, setSecretText] = useState<string | null>(null)

  function change(entered: string) {
    // The rest of a secret that somebody types is not a search either.
    const goesOn =
      secretText !== null && findSecret(secretText)?.hint === null && /^[0-9A-Za-z]+$/.test(entered)
    const next = (goesOn ? secretText + entered : entered).slice(0, longestPaste)
    const isSecret = findSecret(next) !== null
    setSecretText(isSecret ? next : null)
    setTyped(isSecret ? '' : next.slice(0, searchLength))
  }

  /** Looks at the whole of what is pasted, before the box cuts it off. */
  function paste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text').slice(0, longestPaste)
    if (findSecret(pasted) === null) return
    event.preventDefault()
    setSecretText(pasted)
    setTyped('')
  }

  return { typed, secretText, change, paste, startAgain: () => setSecretText(null) }
}
