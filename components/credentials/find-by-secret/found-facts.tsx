import { TriangleAlert } from 'lucide-react'
import { credentialKinds } from '../credential-kinds'
import type { Reading } from '../credential-view'
import { LastUse } from '../last-use'
import { RetirementBadge } from '../retirement-badge'
import { SecretHint } from '../secret-hint'
import { StateBadge } from '../state-badge'
import { Badge } from '@/components/ui/badge'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { SharedIcon } from '@/components/ui/shared-icon'
import { Time } from '@/components/ui/time'
import { detailsPath } from '@/lib/schemas/forms/notification'
import type { FoundCredential } from './finding'

/** The credential, the secret, when it was last used and when it was reported. */
export function FoundFacts({ found, reading }: { found: FoundCredential; reading: Reading }) {
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
          <SecretHint hint={secret.hint} />
          <SecretBadge secret={secret} endedAt={endedAt} reading={reading} />
        </span>
        <span className="text-small text-muted">
          Created <Time value={secret.createdAt} {...reading} />
        </span>
      </DescriptionRow>
      <DescriptionRow term="Last used">
        <LastUse secret={secret} reading={reading} never="Never" />
      </DescriptionRow>
      {reportedAt !== null && (
        <DescriptionRow term="Reported">
          <Time value={reportedAt} {...reading} />
        </DescriptionRow>
      )}
    </DescriptionList>
  )
}

interface SecretBadgeProps extends Pick<FoundCredential, 'secret' | 'endedAt'> {
  reading: Reading
}

function SecretBadge({ secret, endedAt, reading }: SecretBadgeProps) {
  if (endedAt !== null)
    return (
      <Badge tone="neutral" icon={<SharedIcon icon="CircleSlash" />}>
        Ended
      </Badge>
    )
  if (secret.retiresAt !== null || secret.quietHours !== null)
    return <RetirementBadge secret={secret} reading={reading} />
  return (
    <Badge tone="danger" icon={<TriangleAlert />}>
      Live
    </Badge>
  )
}
