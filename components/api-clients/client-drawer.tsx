import type { EventView } from '@/components/audit-trail/event-view'
import { LatestEvents } from '@/components/audit-trail/latest-events'
import { CopyButton } from '@/components/ui/copy-button'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { Drawer } from '@/components/ui/drawer'
import { Time } from '@/components/ui/time'
import type { Reading } from '@/components/credentials/credential-view'
import type { ApiClientView } from './api-client-view'
import { rowLinkId } from './list-address'
import { DrawerActions } from './drawer-actions'
import { NetworkRow } from '@/components/credentials/network-row'
import { PermissionRows } from '@/components/credentials/permission-list'
import { StateBadge } from '@/components/credentials/state-badge'
import { UsageSection } from '@/components/credentials/usage-section'
import type { UsageSummary } from '@/components/credentials/usage-view'

interface ClientDrawerProps {
  client: ApiClientView
  closeHref: string
  /** What it was used for lately; null when that could not be read. */
  usage: UsageSummary | null
  /** What was last done to it, newest first. */
  events: EventView[]
  reading: Reading
  disabledReason?: string
}

/** All there is to know of one API client, and what can be done with it. */
export function ClientDrawer(props: ClientDrawerProps) {
  const { client, closeHref, usage, events, reading, disabledReason } = props
  const when = (value: string) => <Time value={value} {...reading} />
  return (
    <Drawer
      title={client.name}
      subtitle={client.description || undefined}
      closeHref={closeHref}
      returnFocusId={rowLinkId(client.id)}
      footer={<DrawerActions client={client} disabledReason={disabledReason} />}
    >
      <DescriptionList>
        <DescriptionRow term="State">
          <StateBadge credential={client} reading={reading} />
        </DescriptionRow>
        <DescriptionRow term="Client ID">
          <span className="flex items-center gap-1">
            <code>{client.clientId}</code>
            <CopyButton value={client.clientId} label="Copy client ID" />
          </span>
        </DescriptionRow>
        <DescriptionRow term="Secret">
          {client.secrets.map((secret) => (
            <span key={secret.hint} className="block">
              ends in <code>{secret.hint}</code>, made {when(secret.createdAt)}
            </span>
          ))}
        </DescriptionRow>
        <PermissionRows client={client} unused={usage?.permissions} />
        <NetworkRow networks={client.networks} />
        <DescriptionRow term="Contact email">{client.contactEmail ?? '—'}</DescriptionRow>
        <DescriptionRow term="Application">{client.application ?? '—'}</DescriptionRow>
        <DescriptionRow term="Owner">{client.ownerName ?? '—'}</DescriptionRow>
        <DescriptionRow term="Created">
          {when(client.createdAt)}
          {client.createdByName && <span className="text-muted"> by {client.createdByName}</span>}
        </DescriptionRow>
        <DescriptionRow term="Last redeemed">
          {client.lastRedeemedAt ? (
            <>
              {when(client.lastRedeemedAt)}
              <span className="text-muted">
                {' '}
                from <code>{client.lastRedeemedFrom}</code>
              </span>
            </>
          ) : (
            'Never'
          )}
        </DescriptionRow>
        <DescriptionRow term="Expires">{client.expiresAt ? when(client.expiresAt) : 'Never'}</DescriptionRow>
      </DescriptionList>
      {usage && <UsageSection usage={usage} reading={reading} />}
      <LatestEvents events={events} reading={reading} />
    </Drawer>
  )
}
