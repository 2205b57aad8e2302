'use client'

import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState, type FocusEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'
import { inputLook } from './field'
import { keepFromPasswordManagers } from './keep-from-password-managers'
import { ShowButton } from './show-button'
import { useCopy } from './use-copy'

interface CopyFieldProps {
  label: string
  value: string
  /** Accessible name of the button, such as "Copy client ID". */
  copyLabel: string
  /** If set, dots hide the value until the person shows it. The accessible names of that button in its two states. */
  masked?: { show: string; hide: string }
  /** Whether the value is shown on as many lines as it needs. A masked one always is. */
  whole?: boolean
  /** Whether the button has focus when its dialog opens. */
  firstFocus?: boolean
  /** Called after each copy, whether by the button or by hand. */
  onCopied?: () => void
}

/** A read-only, monospace value with a button that copies it. */
export function CopyField({ label, value, copyLabel, masked, whole, firstFocus, onCopied }: CopyFieldProps) {
  const id = useId()
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const [shown, setShown] = useState(masked === undefined)
  const { state, copy, confirm } = useCopy(onCopied)

  async function copyOrSelect() {
    if (await copy(value)) return
    // A masked field cannot be copied from.
    flushSync(() => setShown(true))
    field.current?.focus()
    field.current?.select()
  }

  const common = {
    id,
    readOnly: true,
    value,
    spellCheck: false,
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select(),
    onCopy: confirm,
    ...keepFromPasswordManagers,
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <span role="status" className={`text-small ${state === 'copied' ? 'text-success' : 'text-muted'}`}>
          {state === 'copied' && 'Copied'}
          {state === 'manual' && 'Press Ctrl-C to copy'}
        </span>
      </div>
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          {(masked || whole) && shown ? (
            <textarea
              {...common}
              ref={field as RefObject<HTMLTextAreaElement>}
              rows={whole ? 1 : 2}
              className={`${inputLook} field-sizing-content block resize-none py-1.5 font-mono text-mono break-all ${masked ? 'pr-9 pointer-coarse:pr-11' : ''}`}
            />
          ) : (
            <input
              {...common}
              ref={field as RefObject<HTMLInputElement>}
              type={shown ? 'text' : 'password'}
              className={`${inputLook} h-8 font-mono text-mono pointer-coarse:h-10 ${masked ? 'pr-9 pointer-coarse:pr-11' : ''}`}
            />
          )}
          {masked && <ShowButton masked={masked} shown={shown} onChange={setShown} />}
        </div>
        <Button
          aria-label={copyLabel}
          data-first-focus={firstFocus || undefined}
          icon={state === 'copied' ? <Check className="text-success" /> : <Copy />}
          onClick={copyOrSelect}
        >
          Copy
        </Button>
      </div>
    </div>
  )
}
