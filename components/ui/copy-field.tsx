'use client'

import { Check, Copy, Eye, EyeOff } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'
import { inputLook } from './field'
import { IconButton } from './icon-button'
import { useCopy } from './use-copy'

interface CopyFieldProps {
  label: string
  value: string
  /** Accessible name of the button, such as "Copy client ID". */
  copyLabel: string
  /** If set, dots hide the value until the person shows it. The accessible names of that button in its two states. */
  masked?: { show: string; hide: string }
  /** Whether the button has focus when its dialog opens. */
  firstFocus?: boolean
  /** Called after each copy, whether by the button or by hand. */
  onCopied?: () => void
}

const keepFromPasswordManagers = {
  autoComplete: 'off',
  'data-1p-ignore': true,
  'data-bwignore': true,
  'data-lpignore': 'true',
  'data-form-type': 'other',
}

/** A read-only, monospace value with a button that copies it. */
export function CopyField({ label, value, copyLabel, masked, firstFocus, onCopied }: CopyFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(masked === undefined)
  const { state, copy, confirm } = useCopy(onCopied)

  async function copyOrSelect() {
    if (await copy(value)) return
    // A masked field cannot be copied from.
    flushSync(() => setShown(true))
    input.current?.focus()
    input.current?.select()
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
          <input
            ref={input}
            id={id}
            type={shown ? 'text' : 'password'}
            readOnly
            value={value}
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            onCopy={confirm}
            {...keepFromPasswordManagers}
            className={`${inputLook} h-8 font-mono text-mono pointer-coarse:h-10 ${masked ? 'pr-9 pointer-coarse:pr-11' : ''}`}
          />
          {masked && (
            <span className="absolute inset-y-0 right-0 flex items-center p-0.5">
              <IconButton
                label={shown ? masked.hide : masked.show}
                icon={shown ? <EyeOff /> : <Eye />}
                onClick={() => setShown(!shown)}
                className="size-7 pointer-coarse:size-9"
              />
            </span>
          )}
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
