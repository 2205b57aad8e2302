import type { Answer } from './action-state'
import { Button } from './button'

/** The state of a form dialog whose values are read when it opens: still loading, or why it cannot be filled in. */
export function readForm(found: Answer<unknown> | null, again: () => void) {
  return {
    loading: found === null,
    refusal:
      found === null || found.ok
        ? undefined
        : {
            reason: found.message ?? 'The current values could not be read.',
            remedy: !found.stale && (
              <Button size="sm" onClick={again}>
                Try again
              </Button>
            ),
          },
  }
}
