import type { EventView } from '@/components/audit-trail/event-view'
import { LatestEvents } from '@/components/audit-trail/latest-events'
import { DescriptionList } from '@/components/ui/description-list'
import { Drawer } from '@/components/ui/drawer'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialView, Reading } from './credential-view'
import { DrawerActions } from './drawer-actions'
import { kindDetails } from './kind-details'
import { rowLinkId } from './list-address'
import { UsageSection } from './usage-section'
import type { UsageSummary } from './usage-view'

interface CredentialDrawerProps<Kind extends CredentialKind> {
  kind: Kind
  credential: CredentialView<Kind>
  closeHref: string
  /** Its recent usage; null if it could not be read. */
  usage: UsageSummary | null
  /** Its latest events, newest first. */
  events: EventView[]
  reading: Reading
  disabledReason: string | undefined
}

/** The details of a credential and the actions for it. */
export function CredentialDrawer<Kind extends CredentialKind>(props: CredentialDrawerProps<Kind>) {
  const { kind, credential, closeHref, usage, events, reading, disabledReason } = props
  const { Details } = kindDetails[kind]
  return (
    <Drawer
      title={credential.name}
      subtitle={credential.description || undefined}
      closeHref={closeHref}
      returnFocusId={rowLinkId(kind, credential.id)}
      footer={<DrawerActions kind={kind} credential={credential} disabledReason={disabledReason} />}
    >
      <DescriptionList>
        <Details credential={credential} usage={usage} reading={reading} disabledReason={disabledReason} />
      </DescriptionList>
      {usage && <UsageSection credentialId={credential.id} usage={usage} reading={reading} />}
      <LatestEvents credentialId={credential.id} events={events} reading={reading} />
    </Drawer>
  )
}
