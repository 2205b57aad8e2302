'use client'

import { Popover } from '@base-ui/react/popover'
import { Button } from '@/components/ui/button'
import { useFinder } from '@/components/credentials/find-by-secret/finder-context'
import { secretNouns } from '@/lib/schemas/forms/pasted-secret'
import type { Pasted } from './secret-guard'

const advice = {
  client_secret: 'find out which API client it belongs to, and end it',
  service_api_key: 'find out which one it is, and end it',
  one_time_link: 'find out whose it is, and make a new link for this person, which ends the old one',
}

/** Says at a search box that a secret was pasted into it, and cleared. */
export function SecretNotice({ pasted, onClose }: { pasted: Pasted; onClose: () => void }) {
  const { open: find, disabledReason } = useFinder()
  const { text, secret } = pasted
  const { hint, kind } = secret
  const noun = secretNouns[kind]
  const canBeFound = kind !== 'one_time_link' && disabledReason === undefined

  function findIt() {
    onClose()
    void find(text)
  }

  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={pasted.field}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            initialFocus={false}
            finalFocus={false}
            className="flex w-96 max-w-(--available-width) flex-col gap-2 rounded-surface bg-raised p-4 shadow-float outline-none"
          >
            <div role="alert" className="flex flex-col gap-2">
              <Popover.Title className="font-semibold text-warning">
                {hint === null ? `This looks like a part of a ${noun}` : `This is a ${noun}`}
              </Popover.Title>
              <Popover.Description render={<div />} className="flex flex-col gap-2 text-muted">
                <p>It was not sent and not searched for, and the box is empty again.</p>
                <p>
                  If somebody else may have seen it, {advice[kind]}.{' '}
                  {hint !== null && !canBeFound && (
                    <>
                      The details of each show the last four characters. Here these are{' '}
                      <code className="text-text">{hint}</code>.
                    </>
                  )}
                  {hint !== null && canBeFound && (
                    <>
                      Its last four characters are <code className="text-text">{hint}</code>.
                    </>
                  )}
                </p>
              </Popover.Description>
            </div>
            <span className="flex flex-wrap justify-end gap-2">
              <Button size="sm" onClick={onClose}>
                Close
              </Button>
              {canBeFound && (
                <Button size="sm" variant="primary" onClick={findIt}>
                  Find by secret...
                </Button>
              )}
            </span>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
