/** A refusal in the words of RFC 6749 section 5.2. What it says is public; it never tells whether the ID or the secret was wrong. */
export class OAuthError extends Error {
  constructor(
    readonly code:
      | 'invalid_request'
      | 'invalid_client'
      | 'unauthorized_client'
      | 'unsupported_grant_type'
      | 'invalid_scope',
    readonly description: string,
    readonly status = 400,
    readonly headers: Record<string, string> = {},
  ) {
    super(description)
  }

  /** The body of the answer. */
  toBody() {
    return { error: this.code, error_description: this.description }
  }
}
