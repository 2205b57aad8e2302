'use client'

import { useId, useState, type ComponentProps } from 'react'
import { describedBy, Field, inputLook, type FieldText } from './field'
import { keepFromPasswordManagers } from './keep-from-password-managers'
import { ShowButton } from './show-button'

interface MaskedFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'id' | 'type'> {
  /** The accessible names of the button that shows the text and hides it again. */
  masked: { show: string; hide: string }
}

/**
 * One line of confidential text, shown as dots until the person shows it. It is not of the type `password`, because browsers
 * offer to save what is sent from such a field, and no spelling service sees it.
 */
export function MaskedField({ label, hideLabel, hint, error, optional, masked, ...rest }: MaskedFieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
      <div className="relative">
        <input
          {...rest}
          {...keepFromPasswordManagers}
          {...describedBy(id, { hint, error })}
          id={id}
          type="text"
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          className={`${inputLook} h-8 pr-9 font-mono text-mono pointer-coarse:h-10 pointer-coarse:pr-11 ${shown ? '' : '[-webkit-text-security:disc]'}`}
        />
        <ShowButton masked={masked} shown={shown} onChange={setShown} />
      </div>
    </Field>
  )
}
