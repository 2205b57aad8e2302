import type { EventView } from '@/components/audit-trail/event-view'
import type { UsageSummary } from '@/components/credentials/usage-view'
import type { Person } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { toUsageSummary } from './credential-view'
import { toEventView } from './event-view'

interface CredentialActivity {
  /** Null if the person may not see it. */
  usage: UsageSummary | null
  events: EventView[]
}

/** The usage and the latest events of a credential. */
export async function activityOf(actor: Person, id: string): Promise<CredentialActivity> {
  const { may } = runtime()
  const [usage, events] = await Promise.all([
    may.usageOfCredential(actor, { id }),
    may.eventsOfCredential(actor, { id }),
  ])
  return {
    usage: usage.ok ? toUsageSummary(usage.value) : null,
    events: events.ok ? events.value.map(toEventView) : [],
  }
}
