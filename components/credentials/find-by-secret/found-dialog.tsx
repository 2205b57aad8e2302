'use client'

import { credentialKinds } from '../credential-kinds'
import type { ActedOn } from '../credential-view'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { LongWait } from '@/components/ui/long-wait'
import { Notice } from '@/components/ui/notice'
import { absoluteTime } from '@/components/ui/time-format'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { FoundCredential } from './finding'
import { FoundFacts } from './found-facts'

interface FoundDialogProps {
  found: FoundCredential
  /** IANA name. */
  timeZone: string
  /** Disables a service API key, which needs no question. */
  disableAtOnce: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  onDisabled: () => void
  /** Asks before something is done to an API client. */
  ask: (what: 'disable' | 'reset', client: ActedOn<'api_client'>) => void
  report: () => void
  onClose: () => void
}

/** Says whose secret was found, whether it works and when it was last used, and offers to stop it. */
export function FoundDialog(props: FoundDialogProps) {
  const { found, timeZone, disableAtOnce, onDisabled, ask, report, onClose } = props
  const { acted, kind, state, endedAt, reportedAt } = found
  const { run, pending, failure } = useAction(disableAtOnce)
  const toast = useToast()
  const isActive = state === 'active' && acted !== null
  const client = acted && 'clientId' in acted ? acted : null

  async function disable() {
    if (client) return ask('disable', client)
    const done = await run({ id: found.id })
    if (!done.ok) return
    toast(`Disabled “${done.value.name}”`, 'It is refused from now on.')
    onDisabled()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Secret of “${found.name}”`}
      footer={
        <>
          <Button onClick={onClose} className="mr-auto">
            Close
          </Button>
          <LongWait pending={pending} />
          {isActive && (
            <Button onClick={() => void disable()} pending={pending}>
              {kind === 'api_client' ? 'Disable...' : 'Disable'}
            </Button>
          )}
          {isActive && client && endedAt === null && (
            <Button onClick={() => ask('reset', client)}>Reset secret...</Button>
          )}
          <Button
            variant={endedAt === null ? 'primary' : 'secondary'}
            disabledReason={
              endedAt !== null && reportedAt !== null ? 'It has already been reported.' : undefined
            }
            onClick={report}
          >
            Report as leaked...
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <Standing found={found} timeZone={timeZone} />
        <FoundFacts found={found} reading={{ now: found.now, timeZone }} />
      </div>
    </Dialog>
  )
}

/** Whether anything accepts the secret. */
function Standing({
  found: { state, endedAt, expiresAt, kind },
  timeZone,
}: Pick<FoundDialogProps, 'found' | 'timeZone'>) {
  const moment = (value: string) => absoluteTime(new Date(value), timeZone)
  if (state === 'expired' && expiresAt !== null)
    return (
      <Notice tone="info" title="This secret no longer works">
        The {credentialKinds[kind].noun} expired on {moment(expiresAt)}.
      </Notice>
    )
  if (endedAt !== null)
    return (
      <Notice tone="info" title="This secret no longer works">
        It ended on {moment(endedAt)}, and so did every token that was issued for it.
      </Notice>
    )
  if (state === 'disabled')
    return (
      <Notice tone="warning" title="This secret does not work now">
        The {credentialKinds[kind].noun} is disabled. Once somebody enables it, this secret works again unless
        you end it.
      </Notice>
    )
  return (
    <Notice tone="danger" title="This secret works">
      Whoever has it can use this {credentialKinds[kind].noun}. Report it as leaked to end it.
    </Notice>
  )
}
