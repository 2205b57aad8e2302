import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pages } from '@/components/ui/pages'
import type { Total } from '@/lib/domain/total'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds } from './credential-kinds'
import { firstPage, listHref, withoutFilters } from './list-address'

interface ListBodyProps {
  page: { total: Promise<Total>; previous: string | null; next: string | null }
  /** Whether nothing is on any page. */
  isEmpty: boolean
  kind: CredentialKind
  /** How the list was asked for. */
  query: CredentialListQuery
  filters: ReactNode
  /** The table of the page. */
  children: ReactNode
}

/** Filters, a page of the list or that nothing matches, and the way to the other pages. */
export function ListBody({ page, isEmpty, kind, query, filters, children }: ListBodyProps) {
  const { noun } = credentialKinds[kind]
  const first = firstPage(query)
  return (
    <>
      {filters}
      {isEmpty ? (
        <EmptyState
          icon={<SearchX />}
          title={`No ${noun} matches`}
          body="None that you may see fits this search and these filters."
          action={<ButtonLink href={listHref(kind, withoutFilters(query))}>Clear filters</ButtonLink>}
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
