import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FindButton } from './find-by-secret/find-button'
import { Pages } from '@/components/ui/pages'
import type { Total } from '@/lib/domain/total'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds } from './credential-kinds'
import { firstPage, listHref, withoutFilters } from './list-address'

interface ListBodyProps {
  page: { total: Promise<Total>; previous: string | null; next: string | null }
  /** Whether no page has any rows. */
  isEmpty: boolean
  kind: CredentialKind
  /** The filters and order of the list. */
  query: CredentialListQuery
  filters: ReactNode
  /** The table of the page. */
  children: ReactNode
}

/** The filters, a page of the list or an empty state, and the links to other pages. */
export function ListBody({ page, isEmpty, kind, query, filters, children }: ListBodyProps) {
  const { noun } = credentialKinds[kind]
  const first = firstPage(query)
  return (
    <>
      {filters}
      {isEmpty ? (
        <EmptyState
          icon={<SearchX />}
          title={`No ${noun}s found`}
          body="No results match your search and filters."
          action={
            <span className="flex flex-wrap justify-center gap-2">
              <ButtonLink href={listHref(kind, withoutFilters(query))}>Clear filters</ButtonLink>
              {query.q && <FindButton />}
            </span>
          }
        />
      ) : (
        children
      )}
      <Pages
        total={page.total}
        noun={noun}
        firstHref={page.previous && listHref(kind, first)}
        previousHref={page.previous && listHref(kind, { ...first, before: page.previous })}
        nextHref={page.next && listHref(kind, { ...first, after: page.next })}
      />
    </>
  )
}
