'use client'

import { useId, useLayoutEffect, useRef, useState, type ComponentProps } from 'react'
import { describedBy, Field, inputLook } from './field'
import { late } from './late'
import type { SuggestField } from './suggest-field'
import { useLate } from './use-late'

const suggestField = late(() => import('./suggest-field').then((loaded) => loaded.SuggestField))

/** A `SuggestField` for pages: a plain field until what suggests has been loaded. What is typed in it, and its focus, stay. */
export function LateSuggestField(props: ComponentProps<typeof SuggestField>) {
  const { part, prepare } = useLate(suggestField)
  const [isComposing, setIsComposing] = useState(false)
  /** Whether something was typed since the field got focus. */
  const [isTyping, setIsTyping] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  /** Where the caret was in the plain field; null without focus. */
  const caret = useRef<number | null>(null)
  const id = useId()
  // Not while an input method has unfinished text.
  const Ready = isComposing ? null : part

  useLayoutEffect(() => {
    const field = place.current?.querySelector('input')
    if (!Ready || !field || caret.current === null) return
    field.focus()
    field.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [Ready])

  const { label, hideLabel, hint, error, optional, value, onChange, onBlur, ...others } = props
  const {
    suggestions: _suggestions,
    matched: _matched,
    onChoose: _onChoose,
    onOpen: _onOpen,
    ...input
  } = others
  return (
    <div ref={place} className="contents">
      {Ready ? (
        <Ready {...props} startsOpen={isTyping} />
      ) : (
        <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
          <input
            autoComplete="off"
            {...input}
            id={id}
            {...describedBy(id, { hint, error })}
            value={value}
            onChange={(event) => {
              setIsTyping(true)
              onChange(event.target.value)
            }}
            onPointerEnter={prepare}
            onFocus={prepare}
            onSelect={({ currentTarget }) => (caret.current = currentTarget.selectionStart)}
            onCompositionStart={() => setIsComposing(true)}
            onCompositionEnd={() => setIsComposing(false)}
            onBlur={() => {
              caret.current = null
              setIsTyping(false)
              onBlur?.()
            }}
            className={`${inputLook} h-8 pointer-coarse:h-10`}
          />
        </Field>
      )}
    </div>
  )
}
