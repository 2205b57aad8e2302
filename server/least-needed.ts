import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * The connection to close when there are too many. Connections on which no request has ever begun go first, then those that
 * wait for their next request, then those whose request is still arriving, the oldest of each first. So one caller that opens
 * many connections cannot keep others out. Undefined if every connection waits for an answer.
 *
 * @param open oldest first
 */
export function leastNeeded(
  open: Iterable<Socket>,
  answerOf: (connection: Socket) => ServerResponse | undefined,
): Socket | undefined {
  let waiting: Socket | undefined
  let arriving: Socket | undefined
  for (const connection of open) {
    const answer = answerOf(connection)
    if (!answer) return connection
    if (answer.writableFinished) waiting ??= connection
    else if (!answer.req.complete) arriving ??= connection
  }
  return waiting ?? arriving
}
