'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { late } from '@/components/ui/late'
import { useLate } from '@/components/ui/use-late'
import { findSecret, type FoundSecret } from '@/lib/schemas/forms/pasted-secret'

/** Fields whose text is searched for or put in an address. */
const searches =
  'form[method="get"] :is(input, textarea), :is(search, [role="search"]) input, [type="search"]'

export interface Pasted {
  field: HTMLInputElement | HTMLTextAreaElement
  secret: FoundSecret
  /** What was typed or pasted, as a whole. In memory only. */
  text: string
}

const secretNotice = late(() => import('./secret-notice').then(({ SecretNotice }) => SecretNotice))

/** Said if the notice cannot be loaded. */
const cleared = {
  title: 'You pasted a secret into a search box',
  remedy: 'It was not sent and not searched for, and the box is empty again.',
}

/** Clears a secret that is pasted into any search box before anything else sees it, and says so. Wraps no page: it listens. */
export function SecretGuard() {
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const { part: Notice, whenLoaded } = useLate(secretNotice)
  const show = useEffectEvent((found: Pasted | null) => {
    if (found) void whenLoaded(() => setPasted(found), cleared)
    else setPasted(null)
  })
  useEffect(() => listen((found) => show(found)), [])
  return Notice && pasted && <Notice pasted={pasted} onClose={() => setPasted(null)} />
}

/** Calls `show` for every secret that gets into a search box. Returns the function that stops listening. */
function listen(show: (pasted: Pasted | null) => void): () => void {
  const listening = new AbortController()
  // Captured at the window, so that it comes before React and before the form is sent.
  const first = { capture: true, signal: listening.signal }
  /** A secret that is being pasted, as a whole: a field cuts off what is too long. */
  let paste: { field: EventTarget | null; text: string } | null = null

  function check(event: Event) {
    const fields = event.target instanceof HTMLFormElement ? [...event.target.elements] : [event.target]
    const isCleared = fields.some(clearSecret)
    paste = null
    if (!isCleared) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function clearSecret(field: unknown): boolean {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false
    const secret = field.matches(searches) && findSecret(field.value)
    if (!secret) return false
    const text = paste?.field === field ? paste.text : field.value
    clear(field)
    show({ field, secret: findSecret(text) ?? secret, text })
    return true
  }

  window.addEventListener(
    'paste',
    ({ target, clipboardData }) => {
      const text = clipboardData?.getData('text') ?? ''
      // Kept only until the field has it, and nothing that is pasted elsewhere.
      const isOurs = target instanceof Element && target.matches(searches) && findSecret(text) !== null
      paste = isOurs ? { field: target, text } : null
    },
    first,
  )
  window.addEventListener('input', check, first)
  window.addEventListener('submit', check, first)
  // A browser may keep the page as it was.
  window.addEventListener('pagehide', () => show(null), first)
  // A browser restores what was typed before the page was reloaded.
  for (const field of document.querySelectorAll(searches)) clearSecret(field)
  return () => listening.abort()
}

/** Empties a field so that React notices it too: React replaces the property on the element. */
function clear(field: HTMLInputElement | HTMLTextAreaElement): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, '')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
