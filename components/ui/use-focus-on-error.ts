'use client'

import { useEffect, useRef } from 'react'

/**
 * Brings the reader to the first field that is wrong, whoever found it: the form itself (call `toFirstError` when it is
 * invalid) or the server (`failure` is another one than before). Put `form` on the form.
 */
export function useFocusOnError(failure: unknown) {
  const form = useRef<HTMLFormElement>(null)

  function toFirstError() {
    // The fields are marked once they have been rendered.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  useEffect(() => {
    if (failure) toFirstError()
  }, [failure])

  return { form, toFirstError }
}
