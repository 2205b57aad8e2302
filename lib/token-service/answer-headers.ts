/** In every answer to a machine. Errors too must not be kept (RFC 6749 section 5.1), and none is for a browser to guess at. */
export const answerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
