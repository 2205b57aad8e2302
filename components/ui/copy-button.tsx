'use client'

import { useRef } from 'react'
import { IconButton } from './icon-button'
import { SharedIcon } from './shared-icon'
import { useCopy } from './use-copy'

interface CopyButtonProps {
  value: string
  /** Accessible name, such as "Copy client ID of Billing export". */
  label: string
  onCopied?: () => void
}

/** A small icon that copies a value, for tables and lines of text. */
export function CopyButton({ value, label, onCopied }: CopyButtonProps) {
  const { state, copy, confirm, reset } = useCopy(onCopied)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className="relative inline-flex">
      <IconButton
        ref={button}
        label={label}
        icon={
          <SharedIcon
            {...(state === 'copied' ? { icon: 'Check', className: 'text-success' } : { icon: 'Copy' })}
          />
        }
        onClick={() => copy(value)}
        className="size-7 pointer-coarse:size-10"
      />
      <span role="status" className="sr-only">
        {state === 'copied' && 'Copied'}
        {state === 'manual' && 'Press Ctrl-C to copy'}
      </span>
      {state === 'manual' && (
        <span className="absolute top-full right-0 z-10 mt-1 flex w-64 flex-col gap-1 rounded-control bg-raised p-2 font-sans text-small whitespace-normal shadow-float">
          Press Ctrl-C to copy
          <input
            ref={(input) => input?.select()}
            aria-label={label}
            readOnly
            value={value}
            onCopy={confirm}
            onBlur={reset}
            onKeyDown={(event) => event.key === 'Escape' && button.current?.focus()}
            className="w-full font-mono text-mono"
          />
        </span>
      )}
    </span>
  )
}
