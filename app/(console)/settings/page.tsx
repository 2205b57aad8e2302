import { Settings } from 'lucide-react'
import type { Metadata } from 'next'
import { valueOf } from '@/app/value-of'
import { AboutPanel } from '@/components/settings/about-panel'
import { MailPanel } from '@/components/settings/mail-panel'
import { PoliciesPanel } from '@/components/settings/policies-panel'
import { SignInPanel } from '@/components/settings/sign-in-panel'
import { readSettingsTab, SettingsTabs, type SettingsTab } from '@/components/settings/settings-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { Person } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { areaRefusal } from '../area-access'
import { NotForRole } from '../not-for-role'
import { retryMailAction, sendTestMessageAction, setPoliciesAction } from './actions'
import { toGatewayView, toMailView } from './view'

export const metadata: Metadata = { title: 'Settings' }

type Query = Record<string, string | string[] | undefined>

export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor()
  const refusal = areaRefusal(actor, 'settings')
  if (refusal !== undefined) {
    return <NotForRole icon={<Settings />} title="Your role has no access to the settings" reason={refusal} />
  }
  const tab = readSettingsTab((await searchParams).tab)
  const disabledReason = reasonToRefuse(actor, 'settings:manage')
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Settings" />
      <SettingsTabs current={tab} />
      {disabledReason && tab !== 'about' && (
        <Notice tone="info">{disabledReason} You have read-only access.</Notice>
      )}
      <Panel tab={tab} actor={actor} disabledReason={disabledReason} />
    </div>
  )
}

interface PanelProps {
  tab: SettingsTab
  actor: Person
  disabledReason: string | undefined
}

async function Panel({ tab, actor, disabledReason }: PanelProps) {
  const { may, publicConfig, clock } = runtime()
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  switch (tab) {
    case 'policies': {
      const policies = valueOf(await may.getPolicies(actor, {}))
      return <PoliciesPanel policies={policies} save={setPoliciesAction} disabledReason={disabledReason} />
    }
    case 'sign-in': {
      const [policies, people] = await Promise.all([
        may.getPolicies(actor, {}),
        may.countTwoFactor(actor, {}),
      ])
      return (
        <SignInPanel
          policies={valueOf(policies)}
          people={valueOf(people)}
          save={setPoliciesAction}
          disabledReason={disabledReason}
        />
      )
    }
    case 'mail':
      return (
        <MailPanel
          mail={toMailView(valueOf(await may.getMailState(actor, {})), publicConfig.mail)}
          actions={{ sendTest: sendTestMessageAction, retry: retryMailAction }}
          reading={reading}
          disabledReason={disabledReason}
        />
      )
    case 'about':
      return (
        <AboutPanel
          about={publicConfig}
          untrustedGateway={toGatewayView(valueOf(await may.getProxyState(actor, {})))}
          reading={reading}
        />
      )
    default:
      return tab satisfies never
  }
}
