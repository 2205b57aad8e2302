'use client'

import { Popover } from '@base-ui/react/popover'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useFinder } from '@/components/credentials/find-by-secret/finder-context'
import { findSecret, secretNouns, type FoundSecret } from '@/lib/schemas/forms/pasted-secret'

/** Fields whose text is searched for or put in an address. */
const searches =
  'form[method="get"] :is(input, textarea), :is(search, [role="search"]) input, [type="search"]'

interface Pasted {
  field: HTMLInputElement | HTMLTextAreaElement
  secret: FoundSecret
  /** What was typed or pasted, as a whole. In memory only. */
  text: string
}

const advice = {
  client_secret: 'find out which API client it belongs to, and end it',
  service_api_key: 'find out which one it is, and end it',
  one_time_link: 'find out whose it is, and make a new link for this person, which ends the old one',
}

/** Clears a secret that is pasted into any search box before anything else sees it, and says so. Wraps no page: it listens. */
export function SecretGuard() {
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const { open: find, disabledReason } = useFinder()
  useEffect(() => listen(setPasted), [])
  if (!pasted) return null
  const { text, secret } = pasted
  const { hint, kind } = secret
  const noun = secretNouns[kind]
  const canBeFound = kind !== 'one_time_link' && disabledReason === undefined

  function findIt() {
    setPasted(null)
    find(text)
  }

  return (
    <Popover.Root open onOpenChange={(open) => open || setPasted(null)}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={pasted.field}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            initialFocus={false}
            finalFocus={false}
            className="flex w-96 max-w-(--available-width) flex-col gap-2 rounded-surface bg-raised p-4 shadow-float outline-none"
          >
            <div role="alert" className="flex flex-col gap-2">
              <Popover.Title className="font-semibold text-warning">
                {hint === null ? `This looks like a part of a ${noun}` : `This is a ${noun}`}
              </Popover.Title>
              <Popover.Description render={<div />} className="flex flex-col gap-2 text-muted">
                <p>It was not sent and not searched for, and the box is empty again.</p>
                <p>
                  If somebody else may have seen it, {advice[kind]}.{' '}
                  {hint !== null && !canBeFound && (
                    <>
                      The details of each show the last four characters. Here these are{' '}
                      <code className="text-text">{hint}</code>.
                    </>
                  )}
                  {hint !== null && canBeFound && (
                    <>
                      Its last four characters are <code className="text-text">{hint}</code>.
                    </>
                  )}
                </p>
              </Popover.Description>
            </div>
            <span className="flex flex-wrap justify-end gap-2">
              <Button size="sm" onClick={() => setPasted(null)}>
                Close
              </Button>
              {canBeFound && (
                <Button size="sm" variant="primary" onClick={findIt}>
                  Find by secret...
                </Button>
              )}
            </span>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
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
