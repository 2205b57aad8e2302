/**
 * In every answer to a machine. Caches must not store errors either (RFC 6749 section 5.1), and browsers must not guess a
 * type.
 */
export const answerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
