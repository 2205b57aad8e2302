import { TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { DescriptionRow } from '@/components/ui/description-list'
import { SharedIcon } from '@/components/ui/shared-icon'
import { Time } from '@/components/ui/time'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { DetailFields, Reading, SecretView } from './credential-view'
import { LastUse } from './last-use'
import { RetirementBadge } from './retirement-badge'
import { SecretActions } from './secret-actions'
import { SecretHint } from './secret-hint'

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
              <SecretHint hint={secret.hint} />
              {(secret.isOld || secrets.length > 1) && <RoleBadge secret={secret} reading={reading} />}
              {secret.reportedAt !== null && (
                <Badge tone="danger" icon={<TriangleAlert />}>
                  Reported as leaked
                </Badge>
              )}
            </span>
            <span className="text-small text-muted">
              Created <Time value={secret.createdAt} {...reading} />,{' '}
              <LastUse secret={secret} reading={reading} lead="last used" never="never used" />
              {secret.isStillUsed && <strong className="font-medium text-warning"> — still in use</strong>}
              {secret.quietAt !== null && credential.state === 'active' && (
                <>
                  . If it stays quiet, it retires <Time value={secret.quietAt} {...reading} />
                </>
              )}
            </span>
            {secret.isOld && (
              <SecretActions
                kind={kind}
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
  return <RetirementBadge secret={secret} reading={reading} />
}
