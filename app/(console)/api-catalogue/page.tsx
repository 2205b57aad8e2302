import { LibraryBig, PackagePlus, Plus, Search, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { toIgnored } from '@/app/ignored-parts'
import { readAddress } from '@/app/paged-query'
import { valueOf } from '@/app/value-of'
import { ApiTable } from '@/components/api-catalogue/api-table'
import { CatalogueHost, OpenCatalogueButton } from '@/components/api-catalogue/open-dialog'
import { SampleNotice } from '@/components/api-catalogue/sample-notice'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterForm } from '@/components/ui/filter-form'
import { IgnoredNotice } from '@/components/ui/ignored-notice'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { TextField } from '@/components/ui/text-field'
import { runtime } from '@/lib/runtime'
import { addressOf } from '@/lib/schemas/forms/address'
import { catalogueQuery } from '@/lib/schemas/forms/catalogue'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { searchLength } from '@/lib/schemas/forms/text'
import { areaRefusal } from '../area-access'
import { NotForRole } from '../not-for-role'
import {
  addApiAction,
  addProductAction,
  apiHoldersAction,
  editApiAction,
  productUseAction,
  removeProductAction,
  removeSamplesAction,
  renameProductAction,
  retireApiAction,
} from './actions'
import { toGroupView, toSamples } from './view'

export const metadata: Metadata = { title: 'API catalogue' }

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const path = '/api-catalogue'

export default async function ApiCataloguePage({ searchParams }: PageProps) {
  const actor = await requireActor()
  const { clock, may } = runtime()
  const { texts, values, dropped } = readAddress(await searchParams, catalogueQuery)
  const { q: search, ...place } = values
  const refusal = areaRefusal(actor, 'apiCatalogue')
  if (refusal !== undefined) {
    return (
      <NotForRole
        icon={<LibraryBig />}
        title="Your role has no access to the API catalogue"
        reason={refusal}
      />
    )
  }
  const { groups, products, total, previous, next } = valueOf(
    await may.listCatalogue(actor, { search, ...place }),
  )
  const disabledReason = reasonToRefuse(actor, 'catalogue:manage')
  const samples = toSamples(valueOf(await may.getSamples(actor, {})))
  const pageHref = (end: { after?: string | null; before?: string | null }) =>
    addressOf(path, { q: texts.q, ...end })
  return (
    <CatalogueHost
      given={{
        actions: {
          add: addApiAction,
          edit: editApiAction,
          retire: retireApiAction,
          holders: apiHoldersAction,
          addProduct: addProductAction,
          renameProduct: renameProductAction,
          removeProduct: removeProductAction,
          productUse: productUseAction,
          removeSamples: removeSamplesAction,
        },
        products,
        reading: { now: clock().toISOString(), timeZone: actor.timeZone },
      }}
    >
      <div className="flex flex-col gap-5">
        <PageHeader
          title="API catalogue"
          lead="The APIs that credentials can be granted, by product, and how many credentials have each."
          action={
            <div className="flex flex-wrap gap-2">
              <OpenCatalogueButton
                opens={{ kind: 'addProduct' }}
                variant="secondary"
                icon={<PackagePlus />}
                disabledReason={disabledReason}
              >
                Add product
              </OpenCatalogueButton>
              <OpenCatalogueButton opens={{ kind: 'add' }} icon={<Plus />} disabledReason={disabledReason}>
                Add API
              </OpenCatalogueButton>
            </div>
          }
        />
        {disabledReason && <Notice tone="info">{disabledReason} You have read-only access.</Notice>}
        {!disabledReason && samples.count > 0 && <SampleNotice samples={samples} />}
        <IgnoredNotice parts={toIgnored(dropped)} />
        <FilterForm label="API catalogue" action={path} values={{ q: texts.q }}>
          <div className="max-w-160">
            <TextField
              type="search"
              name="q"
              label="Search the API catalogue"
              hideLabel
              placeholder="Search name, slug or product"
              icon={<Search />}
              defaultValue={texts.q ?? ''}
              maxLength={searchLength}
            />
          </div>
        </FilterForm>
        {groups.length > 0 ? (
          <ApiTable groups={groups.map(toGroupView)} disabledReason={disabledReason} />
        ) : search ? (
          <EmptyState
            icon={<SearchX />}
            title="No APIs found"
            body="No API or product matches your search."
            action={<ButtonLink href={path}>Clear filters</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={<LibraryBig />}
            title="No APIs yet"
            body={
              disabledReason
                ? 'A cloud administrator adds the APIs that credentials can be granted.'
                : 'Add each API that credentials can be granted, or a product to group them by.'
            }
          />
        )}
        <Pages
          total={{ count: total, isExact: true }}
          noun="API"
          firstHref={previous && pageHref({})}
          previousHref={previous && pageHref({ before: previous })}
          nextHref={next && pageHref({ after: next })}
        />
      </div>
    </CatalogueHost>
  )
}
