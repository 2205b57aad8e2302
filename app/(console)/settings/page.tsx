import { Settings } from 'lucide-react'
import type { Metadata } from 'next'
import { PoliciesForm } from '@/components/settings/policies-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { setPoliciesAction } from './actions'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const actor = await requireActor()
  const policies = await runtime().getPolicies(actor, {})
  if (!policies.ok) {
    return (
      <EmptyState
        icon={<Settings />}
        title="The settings are not for your role"
        body={reasonToRefuse(actor, 'settings:read')}
        action={<ButtonLink href="/api-clients">Go to API clients</ButtonLink>}
      />
    )
  }
  const disabledReason = reasonToRefuse(actor, 'settings:manage')
  return (
    <div className="flex max-w-160 flex-col gap-5">
      <PageHeader title="Settings" />
      {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
      <section aria-labelledby="policies" className="flex flex-col gap-3">
        <div>
          <h2 id="policies" className="font-semibold">
            Policies
          </h2>
          <p className="text-muted">
            They bind what is created or edited from now on; what exists stays as it is.
          </p>
        </div>
        <PoliciesForm policies={policies.value} save={setPoliciesAction} disabledReason={disabledReason} />
      </section>
    </div>
  )
}
