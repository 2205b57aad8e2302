'use client'

import { TriangleAlert } from 'lucide-react'
import { StateBadge } from '@/components/credentials/state-badge'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import type { ActedOn, Reading } from '@/components/credentials/credential-view'
import { Badge } from '@/components/ui/badge'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { Dialog } from '@/components/ui/dialog'
import { Link } from '@/components/ui/link'
import { LongWait } from '@/components/ui/long-wait'
import { Notice } from '@/components/ui/notice'
import { SharedIcon } from '@/components/ui/shared-icon'
import { Time } from '@/components/ui/time'
import { absoluteTime, relativeTime } from '@/components/ui/time-format'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { detailsPath } from '@/lib/schemas/forms/notification'
import type { FoundSecret } from './finding'

interface FoundDialogProps {
  found: FoundSecret
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
        <Facts found={found} reading={{ now: found.now, timeZone }} />
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

function Facts({ found, reading }: { found: FoundSecret; reading: Reading }) {
  const { kind, id, name, clientId, serviceUserName, state, expiresAt, secret, endedAt, reportedAt } = found
  const { noun } = credentialKinds[kind]
  return (
    <DescriptionList>
      <DescriptionRow term={noun.charAt(0).toUpperCase() + noun.slice(1)}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {state === 'deleted' ? (
            <>
              {name}
              <Badge tone="neutral" icon={<SharedIcon icon="CircleSlash" />}>
                Deleted
              </Badge>
            </>
          ) : (
            <>
              <Link
                href={detailsPath({ kind, id })}
                className="rounded-[2px] font-medium text-accent-text hover:underline"
              >
                {name}
              </Link>
              <StateBadge credential={{ state, expiresAt }} reading={reading} />
            </>
          )}
        </span>
      </DescriptionRow>
      {clientId !== null && (
        <DescriptionRow term="Client ID">
          <code>{clientId}</code>
        </DescriptionRow>
      )}
      {serviceUserName !== null && <DescriptionRow term="Service user">{serviceUserName}</DescriptionRow>}
      <DescriptionRow term={kind === 'api_client' ? 'Secret' : 'Key'}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <code title={`Ends in ${secret.hint}`}>
            <span aria-hidden>••••</span>
            <span className="sr-only">ends in </span>
            {secret.hint}
          </code>
          <SecretBadge secret={secret} endedAt={endedAt} reading={reading} />
        </span>
        <span className="text-small text-muted">
          Created <Time value={secret.createdAt} {...reading} />
        </span>
      </DescriptionRow>
      <DescriptionRow term="Last used">
        {secret.lastUsedAt === null ? (
          'Never'
        ) : (
          <>
            <Time value={secret.lastUsedAt} {...reading} />
            {secret.lastUsedFrom === null ? (
              ' (an API asked about its token)'
            ) : (
              <>
                {' '}
                from <code>{secret.lastUsedFrom}</code>
              </>
            )}
          </>
        )}
      </DescriptionRow>
      {reportedAt !== null && (
        <DescriptionRow term="Reported">
          <Time value={reportedAt} {...reading} />
        </DescriptionRow>
      )}
    </DescriptionList>
  )
}

interface SecretBadgeProps extends Pick<FoundSecret, 'secret' | 'endedAt'> {
  reading: Reading
}

function SecretBadge({ secret: { retiresAt, quietHours }, endedAt, reading }: SecretBadgeProps) {
  const relative = (value: string) => relativeTime(new Date(value), new Date(reading.now))
  if (endedAt !== null)
    return (
      <Badge tone="neutral" icon={<SharedIcon icon="CircleSlash" />}>
        Ended
      </Badge>
    )
  if (retiresAt !== null || quietHours !== null)
    return (
      <Badge tone="warning" icon={<SharedIcon icon="Clock" />}>
        {retiresAt !== null
          ? `Retires ${relative(retiresAt)}`
          : `Retires when unused for ${quietHours} hours`}
      </Badge>
    )
  return (
    <Badge tone="danger" icon={<TriangleAlert />}>
      Live
    </Badge>
  )
}
