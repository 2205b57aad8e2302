import { OAuthError } from './oauth-error'

/**
 * Reads a form body. A parameter given twice is refused (RFC 6749 section 3.2), one without a value counts as absent.
 * Null, which stands for a body of another kind, is refused too.
 */
export function readForm(body: unknown): ReadonlyMap<string, string> {
  if (typeof body !== 'string') {
    throw new OAuthError('invalid_request', 'The body must be application/x-www-form-urlencoded.')
  }
  const form = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(body)) {
    if (form.has(name))
      throw new OAuthError('invalid_request', `The parameter ${printable(name)} is given twice.`)
    form.set(name, value)
  }
  for (const [name, value] of form) if (value === '') form.delete(name)
  return form
}

/** `error_description` is ASCII without quotes and backslashes (RFC 6749 section 5.2). */
function printable(name: string): string {
  return name.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?').slice(0, 60)
}
