import { LibraryBig, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ApiTable } from '@/components/api-catalogue/api-table'
import { CatalogueDialogs } from '@/components/api-catalogue/dialogs'
import { OpenCatalogueButton } from '@/components/api-catalogue/open-dialog'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { NotForRole } from '../not-for-role'
import { addApiAction, editApiAction, retireApiAction } from './actions'

export const metadata: Metadata = { title: 'API catalogue' }

export default async function ApiCataloguePage() {
  const actor = await requireActor()
  const catalogue = await runtime().may.listCatalogue(actor, {})
  if (!catalogue.ok) {
    return (
      <NotForRole
        icon={<LibraryBig />}
        title="Your role has no access to the API catalogue"
        reason={reasonToRefuse(actor, 'catalogue:read')}
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
          action={
            <OpenCatalogueButton opens={{ kind: 'add' }} icon={<Plus />} disabledReason={disabledReason}>
              Add API
            </OpenCatalogueButton>
          }
        />
        {disabledReason && <Notice tone="info">{disabledReason} You have read-only access.</Notice>}
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
