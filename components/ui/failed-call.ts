import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation'
import type { ActionFailure } from './action-state'
import { doubtConnection } from './connection'

const failed = (message: string): ActionFailure => ({ ok: false, message, fields: {} })

/** The messages for a call that changes something, and for one that only reads. */
const messages = {
  changes: {
    unanswered: failed(
      'The server did not answer as expected, and the change may have been made. Your input is still here. Try again, or reload the page.',
    ),
    offline: failed(
      'You are offline, so nothing was sent. Your input is still here. Try again when you are connected.',
    ),
  },
  reads: {
    unanswered: failed('The server did not answer as expected.'),
    offline: failed('You are offline.'),
  },
}

/** The answer to a question that nobody was there to answer. */
export const unconfirmed = messages.changes.unanswered

const outdated = failed(
  'Keyturn was updated after you opened this page, so nothing was saved. Reload the page to continue.',
)

const tooLarge = failed(
  'This is more text than the server accepts. Nothing was sent. Shorten the longest field.',
)

/** Characters of the body of an action. The server refuses 1 MiB, and a character can have four bytes. */
const longestBody = 250_000

/** Whether an error means that the server has another version of Keyturn than this page. */
export function isOutdated(error: unknown): boolean {
  if (isUnrecognizedAction(error)) return true
  // A part of the page that was to be loaded later is gone.
  return (
    error instanceof Error && (error.name === 'ChunkLoadError' || /load(ing)? chunk/i.test(error.message))
  )
}

/** Whether the message of a failure says that the page must be reloaded. */
export function asksToReload(message: string): boolean {
  return message === outdated.message
}

/**
 * Calls the server, and decides what the person is told if no answer comes. The one place for every call of an action.
 */
export async function callServer<Input, Answer>(
  action: (input: Input) => Promise<Answer>,
  input: Input,
  does: keyof typeof messages = 'changes',
): Promise<Answer | ActionFailure> {
  if (typeof input !== 'function' && (JSON.stringify(input)?.length ?? 0) > longestBody) return tooLarge
  const wasOnline = navigator.onLine
  try {
    return await action(input)
  } catch (error) {
    if (isOutdated(error)) return outdated
    doubtConnection()
    const { digest } = error as { digest?: string }
    const told = wasOnline ? messages[does].unanswered : messages[does].offline
    // The log has an error of the server under the same reference.
    return digest ? failed(`${told.message} Reference: ${digest}`) : told
  }
}
