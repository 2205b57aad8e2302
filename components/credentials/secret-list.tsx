import { TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { DescriptionRow } from '@/components/ui/description-list'
import { SharedIcon } from '@/components/ui/shared-icon'
import { Time } from '@/components/ui/time'
import { relativeTime } from '@/components/ui/time-format'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { DetailFields, Reading, SecretView } from './credential-view'
import { SecretActions } from './secret-actions'

interface SecretListProps {
  kind: CredentialKind
  credential: DetailFields
  reading: Reading
  /** Why the reader may not manage credentials. */
  disabledReason: string | undefined
}

/** The live secrets, newest first: last four characters, age, last use, and when the old one retires. */
export function SecretList({ kind, credential, reading, disabledReason }: SecretListProps) {
  const { secret: noun } = credentialKinds[kind]
  const { secrets } = credential
  const term = noun === 'key' ? 'Key' : 'Secret'
  return (
    <DescriptionRow term={secrets.length > 1 ? `${term}s` : term}>
      <ul className="flex flex-col gap-3">
        {secrets.map((secret) => (
          <li key={secret.id} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <code title={`Ends in ${secret.hint}`}>
                <span aria-hidden>••••</span>
                <span className="sr-only">ends in </span>
                {secret.hint}
              </code>
              {(secret.isOld || secrets.length > 1) && <RoleBadge secret={secret} reading={reading} />}
              {secret.reportedAt !== null && (
                <Badge tone="danger" icon={<TriangleAlert />}>
                  Reported as leaked
                </Badge>
              )}
            </span>
            <span className="text-small text-muted">
              Created <Time value={secret.createdAt} {...reading} />,{' '}
              <LastUse secret={secret} reading={reading} />
              {secret.quietAt !== null && credential.state === 'active' && (
                <>
                  . If it stays quiet, it retires <Time value={secret.quietAt} {...reading} />
                </>
              )}
            </span>
            {secret.isOld && (
              <SecretActions
                credential={credential}
                secret={secret}
                isLast={secrets.length === 1}
                disabledReason={
                  disabledReason ??
                  (credential.state === 'expired' ? credentialKinds[kind].expired : undefined)
                }
              />
            )}
          </li>
        ))}
      </ul>
    </DescriptionRow>
  )
}

function RoleBadge({ secret, reading }: { secret: SecretView; reading: Reading }) {
  if (!secret.isOld)
    return (
      <Badge tone="success" icon={<SharedIcon icon="CircleCheck" />}>
        New
      </Badge>
    )
  const now = new Date(reading.now)
  return (
    <Badge tone="warning" icon={<SharedIcon icon="Clock" />}>
      {secret.retiresAt !== null
        ? `Retires ${relativeTime(new Date(secret.retiresAt), now)}`
        : `Retires when unused for ${secret.quietHours} hours`}
    </Badge>
  )
}

function LastUse({ secret, reading }: { secret: SecretView; reading: Reading }) {
  const { lastUsedAt, lastUsedFrom, isStillUsed } = secret
  if (lastUsedAt === null) return 'never used'
  return (
    <>
      last used <Time value={lastUsedAt} {...reading} />
      {lastUsedFrom === null ? (
        ' (an API asked about its token)'
      ) : (
        <>
          {' '}
          from <code>{lastUsedFrom}</code>
        </>
      )}
      {isStillUsed && <strong className="font-medium text-warning"> — still in use</strong>}
    </>
  )
}
