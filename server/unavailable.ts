import type { ServerResponse } from 'node:http'
import { plainPage, plainPageHeaders } from './plain-page'

/** The answer to people while the database is unreachable, or does not answer in time. */
export const unavailable = {
  status: 503,
  headers: { ...plainPageHeaders, 'retry-after': '5' },
  body: plainPage('Keyturn cannot reach its database', [
    'Try again in a moment. This page works again as soon as the database answers.',
    'If this continues, contact your Keyturn operator. The log shows when it started and why.',
  ]),
}

/** While `isFailing`, replaces Next's error answers with this page, because Next's own error page needs a script. */
export function insteadOfErrors(response: ServerResponse, isFailing: () => boolean): void {
  const { writeHead, write, end } = response
  // Each method has several signatures, so the arguments are passed on unchanged.
  const call = (method: (...args: never[]) => unknown, args: unknown[]): unknown =>
    Reflect.apply(method, response, args)
  let isReplaced = false
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status < 500 || !isFailing()) return call(writeHead, [status, ...rest])
    isReplaced = true
    for (const name of headersOfTheOther) response.removeHeader(name)
    return call(writeHead, [unavailable.status, unavailable.headers])
  }) as ServerResponse['writeHead']
  // Replaced from the beginning, because Next compresses through these methods. Its data is dropped, and its end sends our page.
  response.write = ((...chunk: unknown[]) => {
    if (!response.headersSent && response.statusCode >= 500) response.writeHead(response.statusCode)
    return isReplaced || call(write, chunk)
  }) as ServerResponse['write']
  response.end = ((...chunk: unknown[]) => {
    if (!response.headersSent && response.statusCode >= 500) response.writeHead(response.statusCode)
    return call(end, isReplaced ? [unavailable.body] : chunk)
  }) as ServerResponse['end']
}

/** Headers that describe the replaced page. */
const headersOfTheOther = [
  'content-encoding',
  'content-length',
  'etag',
  'link',
  'set-cookie',
  'transfer-encoding',
  'vary',
]
