import { LibraryBig } from 'lucide-react'
import type { Metadata } from 'next'
import { AddButton } from '@/components/api-catalogue/add-button'
import { ApiTable } from '@/components/api-catalogue/api-table'
import { CatalogueDialogs } from '@/components/api-catalogue/dialogs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { addApiAction, editApiAction, retireApiAction } from './actions'

export const metadata: Metadata = { title: 'API catalogue' }

export default async function ApiCataloguePage() {
  const actor = await requireActor()
  const catalogue = await runtime().may.listCatalogue(actor, {})
  if (!catalogue.ok) {
    return (
      <EmptyState
        icon={<LibraryBig />}
        title="The API catalogue is not for your role"
        body={reasonToRefuse(actor, 'catalogue:read')}
        action={<ButtonLink href="/api-clients">Go to API clients</ButtonLink>}
      />
    )
  }
  const { apis, products } = catalogue.value
  const disabledReason = reasonToRefuse(actor, 'catalogue:manage')
  return (
    <CatalogueDialogs
      actions={{ add: addApiAction, edit: editApiAction, retire: retireApiAction }}
      products={products.map(({ id, name }) => ({ id, name }))}
    >
      <div className="flex flex-col gap-5">
        <PageHeader
          title="API catalogue"
          lead="The APIs that credentials can be granted, and how many credentials use each."
          action={<AddButton disabledReason={disabledReason} />}
        />
        {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
        <ApiTable
          apis={apis.map(({ id, slug, name, product, writable, grantable, readers, writers }) => ({
            id,
            slug,
            name,
            productId: product?.id ?? null,
            productName: product?.name ?? null,
            writable,
            grantable,
            readers,
            writers,
          }))}
          disabledReason={disabledReason}
        />
      </div>
    </CatalogueDialogs>
  )
}
