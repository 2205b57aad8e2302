import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation'
import type { ActionFailure } from './action-state'
import { checkConnection, isReachable } from './connection'

const failed = (message: string): ActionFailure => ({ ok: false, message, fields: {} })

/** The messages for a call that changes something, and for one that only reads. */
const messages = {
  changes: {
    unanswered: failed(
      'No answer from the server. Your change may have been saved: reload the page to check before you try again.',
    ),
    offline: failed('You are offline, so nothing was sent. Try again when you are connected.'),
  },
  reads: {
    unanswered: failed('No answer from the server.'),
    offline: failed('You are offline.'),
  },
}

/** The failure if nothing on the page can ask the person to confirm. */
export const unconfirmed = failed(
  'You were not asked to confirm that it is you, so nothing was saved. Reload the page.',
)

const outdated = failed(
  'Keyturn was updated after you opened this page, so nothing was saved. Reload the page to continue.',
)

const tooLarge = failed('This is too much text. Nothing was sent. Shorten the longest field and try again.')

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
  // Only a call that was not made is said to be unsent.
  if (!navigator.onLine && !(await isReachable())) return messages[does].offline
  try {
    return await action(input)
  } catch (error) {
    if (isOutdated(error)) return outdated
    checkConnection()
    const { digest } = error as { digest?: string }
    const told = messages[does].unanswered
    // The log has an error of the server under the same reference.
    return digest ? failed(`${told.message} Reference: ${digest}`) : told
  }
}
