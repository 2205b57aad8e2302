import type { EventView } from '@/components/audit-trail/event-view'
import { LatestEvents } from '@/components/audit-trail/latest-events'
import type { Reading } from '@/components/credentials/credential-view'
import { NetworkRow } from '@/components/credentials/network-row'
import { PermissionRows } from '@/components/credentials/permission-list'
import { StateBadge } from '@/components/credentials/state-badge'
import { UsageSection } from '@/components/credentials/usage-section'
import type { UsageSummary } from '@/components/credentials/usage-view'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { Drawer } from '@/components/ui/drawer'
import { Time, TimeOrNever } from '@/components/ui/time'
import { DrawerActions } from './drawer-actions'
import { rowLinkId } from './list-address'
import type { ServiceKeyView } from './service-key-view'

interface KeyDrawerProps {
  serviceKey: ServiceKeyView
  closeHref: string
  /** What it was used for lately; null when that could not be read. */
  usage: UsageSummary | null
  /** What was last done to it, newest first. */
  events: EventView[]
  reading: Reading
  disabledReason?: string
}

/** All there is to know of one service API key, and what can be done with it. */
export function KeyDrawer(props: KeyDrawerProps) {
  const { serviceKey, closeHref, usage, events, reading, disabledReason } = props
  const { lastRedeemedFrom } = serviceKey
  return (
    <Drawer
      title={serviceKey.name}
      closeHref={closeHref}
      returnFocusId={rowLinkId(serviceKey.id)}
      footer={<DrawerActions serviceKey={serviceKey} disabledReason={disabledReason} />}
    >
      <DescriptionList>
        <DescriptionRow term="State">
          <StateBadge credential={serviceKey} reading={reading} />
        </DescriptionRow>
        <DescriptionRow term="Service user">{serviceKey.serviceUserName}</DescriptionRow>
        <DescriptionRow term="Key">
          {serviceKey.secrets.map((secret) => (
            <span key={secret.hint} className="block">
              ends in <code>{secret.hint}</code>
            </span>
          ))}
        </DescriptionRow>
        <PermissionRows client={serviceKey} unused={usage?.permissions} />
        <NetworkRow networks={serviceKey.networks} />
        <DescriptionRow term="Owner">{serviceKey.ownerName ?? '—'}</DescriptionRow>
        <DescriptionRow term="Created">
          <Time value={serviceKey.createdAt} {...reading} />
          {serviceKey.createdByName && <span className="text-muted"> by {serviceKey.createdByName}</span>}
        </DescriptionRow>
        <DescriptionRow term="Expires">
          <TimeOrNever value={serviceKey.expiresAt} {...reading} />
        </DescriptionRow>
        <DescriptionRow term="Last used">
          <TimeOrNever value={serviceKey.lastRedeemedAt} {...reading} />
          {lastRedeemedFrom && (
            <span className="text-muted">
              {' '}
              from <code>{lastRedeemedFrom}</code>
            </span>
          )}
        </DescriptionRow>
      </DescriptionList>
      {usage && <UsageSection usage={usage} reading={reading} />}
      <LatestEvents events={events} reading={reading} />
    </Drawer>
  )
}
