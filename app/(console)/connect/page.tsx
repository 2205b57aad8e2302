import type { Metadata } from 'next'
import { Addresses } from '@/components/connect/addresses'
import { LeakSection } from '@/components/connect/leak-section'
import { SnippetSection } from '@/components/connect/snippet-section'
import { gateways, programs } from '@/components/connect/snippets/all'
import { connectionTo } from '@/components/connect/snippets/connection'
import { FilterForm } from '@/components/ui/filter-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SelectField } from '@/components/ui/select-field'
import { runtime } from '@/lib/runtime'
import { requireActor } from '@/lib/session/actor'
import { valueOf } from '@/app/value-of'
import { readConnect, type Address } from './address'

export const metadata: Metadata = { title: 'Connect' }

const path = '/connect'

export default async function ConnectPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const actor = await requireActor()
  const { may, publicConfig } = runtime()
  const { publicUrl, apiBaseUrl } = publicConfig
  const apis = valueOf(await may.listConnectableApis(actor, {}))
  const { api, access, problem, here } = readConnect(address, apis)
  const connection = connectionTo({
    publicUrl,
    upstreamUrl: publicUrl,
    // Unless it is configured, where the APIs are is not known.
    apisUrl: apiBaseUrl === publicUrl ? 'https://api.example.com' : apiBaseUrl,
    slug: api?.slug ?? 'alerts',
    access,
  })
  const hrefOf = (name: string) => (tab: string) => `${path}?${new URLSearchParams({ ...here, [name]: tab })}`

  return (
    <div className="flex flex-col gap-8">
      <PageHeader title="Connect" lead="Addresses and ready snippets, filled in for this Keyturn." />
      <Addresses publicUrl={publicUrl} />
      <div className="flex flex-col gap-3">
        {problem && <Notice tone="warning">{problem}</Notice>}
        <FilterForm label="Fill in the snippets" action={path} values={here}>
          {Object.entries(here).map(([name, value]) =>
            name === 'api' || name === 'access' ? null : (
              <input key={name} type="hidden" name={name} value={value} />
            ),
          )}
          <div className="grid max-w-160 grid-cols-2 gap-3">
            <SelectField
              label="API"
              name="api"
              defaultValue={api?.slug ?? ''}
              options={
                api
                  ? apis.map(({ slug, name }) => ({ value: slug, label: name }))
                  : [{ value: '', label: 'Alerts (an example)' }]
              }
            />
            <SelectField
              label="Access"
              name="access"
              defaultValue={access}
              options={[
                { value: 'read', label: 'Read' },
                ...(api?.writable === false ? [] : [{ value: 'write', label: 'Read and write' }]),
              ]}
            />
          </div>
        </FilterForm>
      </div>
      <SnippetSection
        id="gateways"
        title="Protect the API with a gateway"
        lead={
          access === 'read'
            ? `GET and HEAD need ${connection.read}; all other requests are refused.`
            : `GET and HEAD need ${connection.read}, all other requests ${connection.others}.`
        }
        snippets={gateways}
        named={address.gateway}
        hrefOf={hrefOf('gateway')}
        connection={connection}
      />
      <Notice tone="info">
        List the gateway in <code>TRUSTED_PROXIES</code>, by the address from which it connects to Keyturn.
        {connection.upstream.protocol === 'https:' &&
          ' The snippets reach Keyturn through the proxy in front of it, which must believe the X-Forwarded-For of the gateway. If the gateway can reach Keyturn’s own port, use that address instead.'}{' '}
        docs/gateways.md explains what else a gateway must get right, and how to check it.
      </Notice>
      <SnippetSection
        id="programs"
        title="Call the API from a program"
        lead="Create an API client that holds the permission. The program exchanges its ID and secret for a token."
        snippets={programs}
        named={address.program}
        hrefOf={hrefOf('program')}
        connection={connection}
      />
      <LeakSection publicUrl={publicUrl} />
    </div>
  )
}
