'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { useId, useRef, useState, type Ref } from 'react'
import { describedBy, Field, inputLook, type FieldText } from './field'

export interface Suggestion {
  value: string
  /** Tells suggestions with the same value apart. */
  id?: string
  /** Muted text at the end of the line, such as an e-mail address. */
  detail?: string
}

/** A suggestion that stands for a stored thing. */
export interface Found extends Suggestion {
  id: string
}

/** Finds what matches a text. */
export type Find = (text: string) => Promise<Found[]>

interface SuggestFieldProps extends FieldText {
  value: string
  onChange: (value: string) => void
  suggestions: readonly Suggestion[]
  /** Whether the suggestions already match what is typed. Otherwise the field shows those that contain it. */
  matched?: boolean
  /** Called when a suggestion is chosen, after `onChange`. */
  onChoose?: (suggestion: Suggestion) => void
  /** Whether the suggestions are open at first. */
  startsOpen?: boolean
  /** Called when the suggestions open without typing. */
  onOpen?: () => void
  name?: string
  onBlur?: () => void
  ref?: Ref<HTMLInputElement>
  placeholder?: string
  autoComplete?: string
}

/** One line of free text with suggestions. Spread the `field` of a react-hook-form `Controller` into it. */
export function SuggestField(props: SuggestFieldProps) {
  const { label, hideLabel, hint, error, optional, value, onChange, suggestions, onBlur, ...others } = props
  const { matched = false, startsOpen = false, onChoose, onOpen, ...input } = others
  const id = useId()
  const [open, setOpen] = useState(startsOpen)
  const place = useRef<HTMLDivElement>(null)
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
      <Autocomplete.Root
        items={suggestions}
        // Enter takes the first of what was found, instead of leaving a text that stands for nothing.
        {...(matched && { filter: null, autoHighlight: true })}
        value={value}
        onValueChange={onChange}
        itemToStringValue={(suggestion) => suggestion.value}
        open={open}
        onOpenChange={(next, { reason }) => {
          setOpen(next)
          if (next && reason !== 'input-change') onOpen?.()
        }}
        openOnInputClick
      >
        <Autocomplete.Input
          autoComplete="off"
          {...input}
          id={id}
          {...describedBy(id, { hint, error })}
          onBlur={() => {
            setOpen(false)
            onBlur?.()
          }}
          className={`${inputLook} h-8 pointer-coarse:h-10`}
        />
        <div ref={place} className="contents" />
        {open && (
          <Autocomplete.Portal container={place} className="contents">
            <Autocomplete.Positioner
              positionMethod="fixed"
              align="start"
              sideOffset={6}
              className="z-50 data-empty:hidden"
            >
              {/* Not in Autocomplete.Popup, which would hide the rest of the page, its focusable parts too, from assistive technology. */}
              <div className="w-max max-w-[min(28rem,var(--available-width))] min-w-(--anchor-width) rounded-control bg-raised shadow-float">
                <Autocomplete.List
                  aria-label="Suggestions"
                  className="max-h-[min(18rem,var(--available-height))] overflow-y-auto overscroll-contain p-1"
                >
                  {(suggestion: Suggestion) => (
                    <Autocomplete.Item
                      key={suggestion.id ?? suggestion.value}
                      value={suggestion}
                      // Fills the input, as Autocomplete.Popup would do.
                      onClick={() => {
                        onChange(suggestion.value)
                        onChoose?.(suggestion)
                        setOpen(false)
                      }}
                      className="flex min-h-8 cursor-default items-center justify-between gap-4 rounded-control px-2 py-1 select-none data-highlighted:bg-hover pointer-coarse:min-h-10"
                    >
                      <span className="min-w-0 truncate">{suggestion.value}</span>
                      {suggestion.detail && (
                        <span className="shrink-0 text-small text-muted">{suggestion.detail}</span>
                      )}
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </div>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        )}
      </Autocomplete.Root>
    </Field>
  )
}
