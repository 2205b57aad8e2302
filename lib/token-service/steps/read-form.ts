import type { Asked } from '../endpoint'
import { OAuthError } from '../errors'

/** The parameters of a request. A parameter without a value counts as missing (RFC 6749 section 3.2). */
export interface Form {
  form: ReadonlyMap<string, string>
}

/** Reads the body, which must be a form. A repeated parameter is refused (RFC 6749 section 3.2). */
export function readForm({ request: { body } }: Asked): Form {
  if (typeof body !== 'string') {
    throw new OAuthError(
      'invalid_request',
      'body_not_a_form',
      'The body must be application/x-www-form-urlencoded.',
    )
  }
  const form = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(body)) {
    if (form.has(name)) {
      const description = `The parameter ${printable(name)} occurs more than once.`
      throw new OAuthError('invalid_request', 'parameter_repeated', description)
    }
    form.set(name, value)
  }
  for (const [name, value] of form) if (value === '') form.delete(name)
  return { form }
}

/** `error_description` is ASCII without quotes and backslashes (RFC 6749 section 5.2). */
function printable(name: string): string {
  return name.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?').slice(0, 60)
}
